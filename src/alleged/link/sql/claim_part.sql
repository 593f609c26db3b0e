-- Of some propositions at a time, by what they meet and what decides whether they are compared: rows of
-- words are wide, and a join of all of them does not fit into memory. Parameters: how many parts, which
-- one.
CREATE OR REPLACE TEMP TABLE claim_part AS
WITH asked AS (SELECT ? AS parts, ? AS part)
SELECT number, place, statement_id, published, list_concat(doers, terms) AS parts, predicates, names, amounts
FROM (
    -- as in claim_members, without what is not needed here
    SELECT id, statement_id, published, doers, terms, predicates, names, amounts
    FROM kept_propositions JOIN claim_documents USING (document_id), asked
    WHERE hash(id) % asked.parts = asked.part
)
JOIN (
    SELECT id, number, place FROM claim_numbers, asked WHERE hash(id) % asked.parts = asked.part
) USING (id);

CREATE OR REPLACE TEMP TABLE part_parts AS
SELECT DISTINCT number, part FROM (SELECT number, unnest(parts) AS part FROM claim_part) WHERE part <> '';

CREATE OR REPLACE TEMP TABLE part_acts AS
SELECT DISTINCT told.number, coalesce(related.meets, told.act) AS act
FROM (SELECT number, unnest(predicates)[2:] AS act FROM claim_part) AS told
LEFT JOIN related_acts AS related ON related.act = told.act;

INSERT INTO claim_parts SELECT number, part FROM part_parts;
INSERT INTO claim_acts SELECT number, act FROM part_acts;

INSERT INTO claim_sides
SELECT
    number, place, hash(statement_id), statement_id IS NULL, try_cast(published AS DATE),
    coalesce(told.names, []), coalesce(told.rare_names, [])
FROM claim_part
LEFT JOIN (
    SELECT number, list(name_number) AS names, list(name_number) FILTER (rare) AS rare_names
    FROM (SELECT number, unnest(names) AS name FROM claim_part)
    JOIN claim_name_numbers USING (name)
    GROUP BY number
) AS told USING (number);
