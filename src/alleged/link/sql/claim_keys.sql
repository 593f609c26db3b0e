-- Which propositions may be compared. They meet by a key: an act with one of its parts, two parts of which
-- one is a name, or a measure with what is measured. A key that is in the news everywhere is parted by a
-- further part, and what is still too common after that by the month. Keys are numbers, those of some
-- keys at a time: of all, 100,000 articles had more than fits into memory. The keys themselves are made
-- in `claim_part.sql`. Parameters: how many parts, which one.
CREATE OR REPLACE TEMP TABLE part_keys AS
WITH asked AS (SELECT ? AS parts, ? AS part)
SELECT number, key FROM claim_keys, asked WHERE key % asked.parts = asked.part;

CREATE OR REPLACE TEMP TABLE part_common AS
SELECT key, count(*) > 48 AS common FROM part_keys GROUP BY key HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE part_finer AS
SELECT part_keys.number, hash(part_keys.key, claim_parts.part) AS key
FROM part_keys
SEMI JOIN (SELECT key FROM part_common WHERE common) AS common USING (key)
JOIN claim_parts USING (number);

CREATE OR REPLACE TEMP TABLE part_finer_common AS
SELECT key, count(*) > 48 AS common FROM part_finer GROUP BY key HAVING count(*) > 1;

SELECT number, key FROM part_keys
SEMI JOIN (SELECT key FROM part_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, key FROM part_finer
SEMI JOIN (SELECT key FROM part_finer_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, hash(key, month)
FROM part_finer
SEMI JOIN (SELECT key FROM part_finer_common WHERE common) AS common USING (key)
JOIN claim_numbers USING (number);
