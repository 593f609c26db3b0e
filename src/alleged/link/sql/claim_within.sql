-- Inside one article an act is enough: the headline against the text. Some acts at a time. Parameters:
-- how many parts, which one.
SELECT number, hash('d', document_id, act) AS key
FROM claim_acts JOIN claim_numbers USING (number), (SELECT ? AS parts, ? AS part) AS asked
WHERE place % asked.parts = asked.part;
