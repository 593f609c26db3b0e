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

CREATE TEMP TABLE claim_members AS
SELECT
    kept_propositions.*,
    claim_days.published,
    coalesce(kept_statements.voice, 'article') AS voice,
    coalesce(kept_statements.type, 'asserts') AS statement_type,
    coalesce(kept_statements.strength, 'plain') AS strength,
    kept_statements.speaker,
    coalesce(kept_statements.probability, 0.9) AS statement_probability,
    kept_statements.weak_source,
    claim_speakers.dossier_entity_id,
    governments.speaks_for,
    voices.counts_as,
    voices.certain,
    kept_documents.title_span IS NOT NULL AND kept_statements.in_title AS headline,
    left(substr(
        kept_documents.text, (kept_statements.source[1].start + 1)::BIGINT,
        (kept_statements.source[1].end - kept_statements.source[1].start)::BIGINT
    ), 120) AS source_words,
    left(substr(
        kept_documents.text, (kept_statements.cue[1].start + 1)::BIGINT,
        (kept_statements.cue[1].end - kept_statements.cue[1].start)::BIGINT
    ), 120) AS cue_words
FROM kept_propositions
LEFT JOIN kept_statements ON kept_statements.id = kept_propositions.statement_id
JOIN kept_documents ON kept_documents.id = kept_propositions.document_id
JOIN claim_days ON claim_days.document_id = kept_propositions.document_id
JOIN claim_voices AS voices ON voices.document_id = kept_propositions.document_id
LEFT JOIN claim_speakers ON claim_speakers.entity_id = kept_statements.speaker_id
LEFT JOIN governments ON governments.dossier_entity_id = claim_speakers.dossier_entity_id
WHERE kept_propositions.footing <> 'question';
