-- Which name is a shorter or other form of which fuller one. A rule that fits several names decides
-- nothing. Blocked by whole words, so that no name meets all others. A place of the gazetteer is
-- settled: others may come to it, it comes to none.
CREATE TEMP TABLE proposals AS
WITH slips AS (
    SELECT node, person, key, words[1] AS first, words[-1] AS last, len(words) AS size
    FROM nodes
    WHERE left(node, 1) <> 'g' AND len(words) > 1 AND documents = 1 AND length(key) > 7
),
firms AS (
    -- what keys do not leave out anyway, as they do `inc` and `group`
    SELECT unnest(string_split_regex(trim('
        airlines airways automotive bank brothers communications companies electronics energy
        enterprises entertainment foods gas holding industries insurance lines media mines mining
        minerals motors news oil petroleum pharmaceuticals resources shipping spa stores studios
        systems technologies telecom
    '), '\s+')) AS word
),
bodies AS (
    SELECT node, documents, body, list_filter(matter, lambda word: word <> 'affairs') AS matter
    FROM (
        SELECT *, words[1] AS body, words[3:] AS matter
        FROM nodes
        WHERE len(words) > 2 AND words[2] IN ('of', 'for')
        UNION ALL
        SELECT *, words[-1], words[:-2]
        FROM nodes
        WHERE len(words) > 1 AND words[2] NOT IN ('of', 'for')
    )
    WHERE body IN ('ministry', 'department') AND NOT person AND left(node, 1) <> 'g'
),
slip_targets AS (
    SELECT node, person, key, words[1] AS first, words[-1] AS last, len(words) AS size
    FROM nodes
    WHERE len(words) > 1 AND documents > 1
)
-- Norland, taken for a person's surname in one document
SELECT
    person.node, other.node AS target, 'the same word, taken for a person here' AS rule, 0 AS step
FROM nodes AS person
JOIN nodes AS other ON other.key = person.key AND NOT other.person
WHERE person.person AND len(person.words) = 1 AND other.documents >= person.documents
    AND NOT EXISTS (
        SELECT 1 FROM nodes AS full_name
        WHERE full_name.person AND len(full_name.words) > 1
            AND full_name.words[-1] = person.words[1]
    )
UNION ALL
-- Georgia, where the text leaves open which, and a place of this name that another text tells
SELECT open.node, place_keys.node, 'the same name, the place not said in one document', 1
FROM nodes AS open
JOIN place_keys ON place_keys.key = open.key
WHERE left(open.node, 1) = 'o'
UNION ALL
-- Ana Ruiz, Ana María Ruiz
SELECT short.node, long.node AS target, 'without a name in the middle', 1
FROM nodes AS short
JOIN nodes AS long
    ON short.words[1] = long.words[1] AND short.words[-1] = long.words[-1]
WHERE short.person AND long.person AND len(short.words) = 2 AND len(long.words) = 3
UNION ALL
-- MFP, where a document says whose acronym it is
SELECT DISTINCT nodes.node, told.target, 'an acronym that another document explains', 2
FROM nodes
JOIN (
    SELECT node AS target, bare(replace(unnest.form, '.', '')) AS form
    FROM (SELECT node, unnest(variants) AS unnest FROM entity_rows WHERE named)
    WHERE unnest.relation = 'acronym'
) AS told ON told.form = nodes.key
WHERE NOT nodes.person AND told.target <> nodes.node AND len(nodes.words) = 1
    AND left(nodes.node, 1) <> 'g'
UNION ALL
-- a slip of the pen: the same but for one letter or two neighbours, in a name of one document
SELECT slip.node, target.node, 'the same name but for a slip of the pen', 3
FROM (
    -- once by the first word and once by the last: either of the two in one join meets all names
    SELECT
        slip, target, substr(slip.key, length(slip.first) + 1) AS rest,
        substr(target.key, length(target.first) + 1) AS other_rest
    FROM slips AS slip JOIN slip_targets AS target
        ON slip.person = target.person AND slip.first = target.first AND slip.size = target.size
    UNION ALL
    SELECT
        slip, target, left(slip.key, length(slip.key) - length(slip.last)),
        left(target.key, length(target.key) - length(target.last))
    FROM slips AS slip JOIN slip_targets AS target
        ON slip.person = target.person AND slip.last = target.last AND slip.size = target.size
    WHERE slip.first <> target.first
)
WHERE slip.node <> target.node AND abs(length(slip.key) - length(target.key)) <= 1
    AND slip.key || 's' <> target.key AND target.key || 's' <> slip.key
    -- the distance last: before or behind a slip half of the rest is the same, which costs less to ask
    AND CASE WHEN half_alike(rest, other_rest) THEN damerau_levenshtein(rest, other_rest) = 1 END
UNION ALL
-- Interior Ministry, Ministry of the Interior; that of fewer documents comes to the other
SELECT one.node, other.node, 'the same body, what it is for before or behind', 3
FROM bodies AS one
JOIN bodies AS other USING (body, matter)
WHERE one.node <> other.node
    AND (one.documents, other.node) < (other.documents, one.node)
UNION ALL
-- Norvane, Norvane Resources
SELECT short.node, long.node, 'without the word for a firm behind it', 3
FROM nodes AS short
JOIN nodes AS long ON long.words[:-2] = short.words
SEMI JOIN firms ON firms.word = long.words[-1]
ANTI JOIN (SELECT DISTINCT node FROM entity_rows WHERE kind = 'place') AS place
    ON place.node = short.node
WHERE NOT short.person AND NOT long.person
UNION ALL
-- Ruiz
SELECT short.node, long.node, 'a surname alone', 4
FROM nodes AS short
JOIN nodes AS long ON long.words[-1] = short.words[1]
WHERE short.person AND long.person AND len(short.words) = 1 AND len(long.words) > 1;

-- Two names that one document keeps apart are two; what a document leaves open it does not keep apart.
CREATE TEMP TABLE apart AS
WITH left_open AS (
    SELECT short.node, long.node AS target, short.document_id
    FROM (
        SELECT entity_id, unnest(candidates) AS candidate FROM entity_rows WHERE named
    ) AS open
    JOIN entity_rows AS short USING (entity_id)
    JOIN entity_rows AS long ON long.entity_id = open.candidate.entity_id
    WHERE open.candidate.relation = 'may be'
)
SELECT DISTINCT proposals.node, proposals.target
FROM proposals
JOIN node_documents AS one ON one.node = proposals.node
JOIN node_documents AS other
    ON other.node = proposals.target AND other.document_id = one.document_id
ANTI JOIN left_open
    ON left_open.node = proposals.node AND left_open.target = proposals.target
    AND left_open.document_id = one.document_id;

-- Of each name the first rule, and how many names it fits.
CREATE TEMP TABLE offered AS
SELECT DISTINCT
    node, target, rule, step, (node, target) IN (SELECT (node, target) FROM apart) AS kept_apart,
    count(DISTINCT target) OVER (PARTITION BY node) AS fits
FROM (
    SELECT *, min(step) OVER (PARTITION BY node) AS first_step FROM proposals
)
WHERE step = first_step;

-- Whether documents with the one name and documents with the other name a third party, and one that
-- is not in the news everywhere.
CREATE TEMP TABLE sharing AS
WITH rare AS (SELECT node FROM nodes WHERE documents <= 50),
asked AS (SELECT node, target FROM offered WHERE fits = 1 AND NOT kept_apart AND step >= 3),
beside AS (
    SELECT DISTINCT here.node, near.node AS third
    FROM node_documents AS here
    JOIN node_documents AS near ON near.document_id = here.document_id AND near.node <> here.node
    SEMI JOIN (SELECT node FROM asked UNION SELECT target FROM asked) AS wanted ON wanted.node = here.node
    SEMI JOIN rare ON rare.node = near.node
)
SELECT DISTINCT asked.node, asked.target
FROM asked
JOIN beside AS one ON one.node = asked.node
JOIN beside AS other ON other.node = asked.target AND other.third = one.third;

CREATE TEMP TABLE decided AS
SELECT
    offered.node, offered.target, offered.step,
    fits = 1 AND (NOT kept_apart OR step = 0) AND (step < 3 OR sharing.node IS NOT NULL) AS joined,
    CASE
        WHEN step = 0 AND fits = 1 THEN 0.85
        WHEN kept_apart OR fits > 1 THEN round(1 / (fits + 1), 3)
        WHEN step < 3 THEN 0.95
        WHEN sharing.node IS NULL THEN 0.5
        WHEN step = 3 THEN 0.9
        ELSE 0.85
    END AS probability,
    rule || CASE
        WHEN kept_apart THEN '; a document keeps the two apart'
        WHEN fits > $most_open
            THEN '; it fits ' || fits || ' names, of which the $most_open most told are linked'
        WHEN fits > 1 THEN '; it fits ' || fits || ' names'
        WHEN step >= 3 AND sharing.node IS NULL THEN '; the documents share no other name'
        WHEN step >= 3 THEN '; only one name fits, and the documents share another name'
        ELSE ''
    END AS reason
FROM (
    -- the surname of a thousand people says nothing, and would be a thousand links in each document
    SELECT offered.*, row_number() OVER (
        PARTITION BY offered.node ORDER BY nodes.documents DESC, offered.target, offered.rule
    ) AS nth
    FROM offered JOIN nodes ON nodes.node = offered.target
) AS offered
LEFT JOIN sharing USING (node, target)
WHERE nth <= $most_open;
