-- Marks of standing paragraphs: those that one outlet has under at least three articles of which none
-- is nearly the same as an earlier one of that outlet, and that are not as usual elsewhere. Printing one
-- story three times makes no paragraph a standing one.
CREATE TEMP TABLE standing AS
WITH again AS (
    SELECT DISTINCT one.place
    FROM votes
    JOIN copy_documents AS one ON one.place = votes.later
    JOIN copy_documents AS other ON other.place = votes.earlier AND other.publisher = one.publisher
    WHERE votes.votes >= 0.75 * least(one.runs, other.runs)
)
SELECT DISTINCT mark
FROM postings
JOIN copy_documents USING (place)
ANTI JOIN again USING (place)
WHERE publisher IS NOT NULL
GROUP BY mark, publisher
HAVING count(*) >= 3 AND count(*) >= 0.3 * any_value(times);

-- Marks of what may be a phrase of the trade: many documents have it.
CREATE TEMP TABLE phrases AS SELECT DISTINCT mark FROM postings WHERE times >= 12;
