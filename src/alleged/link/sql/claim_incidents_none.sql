-- The same where no incidents were made.
CREATE TEMP TABLE claim_incidents (document_id VARCHAR, incident_id VARCHAR);
