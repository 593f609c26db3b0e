-- Of each act, in order, what decides whom it meets: its document, where it stands among all, its day
-- and the day of publication. Of one day, those that one word names stand together.
SELECT
    dense_rank() OVER (ORDER BY document_id) AS document,
    row_number() OVER (ORDER BY coalesce(first_day, day) NULLS FIRST, stem, number) AS rank,
    coalesce(datediff('day', DATE '1900-01-01', first_day)::DOUBLE, 'nan'::DOUBLE) AS first_day,
    coalesce(datediff('day', DATE '1900-01-01', day)::DOUBLE, 'nan'::DOUBLE) AS told,
    to_come,
    coalesce(event_type IN ('CONSULT', 'REQUEST', 'THREATEN'), false) AS many
FROM acts
ORDER BY number;
