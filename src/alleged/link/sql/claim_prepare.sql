-- What the propositions of all documents need to meet: day, speaker, and whose voice it is.
CREATE TEMP TABLE claim_days AS
SELECT
    id AS document_id,
    CASE WHEN length(published.value) >= 10 THEN left(published.value, 10) END AS published
FROM kept_documents;

CREATE TEMP TABLE claim_speakers AS
SELECT entity_id, dossier_entity_id
FROM linked_entity_links
WHERE relation = 'member';

-- The words of a source and of a cue; see `claim_words.sql`.
CREATE TEMP TABLE claim_words (statement_id VARCHAR, source_words VARCHAR, cue_words VARCHAR);

-- Propositions are wide rows, and come last: a join that held them all ran out of memory.
CREATE TEMP TABLE claim_statements AS
SELECT
    kept_statements.id AS statement_id, kept_statements.voice, kept_statements.type AS statement_type,
    kept_statements.strength, kept_statements.speaker, kept_statements.probability AS statement_probability,
    kept_statements.weak_source, kept_statements.in_title AS statement_in_title,
    claim_speakers.dossier_entity_id, governments.speaks_for
FROM kept_statements
LEFT JOIN claim_speakers ON claim_speakers.entity_id = kept_statements.speaker_id
LEFT JOIN governments ON governments.dossier_entity_id = claim_speakers.dossier_entity_id;

CREATE TEMP TABLE claim_documents AS
SELECT claim_days.document_id, claim_days.published, voices.counts_as, voices.certain, titled
FROM claim_days
JOIN claim_voices AS voices USING (document_id)
JOIN (SELECT id AS document_id, title_span IS NOT NULL AS titled FROM kept_documents) USING (document_id);

-- Who the pronouns are that somebody with a name is spoken of by, and where.
CREATE TEMP TABLE claim_pronouns AS
SELECT document_id, mention.span.start AS start, min(name) AS subject
FROM (
    SELECT document_id, name, unnest(list_filter(mentions, lambda one: one.wording = 'pronoun')) AS mention
    FROM kept_entities WHERE named
)
GROUP BY ALL;

-- The address of a page says nothing.
CREATE TEMP VIEW claim_propositions AS
FROM kept_propositions
WHERE footing <> 'question' AND NOT regexp_matches(words, '^\W*(https?|www)\b');

CREATE TEMP VIEW claim_members AS
SELECT
    claim_propositions.*,
    claim_documents.published,
    coalesce(voice, 'article') AS voice,
    coalesce(statement_type, 'asserts') AS statement_type,
    coalesce(strength, 'plain') AS strength,
    speaker,
    coalesce(statement_probability, 0.9) AS statement_probability,
    weak_source,
    dossier_entity_id,
    speaks_for,
    counts_as,
    certain,
    titled AND statement_in_title AS headline,
    source_words,
    cue_words
FROM claim_propositions
LEFT JOIN claim_statements USING (statement_id)
LEFT JOIN claim_words USING (statement_id)
JOIN claim_documents USING (document_id);
