-- Who is only known by an office, and who holds that office elsewhere in the dossier. Where a text does
-- not say whose the office is, the place that it speaks of most is taken, for an open link only.
CREATE TEMP TABLE spoken_of AS
SELECT document_id, coalesce(demonyms.country, bare(name)) AS owner
FROM (
    SELECT
        document_id, name, len(mentions) AS times,
        max(times) OVER (PARTITION BY document_id) AS most,
        count(*) OVER (PARTITION BY document_id, times) AS equals
    FROM entity_rows
    WHERE kind = 'place' AND named
)
LEFT JOIN demonyms ON demonyms.form = bare(name)
WHERE times = most AND equals = 1;

CREATE TEMP TABLE office_rows AS
SELECT
    entity_rows.entity_id, entity_rows.document_id, entity_rows.named,
    coalesce(roots.root, entity_rows.node) AS root, office.title, office.of AS whose,
    -- the country, where a table of adjectives has it: Bolivian, Bolivia
    coalesce(demonyms.country, bare(office.of), spoken_of.owner) AS owner,
    office.of IS NOT NULL AS owner_said, office.standing, left(documents.published.value, 10) AS published,
    try_cast(left(documents.published.value, 10) AS DATE) AS day
FROM (SELECT *, unnest(offices) AS office FROM entity_rows) AS entity_rows
LEFT JOIN roots USING (node)
LEFT JOIN demonyms ON demonyms.form = bare(office.of)
LEFT JOIN spoken_of ON spoken_of.document_id = entity_rows.document_id
JOIN kept_documents AS documents ON documents.id = entity_rows.document_id;

-- Many documents tell of one holder: of each year the first day and the last stand for all days.
CREATE TEMP TABLE held_spans AS
SELECT
    root, title, owner, owner_said, standing, min(day) AS first_day, max(day) AS last_day,
    min(document_id) AS one_document, max(document_id) AS other_document
FROM office_rows
WHERE named
GROUP BY root, title, owner, owner_said, standing, year(day);

-- Who of those whom the document names by name has this office in another document. That the text names
-- them says more than whose office it is, which many texts leave out.
CREATE TEMP TABLE named_there AS
-- whom the document names comes first: offices alone bring each holder together with all who ask
WITH beside AS MATERIALIZED (
    SELECT DISTINCT alone.*, coalesce(roots.root, person.node) AS beside_root
    FROM office_rows AS alone
    JOIN entity_rows AS person ON person.document_id = alone.document_id
    LEFT JOIN roots ON roots.node = person.node
    WHERE NOT alone.named AND person.named AND person.kind = 'person'
)
SELECT DISTINCT beside.entity_id, held.root
FROM beside
JOIN held_spans AS held ON held.root = beside.beside_root AND held.title = beside.title
WHERE (held.one_document <> beside.document_id OR held.other_document <> beside.document_id)
    AND (NOT beside.owner_said OR NOT held.owner_said OR same_owner(beside.owner, held.owner))
    AND CASE
        WHEN beside.day IS NULL OR held.first_day IS NULL THEN beside.standing = held.standing
        WHEN beside.standing = 'former'
            THEN held.standing = 'former' OR held.first_day < beside.day
        ELSE beside.standing = held.standing
            AND beside.day BETWEEN held.first_day - 366 AND held.last_day + 366
    END;

-- Who holds the office of those whom no such name tells, as numbers: in a large dossier hundreds may fit
-- each. The smaller the number, the more documents tell of the holder.
CREATE TEMP TABLE holder_numbers AS
SELECT root, row_number() OVER (ORDER BY count(DISTINCT document_id) DESC, root) AS number
FROM office_rows WHERE named GROUP BY root;

CREATE TEMP TABLE by_office AS
WITH there AS (
    SELECT entity_id, any_value(root) AS root FROM named_there GROUP BY entity_id HAVING count(*) = 1
),
alone AS (
    SELECT entity_id, min(standing) AS standing, row_number() OVER (ORDER BY entity_id) AS entity
    FROM office_rows ANTI JOIN there USING (entity_id)
    WHERE NOT named GROUP BY entity_id
),
asked AS (
    SELECT DISTINCT alone.entity, title, owner, owner_said, office_rows.standing, day
    FROM alone JOIN office_rows USING (entity_id)
),
-- years that follow each other are one stretch: all days of both are within a year of one of them
held AS (
    SELECT
        holder_numbers.number, title, owner, owner_said, standing,
        min(first_day) AS first_day, max(last_day) AS last_day
    FROM (
        SELECT *, year(first_day) - row_number() OVER (
            PARTITION BY root, title, owner, owner_said, standing ORDER BY first_day
        ) AS stretch
        FROM held_spans
    )
    JOIN holder_numbers USING (root)
    GROUP BY holder_numbers.number, title, owner, owner_said, standing, stretch
),
-- which owners may be one is asked once for two owners, and not for each two who hold an office
owners AS (
    SELECT one.owner, other.owner AS held_owner
    FROM (SELECT DISTINCT owner FROM asked) AS one
    JOIN (SELECT DISTINCT owner FROM held) AS other ON left(other.owner, 4) = left(one.owner, 4)
    WHERE same_owner(one.owner, other.owner)
),
holders AS (
    SELECT asked.entity, held.number, bool_or(asked.owner_said AND held.owner_said) AS said
    FROM asked
    JOIN owners USING (owner)
    JOIN held ON held.title = asked.title AND held.owner = owners.held_owner
    WHERE
        -- held at nearly the same time, or no longer held in both
        (asked.standing = held.standing AND (
            asked.standing = 'former' OR asked.day IS NULL OR held.first_day IS NULL
            OR asked.day BETWEEN held.first_day - 366 AND held.last_day + 366
        ))
        -- held then, no longer now
        OR (asked.standing = 'former' AND held.standing = 'serving' AND held.first_day < asked.day)
    GROUP BY ALL
),
-- those first whose office both say
first_ones AS (
    SELECT entity, count(*) AS fits, unnest(min((NOT said, number), $most_open)) AS held
    FROM holders GROUP BY entity
)
SELECT
    entity_id, root, true AS joined, 0.8 AS probability,
    'the only one named in this document whom another document gives this office' AS reason
FROM there
UNION ALL
SELECT
    entity_id, root, fits = 1 AND said AND standing = 'serving' AS joined,
    CASE WHEN fits = 1 AND said AND standing = 'serving' THEN 0.8 ELSE round(1 / (fits + 1), 3) END
        AS probability,
    CASE
        WHEN NOT said THEN 'has or had this office; whose it is, is not said in both documents'
        WHEN fits > $most_open
            THEN 'has or had the same office, as ' || (fits - 1) || ' more; $most_open are linked'
        WHEN fits > 1 THEN 'has or had the same office, as ' || (fits - 1) || ' more'
        WHEN standing = 'serving'
            THEN 'the only one whom the dossier gives this office at about this time'
        ELSE 'the only one whom the dossier gives this office; there may be other former holders'
    END AS reason
FROM (SELECT entity, fits, NOT held[1] AS said, held[2] AS number FROM first_ones) AS held
JOIN alone USING (entity)
JOIN holder_numbers USING (number);
