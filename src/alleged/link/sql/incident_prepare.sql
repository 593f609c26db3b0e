-- What the steps share.
CREATE TEMP TABLE made_incidents (made_by VARCHAR);
CREATE TEMP TABLE titles AS SELECT string_split(?, ' ') AS words;
CREATE TEMP TABLE empty AS SELECT string_split(?, ' ') AS words;
CREATE TEMP TABLE wholes AS SELECT list_transform(string_split(?, ' '), lambda one: 'g ' || one) AS groups;
CREATE TEMP MACRO words_of(written) AS
    list_distinct(regexp_extract_all(lower(strip_accents(written)), '[a-z]{3,}'));
CREATE TEMP MACRO bare_name(written) AS strip_accents(written);
CREATE TEMP MACRO make_incident_id(prefix, parts) AS prefix || '-' || left(sha256(parts), 20);
