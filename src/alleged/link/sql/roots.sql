-- The name that a name comes to in the end. Every join leads to more words, or to a name of more
-- documents, so that no chain returns to its beginning.
CREATE TEMP TABLE roots AS
WITH RECURSIVE walk AS (
    SELECT node, node AS root, 1.0::DOUBLE AS probability, '' AS reason, 0 AS depth FROM nodes
    UNION ALL
    SELECT
        walk.node, decided.target, walk.probability * decided.probability,
        walk.reason || CASE WHEN walk.reason = '' THEN '' ELSE '; then ' END || decided.reason,
        walk.depth + 1
    FROM walk
    JOIN decided ON decided.node = walk.root AND decided.joined
    WHERE walk.depth < 5
)
SELECT node, root, probability, reason
FROM walk
QUALIFY row_number() OVER (PARTITION BY node ORDER BY depth DESC, root) = 1;
