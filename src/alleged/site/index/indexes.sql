CREATE INDEX articles_outlet ON articles (outlet, number);
CREATE INDEX entries_record ON entries (record_id);
