-- By which keys the propositions of `claim_part` meet: an act with one of its parts, two parts of which one
-- is a name, or a measure with what is measured. Keys are numbers: of strings, 4,000 articles had more
-- than fits into memory.
SELECT number, hash('a', act, part) AS key FROM part_acts JOIN part_parts USING (number)
UNION ALL
SELECT number, hash('w', least(one.part, other.part), greatest(one.part, other.part))
FROM part_parts AS one
JOIN part_parts AS other USING (number)
JOIN claim_part USING (number)
WHERE one.part < other.part AND (list_contains(names, one.part) OR list_contains(names, other.part))
UNION ALL
SELECT DISTINCT number, hash('m', amount.measure, term)
FROM (
    SELECT number, amount, unnest(amount.terms) AS term
    FROM (SELECT number, unnest(amounts) AS amount FROM claim_part)
);
