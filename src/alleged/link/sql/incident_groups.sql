-- The acts with the incident of each, as the groups were made, and how incidents are tied.
CREATE TEMP TABLE act_members AS
SELECT
    acts.number, acts.act, acts.document_id, grouped.root,
    make_incident_id('inc', first.act) AS incident_id, grouped.probability, grouped.reason
FROM grouped
JOIN acts USING (number)
JOIN acts AS first ON first.number = grouped.root;

-- A whole and what happened within it: on its days or soon after, at its place or between its parties.
CREATE TEMP TABLE group_sides AS
SELECT
    root, bool_or(whole) AS whole, bool_or(coalesce(label = 'coup', false)) AS coup,
    bool_or(within) AS within, bool_or(lasted) AS lasted,
    min(first_day) AS first_day, max(last_day) AS last_day,
    list_distinct(flatten(list(list_concat(
        list_transform(places, lambda one: 'p ' || one), list_transform(actors, lambda one: 'n ' || one),
        list_transform(recipients, lambda one: 'n ' || one), list_transform(names, lambda one: 'n ' || one)
    )))) AS marks,
    list_distinct(flatten(list(places))) AS places,
    list_distinct(list(event_type)) AS types, list_distinct(flatten(list(stems))) AS stems,
    count(*) AS size
FROM act_members JOIN acts USING (number)
WHERE first_day IS NOT NULL
GROUP BY root;

CREATE TEMP TABLE group_parts AS
WITH fortnights AS (
    SELECT *, unnest(generate_series(
        datediff('day', DATE '1900-01-01', first_day) // 14,
        least((datediff('day', DATE '1900-01-01', last_day) + 4) // 14,
            datediff('day', DATE '1900-01-01', first_day) // 14 + 12)
    )) AS fortnight
    FROM (SELECT root, whole, first_day, last_day, unnest(marks) AS mark FROM group_sides)
),
offered AS (
    SELECT part.root AS part, whole.root AS whole, count(DISTINCT part.mark) AS shared
    FROM fortnights AS whole
    JOIN fortnights AS part
        ON part.mark = whole.mark AND part.fortnight = whole.fortnight AND part.root <> whole.root
    WHERE whole.whole
    GROUP BY ALL
)
SELECT part, whole, probability, reason
FROM (
    SELECT
        offered.part, offered.whole,
        CASE WHEN big.coup THEN 0.75 WHEN small.within THEN 0.75 WHEN big.lasted OR big.last_day - big.first_day > 6 THEN 0.65 ELSE 0.6 END AS probability,
        CASE
            WHEN big.coup THEN 'on the days of the coup attempt or within three days, at its place or by its parties'
            WHEN big.lasted OR big.last_day - big.first_day > 6 THEN 'a shorter act within its days, at its place or by its parties'
            ELSE 'on the same day at the same place, within a larger act'
        END AS reason,
        big.size, offered.shared
    FROM offered
    JOIN group_sides AS small ON small.root = offered.part
    JOIN group_sides AS big ON big.root = offered.whole
    WHERE small.last_day - small.first_day <= 3 AND (small.within OR big.lasted OR NOT list_has_any(small.stems, big.stems))
        AND NOT small.coup
        AND CASE
            WHEN big.coup THEN small.first_day BETWEEN big.first_day AND big.last_day + 3
            WHEN big.lasted OR big.last_day - big.first_day > 6
                THEN small.first_day >= big.first_day AND small.last_day <= big.last_day
            ELSE small.first_day BETWEEN big.first_day AND big.last_day
                AND list_has_any(small.places, big.places) AND (small.within OR NOT small.whole)
        END
)
QUALIFY row_number() OVER (
    PARTITION BY part ORDER BY probability DESC, shared DESC, size DESC, whole
) = 1;
