-- Whose voice the words at each place count as. `asked_places` has places of documents in sets: those of
-- one claim, of one incident. A place inside a passage that the document took from another one counts as
-- that one's; any other as its document's, in which whole copies are folded already.
CREATE TEMP TABLE folded_places AS
WITH passages AS (
    SELECT
        copies.document_id, families.counts_as, families.certain AND origin_id IS NOT NULL AS certain,
        passage.span AS span, passage.words AS words, 'a passage of ' || other_id AS reason
    FROM (SELECT *, unnest(passages) AS passage FROM linked_copies) AS copies
    JOIN linked_families AS families ON families.document_id = copies.other_id
    WHERE origin_outside IS NULL
    UNION ALL
    SELECT
        unnest([copies.document_id, other_id]), agency_families.family, true,
        unnest([passage.span, passage.other]), passage.words, 'a passage of ' || origin_outside
    FROM (SELECT *, unnest(passages) AS passage FROM linked_copies) AS copies
    JOIN agency_families ON agency_families.name = origin_outside
)
SELECT
    asked.set_id, asked.document_id, asked.place_start, asked.place_end,
    coalesce(passages.counts_as, families.counts_as) AS counts_as,
    coalesce(passages.certain, families.certain) AS certain,
    coalesce(passages.reason, families.counts_reason) AS reason
FROM asked_places AS asked
JOIN linked_families AS families USING (document_id)
LEFT JOIN passages ON passages.document_id = asked.document_id
    -- at least half of the place lies in the passage
    AND 2 * (least(passages.span.end, asked.place_end) - greatest(passages.span.start, asked.place_start))
        >= asked.place_end - asked.place_start
QUALIFY row_number() OVER (
    PARTITION BY asked.set_id, asked.document_id, asked.place_start, asked.place_end
    ORDER BY passages.certain DESC NULLS LAST, passages.words DESC, passages.reason
) = 1;
