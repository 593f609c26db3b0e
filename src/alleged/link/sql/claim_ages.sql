-- Two ages of one named party, told within weeks: `Ada Orn, 41,`. A birthday may lie between two that
-- are one year apart, so these must be told within ten days. Once for each two documents.
CREATE TEMP TABLE claim_age_told AS
SELECT
    speakers.dossier_entity_id, entity.document_id, figure.low AS age, figure.id AS figure_id,
    figure.span AS span, entity.name AS name
FROM (SELECT id, document_id, name, unnest(mentions) AS mention FROM kept_entities) AS entity
JOIN claim_speakers AS speakers ON speakers.entity_id = entity.id
JOIN kept_figures AS figure
    ON figure.document_id = entity.document_id AND figure.span.start = entity.mention.span.end + 2
JOIN kept_documents AS document ON document.id = entity.document_id
WHERE entity.mention.wording = 'name' AND figure.unit = 'year of age'
    AND figure.low IS NOT NULL AND figure.high IS NULL AND figure.bound = 'exact'
    -- digits between two commas: not the `42-year-old` who is named next
    AND regexp_matches(
        substr(document.text, (entity.mention.span.end + 1)::BIGINT, 5), '^, [0-9]{2}[,.]'
    );

CREATE TEMP TABLE claim_age_held AS
SELECT told.*, member.id AS proposition_id, try_cast(member.published AS DATE) AS day
FROM claim_age_told AS told
JOIN claim_members AS member
    ON member.document_id = told.document_id
    AND member.span.start <= told.span.start AND member.span.end >= told.span.end
QUALIFY row_number() OVER (
    PARTITION BY told.figure_id ORDER BY member.span.end - member.span.start, member.id
) = 1;

SELECT
    least(one.proposition_id, other.proposition_id) AS one,
    greatest(one.proposition_id, other.proposition_id) AS other,
    least(one.age, other.age) AS younger, greatest(one.age, other.age) AS older, one.name
FROM claim_age_held AS one
JOIN claim_age_held AS other
    ON other.dossier_entity_id = one.dossier_entity_id
    AND other.document_id > one.document_id AND other.age <> one.age
WHERE abs(datediff('day', one.day, other.day))
    <= CASE WHEN abs(one.age - other.age) = 1 THEN 10 ELSE 60 END
QUALIFY row_number() OVER (
    PARTITION BY one.dossier_entity_id, one.document_id, other.document_id
    ORDER BY one.figure_id, other.figure_id
) = 1
ORDER BY 1, 2;
