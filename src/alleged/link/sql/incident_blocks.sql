-- Which acts are worth a comparison. Each act stands in a few blocks, and meets those next to it there by
-- day: the work grows with the number of acts, however large a block becomes.
CREATE TEMP TABLE act_blocks AS
WITH marks AS (
    SELECT number, main_kind, stem, first_day, last_day, unnest(list_concat(
        list_transform(places, lambda one: 'p ' || one),
        list_transform(list_concat(actors, recipients), lambda one: 'n ' || one),
        list_transform(list_concat(plain_actors, plain_recipients), lambda one: 'q ' || one),
        list_transform(names, lambda one: 'n ' || one)
    )) AS mark
    FROM acts
),
fortnights AS (
    SELECT *, unnest(generate_series(
        (datediff('day', DATE '1900-01-01', first_day) - 2) // 14,
        least(
            (datediff('day', DATE '1900-01-01', last_day) + 2) // 14,
            (datediff('day', DATE '1900-01-01', first_day) - 2) // 14 + 3
        )
    )) AS fortnight
    FROM marks
    WHERE first_day IS NOT NULL AND left(mark, 1) <> 'q'
)
SELECT DISTINCT number, hash(main_kind, mark, fortnight) AS block, true AS by_day FROM fortnights
UNION
SELECT number, hash(stem, mark, fortnight), true FROM fortnights WHERE left(mark, 1) = 'p'
UNION
-- another day, or none: look-alikes, and mentions without a day
SELECT number, hash(main_kind, mark, -1), false FROM marks;

CREATE TEMP TABLE act_pairs AS
WITH ordered AS (
    SELECT
        block, by_day, number, document_id, first_day, day, to_come,
        -- of one day, those that one word names stand together
        row_number() OVER (
            PARTITION BY block ORDER BY coalesce(first_day, day) NULLS FIRST, stem, number
        ) AS place
    FROM act_blocks JOIN acts USING (number)
)
SELECT DISTINCT least(one.number, other.number) AS one, greatest(one.number, other.number) AS other
FROM ordered AS one
JOIN (SELECT unnest(range(1, $window + 1)) AS step) AS steps
    ON true
JOIN ordered AS other ON other.block = one.block AND other.place = one.place + steps.step
WHERE other.document_id <> one.document_id
    AND (
        -- of acts that cannot be one by their days only neighbours meet, to tell of look-alikes
        one.by_day OR steps.step <= $apart_window
        OR CASE
            WHEN one.first_day IS NOT NULL AND other.first_day IS NOT NULL THEN false
            WHEN one.first_day IS NULL AND other.first_day IS NULL
                THEN coalesce(abs(one.day - other.day) <= $told_days, true)
            WHEN one.first_day IS NULL
                THEN one.to_come OR coalesce(one.day - other.first_day BETWEEN 0 AND $told_days, true)
            ELSE other.to_come OR coalesce(other.day - one.first_day BETWEEN 0 AND $told_days, true)
        END
    );
