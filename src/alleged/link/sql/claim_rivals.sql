-- Numbers that two tellers may give of one thing: one that reporting words give as a number of their own,
-- with the nearest number before it, and the text between them. Then shares of a vote.
CREATE TEMP TABLE claim_told_numbers AS
SELECT
    figure.id, figure.document_id, figure.low, figure.high, figure.bound, figure.unit,
    figure.span.start AS begins_at, figure.span."end" AS ends_at,
    words_at(document.text, figure.span) AS words,
    words_at(document.text, figure.counted) AS counted,
    lower(array_to_string(list_transform(figure.measure, lambda one: words_at(document.text, one)), ' ')) AS measure
FROM kept_figures AS figure
JOIN kept_documents AS document ON document.id = figure.document_id
WHERE figure.kind = 'amount' AND figure.low IS NOT NULL AND figure.change IS NULL AND figure.hedge IS NULL;

CREATE TEMP TABLE claim_rivals AS
SELECT
    one.id AS one, other.id AS other, one.document_id,
    substr(document.text, greatest(1, one.begins_at - 89)::BIGINT, least(90, one.begins_at)::BIGINT) AS before,
    substr(document.text, (one.ends_at + 1)::BIGINT, (other.begins_at - one.ends_at)::BIGINT) AS between_them,
    substr(document.text, (other.ends_at + 1)::BIGINT, 40) AS behind
FROM claim_told_numbers AS other
JOIN kept_documents AS document ON document.id = other.document_id
JOIN claim_told_numbers AS one
    ON one.document_id = other.document_id
    AND one.ends_at <= other.begins_at AND one.ends_at >= other.begins_at - 160
WHERE regexp_matches(
    substr(document.text, greatest(1, other.begins_at - 59)::BIGINT, least(60, other.begins_at)::BIGINT),
    '\b(?:puts?|putting|spoke|speaks?|estimate[ds]?|counted|counts|gave|gives|said|says)\b'
)
QUALIFY row_number() OVER (PARTITION BY other.id ORDER BY one.ends_at DESC, one.id) = 1;

CREATE TEMP TABLE claim_rival_members AS
SELECT
    told.*, member.id AS proposition_id, member.predicates, member.footing, member.denied, member.begin,
    member."end", member.published, member.counts_as,
    coalesce(member.speaker, member.source_words) AS speaker
FROM claim_told_numbers AS told
SEMI JOIN (SELECT one AS id FROM claim_rivals UNION ALL SELECT other FROM claim_rivals) AS met USING (id)
JOIN claim_members AS member
    ON member.document_id = told.document_id
    AND member.span.start <= told.begins_at AND member.span."end" >= told.ends_at
QUALIFY row_number() OVER (
    PARTITION BY told.id ORDER BY member.span."end" - member.span.start, member.id
) = 1;

CREATE TEMP TABLE claim_votes AS
SELECT
    figure.id, figure.document_id, figure.low, figure.high, figure.bound, figure.unit,
    figure.span.start AS begins_at, figure.span."end" AS ends_at,
    words_at(document.text, figure.span) AS words,
    words_at(document.text, figure.entity) AS entity,
    words_at(document.text, figure.place) AS place,
    member.words AS told, member.id AS proposition_id, member.predicates, member.footing, member.denied,
    member.begin, member."end", member.published, member.counts_as,
    coalesce(member.speaker, member.source_words) AS speaker
FROM kept_figures AS figure
JOIN kept_documents AS document ON document.id = figure.document_id
JOIN claim_members AS member
    ON member.document_id = figure.document_id
    AND member.span.start <= figure.span.start AND member.span."end" >= figure.span."end"
WHERE figure.kind = 'share' AND figure.low IS NOT NULL AND figure.change IS NULL AND figure.hedge IS NULL
    AND figure.entity IS NOT NULL
    AND regexp_matches(
        substr(document.text, (figure.span."end" + 1)::BIGINT, 24), '^ (?:of|in) the (?:\w+ )?(?:votes?|ballots?)\b'
    )
    AND list_has_any(member.predicates, ['+win', '+elect', '+vote', '+receive', '+re'])
QUALIFY row_number() OVER (
    PARTITION BY figure.id ORDER BY member.span."end" - member.span.start, member.id
) = 1;
