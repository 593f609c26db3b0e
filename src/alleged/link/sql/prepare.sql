-- What the steps share.
CREATE TEMP TABLE made (made_by VARCHAR);
CREATE TEMP TABLE demonyms (form VARCHAR, country VARCHAR);
CREATE TEMP TABLE leaders (
    name VARCHAR, office VARCHAR, country VARCHAR, since VARCHAR, until VARCHAR, edition VARCHAR
);
-- A name without what differs from text to text.
CREATE TEMP MACRO bare(written) AS lower(strip_accents(written));
-- Whether two owners may be one: Quirana and Quiranan begin alike.
CREATE TEMP MACRO same_owner(a, b) AS a = b OR (
    length(a) > 3 AND length(b) > 3
    AND left(a, greatest(4, least(length(a), length(b)) - 2))
    = left(b, greatest(4, least(length(a), length(b)) - 2))
);
-- Whether two strings begin or end alike, as all do that differ in one letter or in two neighbours.
CREATE TEMP MACRO half_of(a, b) AS greatest(0, (least(length(a), length(b)) - 1) // 2);
CREATE TEMP MACRO half_alike(a, b) AS
    left(a, half_of(a, b)) = left(b, half_of(a, b))
    OR right(a, half_of(a, b)) = right(b, half_of(a, b));
CREATE TEMP MACRO make_id(prefix, parts) AS prefix || '-' || left(sha256(parts), 20);
