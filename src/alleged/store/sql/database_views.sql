-- What is asked of incidents most often: in which order, and who did what to whom.

-- One row an incident and party, in the order of days; without a day last.
CREATE VIEW timeline AS
SELECT
    incident.begin, incident.end AS until, incident.name, incident.event_type, incident.label,
    incident.documents, incident.id AS incident_id, party.role, party.name AS party,
    party.dossier_entity_id
FROM incidents AS incident
LEFT JOIN (SELECT id, unnest(parties) AS party FROM incidents) AS side ON side.id = incident.id
ORDER BY incident.begin NULLS LAST, incident.end NULLS LAST, incident.id, party.role, party.name;

-- One row an incident and pair of an actor with a recipient; PLOVER's score, below 0 for conflict. Filter by
-- `begin` and `until`, then sum up as `actor_network` does.
CREATE VIEW acts_between AS
SELECT DISTINCT
    incident.id AS incident_id, incident.begin, incident.end AS until, incident.event_type, incident.label,
    coalesce(actor.party.dossier_entity_id, actor.party.code, lower(actor.party.name)) AS actor,
    coalesce(recipient.party.dossier_entity_id, recipient.party.code, lower(recipient.party.name))
        AS recipient,
    (incident.lowest_score + incident.highest_score) / 2 AS score, incident.documents
FROM incidents AS incident
JOIN (SELECT id, unnest(parties) AS party FROM incidents) AS actor
    ON actor.id = incident.id AND actor.party.role = 'actor'
JOIN (SELECT id, unnest(parties) AS party FROM incidents) AS recipient
    ON recipient.id = incident.id AND recipient.party.role = 'recipient'
WHERE len(list_filter(incident.statuses, lambda one: one.status NOT IN ('future', 'planned', 'negated'))) > 0;

-- Who did how much to whom, over all days.
CREATE VIEW actor_network AS
SELECT
    actor, recipient, count(*) AS incidents, sum(score) AS score,
    count(*) FILTER (score < 0) AS conflicts, count(*) FILTER (score > 0) AS cooperations,
    min(begin) AS begin, max(until) AS until
FROM acts_between
WHERE actor <> recipient
GROUP BY actor, recipient
ORDER BY incidents DESC, actor, recipient;
