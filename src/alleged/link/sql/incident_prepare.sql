-- What the steps share.
CREATE TEMP TABLE made_incidents (made_by VARCHAR);
CREATE TEMP TABLE titles AS SELECT string_split(?, ' ') AS words;
CREATE TEMP TABLE empty AS SELECT string_split(?, ' ') AS words;
CREATE TEMP TABLE wholes AS SELECT list_transform(string_split(?, ' '), lambda one: 'g ' || one) AS groups;
CREATE TEMP MACRO words_of(written) AS
    list_distinct(regexp_extract_all(lower(strip_accents(written)), '[a-z]{3,}'));
CREATE TEMP MACRO bare_name(written) AS strip_accents(written);
CREATE TEMP MACRO make_incident_id(prefix, parts) AS prefix || '-' || left(sha256(parts), 20);
-- A dateline in capitals as the gazetteer has the name, else with small letters behind the first.
CREATE TEMP MACRO readable_place(written, name) AS CASE
    WHEN length(written) <= 3 OR written <> upper(written) THEN written
    WHEN name <> upper(name) THEN name
    ELSE list_aggregate(list_transform(
        string_split(written, ' '), lambda word: left(word, 1) || lower(substr(word, 2))
    ), 'string_agg', ' ')
END;
-- Whom most documents tell of in a role, under whatever name, somebody known before others: a name that a line
-- has room for.
CREATE TEMP MACRO most_told(parties, role) AS list_sort(list_transform(list_filter(
    parties, lambda one: one.role = role AND regexp_matches(one.name, '\pL') AND length(one.name) <= 60
), lambda one, nth: {
    'unknown': one.code IS NULL AND one.dossier_entity_id IS NULL,
    'told': -coalesce(list_sum(list_transform(list_filter(
        parties, lambda other: other.role = role AND other.dossier_entity_id = one.dossier_entity_id
    ), lambda other: other.documents)), one.documents),
    'nth': nth, 'name': one.name
}))[1].name;
CREATE TEMP MACRO who_to_whom(who, whom) AS CASE
    WHEN whom IS NULL THEN 'by ' || who
    WHEN who IS NULL OR who = whom THEN 'to ' || whom
    ELSE who || ' → ' || whom
END;
-- A day, a month or a year. A stretch whose end nothing tells names no incident.
CREATE TEMP MACRO readable_day(begin, until) AS CASE
    WHEN begin = until THEN begin
    WHEN left(begin, 7) = left(until, 7) THEN left(begin, 7)
    WHEN left(begin, 4) = left(until, 4) THEN left(begin, 4)
END;
