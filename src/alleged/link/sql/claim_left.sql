-- How many pairs met, how many of these were compared, how many the model could be asked about, and how
-- many it was.
SELECT
    (SELECT count(*) FROM claim_offered), (SELECT count(*) FROM claim_candidates),
    (SELECT count(*) FROM claim_likest), (SELECT count(*) FROM claim_asked);
