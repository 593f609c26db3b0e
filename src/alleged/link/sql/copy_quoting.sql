-- Documents that quote the same words.
CREATE TEMP TABLE quoting AS
SELECT later, earlier, votes
FROM (SELECT later, earlier, sum(votes)::INTEGER AS votes FROM votes GROUP BY ALL)
QUALIFY row_number() OVER (PARTITION BY later ORDER BY votes DESC, earlier) <= 4;

TRUNCATE postings;
TRUNCATE votes;
