-- The members by id. Parameter: a list of ids.
SELECT * FROM claim_members WHERE id IN (SELECT unnest(?)) ORDER BY id;
