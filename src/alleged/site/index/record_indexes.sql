CREATE INDEX records_id ON records (id);
CREATE INDEX records_of ON records (document_id, kind, n);
CREATE INDEX records_kind ON records (kind, n);
CREATE INDEX refs_to ON refs (to_id);
CREATE INDEX refs_from ON refs (from_n);
