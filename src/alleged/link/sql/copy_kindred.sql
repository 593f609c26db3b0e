-- Texts of much the same names and numbers, as a translation has them; of about the same length.
CREATE TEMP TABLE kindred AS
SELECT later, earlier, votes
FROM votes
JOIN copy_documents AS one ON one.place = later
JOIN copy_documents AS other ON other.place = earlier
WHERE votes >= 0.25 * greatest(one.anchors, other.anchors)
    AND least(one.words, other.words) >= 0.5 * greatest(one.words, other.words)
QUALIFY row_number() OVER (PARTITION BY later ORDER BY votes DESC, earlier) <= 3;
