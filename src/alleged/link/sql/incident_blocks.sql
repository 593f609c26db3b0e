-- Which acts are worth a comparison. Each act stands in a few blocks, and meets those next to it there by
-- day (`link/act_pairs.py`): the work grows with the number of acts, however large a block becomes.
WITH marks AS (
    SELECT number, main_kind, stems, first_day, last_day, unnest(list_concat(
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
SELECT number, hash(unnest(stems), mark, fortnight), true FROM fortnights WHERE left(mark, 1) = 'p'
UNION
-- another day, or none: look-alikes, and mentions without a day
SELECT number, hash(main_kind, mark, -1), false FROM marks;
