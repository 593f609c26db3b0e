-- Holders by the user's table, for offices that no text gives a name to. Only on a known day, and only
-- for an office that is held on it.
CREATE TEMP TABLE leaders_of AS
SELECT leaders.*, coalesce(demonyms.country, bare(leaders.country)) AS owner
FROM leaders
LEFT JOIN demonyms ON demonyms.form = bare(leaders.country);

CREATE TEMP TABLE outside_rows AS
SELECT DISTINCT
    members.root, leaders_of.name, leaders_of.office, leaders_of.country, leaders_of.since, leaders_of.until,
    leaders_of.edition,
    office_rows.title || ' of ' || office_rows.whose || ' on ' || office_rows.published AS asked
FROM members
JOIN office_rows USING (entity_id)
JOIN leaders_of ON leaders_of.owner = office_rows.owner
WHERE NOT members.named AND left(members.root, 1) = 'u' AND office_rows.standing = 'serving' AND office_rows.owner_said
    AND length(office_rows.published) = 10
    AND leaders_of.since <= office_rows.published
    AND (leaders_of.until = '' OR office_rows.published <= rpad(leaders_of.until, 10, '-99'))
    AND (
        contains(leaders_of.office, office_rows.title)
        OR (
            leaders_of.office IN ('', 'chief of state', 'head of state')
            AND office_rows.title IN ('president', 'king', 'queen', 'leader')
        )
        OR (
            leaders_of.office IN ('', 'head of government')
            AND office_rows.title IN ('prime minister', 'premier', 'chancellor')
        )
    );
