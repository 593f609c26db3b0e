-- How many pairs met, how many of these were compared, how many the model could be asked about whose answer
-- tells something, and how many of those it was.
SELECT
    (SELECT count(*) FROM claim_offered),
    (SELECT count(*) FROM claim_candidates),
    (SELECT count(*) FROM claim_likest WHERE decides) + (SELECT count(*) FROM claim_together),
    (SELECT count(*) FROM claim_asked) + (SELECT count(*) FROM claim_asked_later);
