-- How many families stand behind each set: at most all that are named; at least those of which that is
-- certain, since a document of an unknown publisher may be of any of them.
CREATE TEMP TABLE independent_counts AS
SELECT
    set_id,
    greatest(count(DISTINCT counts_as) FILTER (certain), 1)::INTEGER AS at_least,
    count(DISTINCT counts_as)::INTEGER AS at_most,
    list(DISTINCT counts_as ORDER BY counts_as) AS families
FROM folded_places
GROUP BY set_id;
