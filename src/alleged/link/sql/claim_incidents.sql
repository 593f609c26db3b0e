-- Which incidents each document tells of for sure, where incidents were made.
CREATE TEMP TABLE claim_incidents AS
SELECT DISTINCT document_id, incident_id FROM linked_incident_links WHERE relation = 'member';
