-- Answers in the order of the questions; of times that are not asked but would fit, the nearest five.
SELECT ask, edition, edition_from, edition_to, year, "row", other_row, value, among, last_place, fits,
    coalesce(in_time, false) AS in_time, coalesce(newest, false) AS newest
FROM check_answers
QUALIFY in_time OR newest OR row_number() OVER (
    PARTITION BY ask, in_time OR newest ORDER BY year DESC, edition_from DESC, "row"
) <= 5
ORDER BY ask, year DESC NULLS FIRST, edition_from DESC, edition, "row";
