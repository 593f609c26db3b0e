-- Holders by the user's table, for offices that no text gives a name to. Only on a known day, and only
-- for an office that is held on it.
CREATE TEMP TABLE outside_rows AS
SELECT DISTINCT
    members.root, leaders.name, leaders.office, leaders.country, leaders.since, leaders.until,
    leaders.edition,
    office_rows.title || ' of ' || office_rows.whose || ' on ' || office_rows.published AS asked
FROM members
JOIN office_rows USING (entity_id)
JOIN leaders ON owner_of(leaders.country) = office_rows.owner
WHERE NOT members.named AND left(members.root, 1) = 'u' AND office_rows.standing = 'serving'
    AND length(office_rows.published) = 10
    AND leaders.since <= office_rows.published
    AND (leaders.until = '' OR office_rows.published <= rpad(leaders.until, 10, '-99'))
    AND (
        contains(leaders.office, office_rows.title)
        OR (
            leaders.office IN ('', 'chief of state', 'head of state')
            AND office_rows.title IN ('president', 'king', 'queen', 'leader')
        )
        OR (
            leaders.office IN ('', 'head of government')
            AND office_rows.title IN ('prime minister', 'premier', 'chancellor')
        )
    );
