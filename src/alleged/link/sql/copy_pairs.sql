-- What is compared, word for word first, in batches of about so many words, so that the texts of a
-- batch fit into memory whatever their length. Parameter: how many words.
CREATE TEMP TABLE pairs AS
WITH listed AS (
    SELECT later, earlier, votes, 1 AS step FROM candidates
    UNION ALL SELECT later, earlier, votes, 2 FROM quoting
    UNION ALL SELECT later, earlier, votes, 3 FROM kindred
),
sizes AS (
    SELECT later, any_value(one.words) + sum(other.words) AS words
    FROM (SELECT DISTINCT later, earlier FROM listed) AS met
    JOIN copy_documents AS one ON one.place = later
    JOIN copy_documents AS other ON other.place = earlier
    GROUP BY later
),
batches AS (SELECT later, sum(words) OVER (ORDER BY later) // ? AS batch FROM sizes)
SELECT batch::INTEGER AS batch, later, earlier, votes, step
FROM listed JOIN batches USING (later)
ORDER BY batch, later, step, votes DESC, earlier;
