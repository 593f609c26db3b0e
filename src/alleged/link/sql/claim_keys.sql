-- Which propositions may be compared. They meet by a key: an act with one of its parts, two parts of which
-- one is a name, or a measure with what is measured. A key that is in the news everywhere is parted by a
-- further part, and what is still too common after that by the month. Keys are numbers, and those of one
-- proposition alone are dropped at once: of strings, 4,000 articles had more than fits into memory.
-- The keys themselves are made part by part, in `claim_part.sql`.
CREATE TEMP TABLE claim_common AS
SELECT key, count(*) > 48 AS common FROM claim_keys GROUP BY key HAVING count(*) > 1;

CREATE TEMP TABLE claim_finer AS
SELECT claim_keys.number, hash(claim_keys.key, claim_parts.part) AS key
FROM claim_keys
SEMI JOIN (SELECT key FROM claim_common WHERE common) AS common USING (key)
JOIN claim_parts USING (number);

CREATE TEMP TABLE claim_finer_common AS
SELECT key, count(*) > 48 AS common FROM claim_finer GROUP BY key HAVING count(*) > 1;

CREATE TEMP TABLE claim_blocks AS
SELECT number, key FROM claim_keys
SEMI JOIN (SELECT key FROM claim_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, key FROM claim_finer
SEMI JOIN (SELECT key FROM claim_finer_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, hash(key, month)
FROM claim_finer
SEMI JOIN (SELECT key FROM claim_finer_common WHERE common) AS common USING (key)
JOIN claim_numbers USING (number)
UNION ALL
-- inside one article an act is enough: the headline against the text
SELECT number, hash('d', document_id, act) FROM claim_acts JOIN claim_numbers USING (number);

DROP TABLE claim_keys;
DROP TABLE claim_common;
DROP TABLE claim_finer;
DROP TABLE claim_finer_common;
DROP TABLE claim_acts;
