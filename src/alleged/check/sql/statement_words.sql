-- The statements that stay and put something forward, with the words of their contents, pieces as
-- a JSON array.
SELECT
    s.document_id,
    s.id,
    list_min(list_transform(s.content, lambda piece: piece.start)),
    list_max(list_transform(s.content, lambda piece: piece."end")),
    coalesce(
        s.speaker,
        substring(d.text, s.source[1].start + 1, s.source[1]."end" - s.source[1].start)
    ),
    s.type,
    to_json(
        list_transform(
            s.content,
            lambda piece: substring(d.text, piece.start + 1, piece."end" - piece.start)
        )
    )
FROM kept_statements AS s
JOIN kept_documents AS d ON d.id = s.document_id
WHERE len(s.content) > 0 AND s.type NOT IN ('asks', 'calls_for')
ORDER BY s.document_id, s.id;
