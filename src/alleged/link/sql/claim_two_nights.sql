-- Two documents of one story that date one night each, and not the same. Both came out after either night,
-- so that the one did not tell of a night that the other could not know.
SELECT
    least(one.proposition_id, other.proposition_id) AS one,
    greatest(one.proposition_id, other.proposition_id) AS other,
    least(one.night, other.night) AS early, greatest(one.night, other.night) AS late
FROM claim_number_stories AS story
JOIN claim_nights AS one ON one.document_id = story.one
JOIN claim_nights AS other ON other.document_id = story.other
SEMI JOIN (SELECT document_id FROM claim_nights GROUP BY 1 HAVING count(*) = 1) AS first
    ON first.document_id = story.one
SEMI JOIN (SELECT document_id FROM claim_nights GROUP BY 1 HAVING count(*) = 1) AS second
    ON second.document_id = story.other
WHERE one.night <> other.night AND abs(datediff('day', one.night::DATE, other.night::DATE)) <= 2
    AND least(one.published, other.published) > greatest(one.night, other.night)
-- each pair of publishers once with the same two nights: copies
QUALIFY row_number() OVER (
    PARTITION BY
        least(one.night, other.night), greatest(one.night, other.night),
        list_sort([one.counts_as || one.night, other.counts_as || other.night])
    ORDER BY least(one.proposition_id, other.proposition_id), greatest(one.proposition_id, other.proposition_id)
) = 1
ORDER BY 1, 2;
