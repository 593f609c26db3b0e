-- One row an act of a document: all mentions of a chain, with what a comparison needs.
CREATE TEMP TABLE act_mentions AS
SELECT
    event.id, event.document_id, event.chain_id AS act, event.event_type, event.label,
    event.begin, event.end AS until, event.status, event.polarity, event.score,
    event.actors, event.recipients, event.reciprocal, event.magnitudes,
    try_cast(left(document.published.value, 10) AS DATE) AS day,
    list_aggregate(
        list_transform(event.trigger, lambda piece: substr(document.text, piece.start + 1, piece.end - piece.start)),
        'string_agg', ' '
    ) AS written,
    substr(document.text, event.sentence.start + 1, event.sentence.end - event.sentence.start) AS sentence,
    CASE WHEN event.place IS NOT NULL THEN readable_place(
        substr(document.text, event.place.start + 1, event.place.end - event.place.start), place.name
    ) END AS place_name,
    place.place AS place_of, place.country
FROM kept_events AS event
JOIN kept_documents AS document ON document.id = event.document_id
LEFT JOIN kept_places AS place ON place.id = event.place_id
WHERE event.status NOT IN ('generic', 'hypothetical');

CREATE TEMP TABLE trigger_words AS
SELECT DISTINCT unnest(words_of(written)) AS word FROM act_mentions;
