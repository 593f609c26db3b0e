-- Inside one article an act is enough: the headline against the text.
SELECT number, hash('d', place, act) AS key FROM claim_acts JOIN claim_numbers USING (number);
