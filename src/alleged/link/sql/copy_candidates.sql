-- Which documents are compared: the twelve of which each shares most, the earliest first among equals.
-- A mark of a dozen documents may be of a phrase, and phrases alone bring nothing together.
CREATE TEMP TABLE candidates AS
SELECT later, earlier, votes
FROM (
    SELECT later, earlier, sum(votes)::INTEGER AS votes, sum(rare)::INTEGER AS rare
    FROM votes GROUP BY ALL
)
JOIN copy_documents AS one ON one.place = later
JOIN copy_documents AS other ON other.place = earlier
WHERE rare >= 2 OR votes >= 5 OR (votes >= 1 AND least(one.runs, other.runs) <= 3)
QUALIFY row_number() OVER (PARTITION BY later ORDER BY votes DESC, earlier) <= 12;

TRUNCATE postings;
TRUNCATE votes;
