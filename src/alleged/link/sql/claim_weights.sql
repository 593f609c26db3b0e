-- In how many documents each part stands, and how many documents there are.
SELECT part, count(DISTINCT document_id) AS documents
FROM claim_parts
JOIN claim_numbers USING (number)
GROUP BY part
HAVING count(DISTINCT document_id) > 1;
