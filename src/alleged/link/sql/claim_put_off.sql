-- The pairs that are read only if other pairs bring their two together.
SELECT number, one, other
FROM claim_likest JOIN claim_candidates USING (number)
WHERE NOT decides;
