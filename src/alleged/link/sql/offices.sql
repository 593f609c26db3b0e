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
kinds AS (
    SELECT *, row_number() OVER () AS kind
    FROM (SELECT DISTINCT title, owner, owner_said, standing, day FROM office_rows WHERE NOT named)
),
fitting AS (
    SELECT kinds.kind, holder_numbers.number, bool_or(kinds.owner_said AND held.owner_said) AS said
    FROM kinds
    JOIN held_spans AS held
        ON held.title = kinds.title AND left(held.owner, 4) = left(kinds.owner, 4)
    JOIN holder_numbers USING (root)
    WHERE same_owner(kinds.owner, held.owner)
        AND (
            -- held at nearly the same time, or no longer held in both
            (kinds.standing = held.standing AND (
                kinds.standing = 'former' OR kinds.day IS NULL OR held.first_day IS NULL
                OR kinds.day BETWEEN held.first_day - 366 AND held.last_day + 366
            ))
            -- held then, no longer now
            OR (kinds.standing = 'former' AND held.standing = 'serving' AND held.first_day < kinds.day)
        )
    GROUP BY ALL
),
holders AS (
    SELECT alone.entity, fitting.number, bool_or(fitting.said) AS said
    FROM alone
    JOIN office_rows USING (entity_id)
    JOIN kinds
        ON kinds.title = office_rows.title AND kinds.owner = office_rows.owner
        AND kinds.owner_said = office_rows.owner_said AND kinds.standing = office_rows.standing
        AND kinds.day IS NOT DISTINCT FROM office_rows.day
    JOIN fitting USING (kind)
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
