-- Numbers that may clash with others: counts of people that something was done to, and places in an
-- order. Each with the smallest proposition that holds it. Then the nights that documents date, and which
-- of all these documents tell one story: an incident in common, or four names that are not in the news
-- everywhere.
CREATE OR REPLACE TEMP MACRO words_at(written, span) AS
    substr(written, (span.start + 1)::BIGINT, (span."end" - span.start)::BIGINT);

CREATE TEMP TABLE claim_counts AS
SELECT
    figure.id, figure.document_id, figure.kind, figure.low, figure.high, figure.bound,
    figure.change, figure.span.start AS begins_at,
    words_at(document.text, figure.span) AS words,
    list_transform(figure.measure, lambda one: words_at(document.text, one)) AS measure,
    words_at(document.text, figure.entity) AS entity,
    words_at(document.text, figure.place) AS place,
    substr(document.text, greatest(1, figure.span.start - 39)::BIGINT, least(40, figure.span.start)::BIGINT)
        AS before,
    substr(document.text, (figure.span."end" + 1)::BIGINT, 60) AS behind,
    member.id AS proposition_id, member.predicates, member.places,
    member.amounts, member.begin, member."end",
    member.published, member.voice, member.counts_as, coalesce(member.headline, false) AS headline, member.footing,
    member.denied, coalesce(member.speaker, member.source_words) AS speaker, member.cue_words
FROM kept_figures AS figure
JOIN kept_documents AS document ON document.id = figure.document_id
JOIN claim_members AS member
    ON member.document_id = figure.document_id
    AND member.span.start <= figure.span.start AND member.span."end" >= figure.span."end"
WHERE figure.hedge IS NULL AND figure.low IS NOT NULL AND figure.kind IN ('amount', 'rank')
    AND (
        figure.kind = 'rank' OR list_has_any(member.predicates, $predicates)
        OR list_has_any($nouns, regexp_extract_all(lower(array_to_string(
            list_transform(figure.measure, lambda one: words_at(document.text, one)), ' '
        )), '\w+'))
    )
QUALIFY row_number() OVER (
    PARTITION BY figure.id ORDER BY member.span."end" - member.span.start, member.id
) = 1;

-- The nights that documents date: `the night of 15 March`, `late on Thursday`. The first of each.
CREATE TEMP TABLE claim_nights AS
SELECT document_id, id AS proposition_id, published, counts_as, begin AS night
FROM claim_members
WHERE footing = 'fact' AND NOT denied AND begin IS NOT NULL AND (
    (regexp_matches(words, '(?i)\bnight (?:of|from|between)\b') AND datediff('day', begin::DATE, "end"::DATE) = 1)
    OR (regexp_matches(words, '(?i)\blate on\b') AND begin = "end")
)
QUALIFY row_number() OVER (PARTITION BY document_id, begin ORDER BY span.start, id) = 1;

CREATE TEMP TABLE claim_number_stories AS
WITH told AS (SELECT document_id FROM claim_counts UNION SELECT document_id FROM claim_nights),
names AS (
    SELECT document_id, name
    FROM claim_names SEMI JOIN claim_rare_names USING (name) JOIN claim_places USING (place)
    SEMI JOIN told USING (document_id)
),
incidents AS (
    SELECT document_id, incident_id FROM claim_incidents SEMI JOIN told USING (document_id)
    QUALIFY count(*) OVER (PARTITION BY incident_id) <= 50
)
SELECT one.document_id AS one, other.document_id AS other
FROM names AS one JOIN names AS other USING (name)
WHERE one.document_id < other.document_id
GROUP BY ALL HAVING count(*) >= 4
UNION
SELECT one.document_id, other.document_id
FROM incidents AS one JOIN incidents AS other USING (incident_id)
WHERE one.document_id < other.document_id;
