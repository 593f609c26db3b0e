-- What no later step needs: `copy_documents`, `publishers` and `agency_families` stay.
DROP TABLE marks;
DROP TABLE postings;
DROP TABLE votes;
DROP TABLE candidates;
DROP TABLE quoting;
DROP TABLE kindred;
DROP TABLE pairs;
DROP TABLE standing;
DROP TABLE phrases;
DROP TABLE outlet_rows;
DROP TABLE outlet_families;
DROP TABLE outlet_names;
DROP TABLE sites;
DROP TABLE site_names;
DROP TABLE own_voices;
DROP TABLE group_members;
DROP TABLE group_voices;
