-- What each asked measure has for the party: levels, shares, places in an order, changes; each by
-- joins on measure, item and party. `other_row` is the second row that a value rests on, `among` how
-- many parties a place was computed among.
CREATE TEMP TABLE check_answers AS
WITH own AS (
    SELECT asks.ask, asks.form, cells.*
    FROM check_asks AS asks
    JOIN check_cells AS cells USING (measure, item, entity, partner)
),
levels AS (
    SELECT ask, edition, edition_from, edition_to, year, "row", NULL AS other_row, value,
        NULL AS among, NULL AS last_place
    FROM own WHERE form IN ('level', 'share of a partner')
),
world_shares AS (
    SELECT own.ask, own.edition, own.edition_from, own.edition_to, own.year, own."row",
        world."row" AS other_row, 100 * own.value / nullif(world.value, 0) AS value, NULL, NULL
    FROM own
    JOIN check_cells AS world
        ON world.measure = own.measure AND world.item = own.item AND world.entity = '*'
        AND world.partner = own.partner AND world.edition = own.edition
        AND world.year IS NOT DISTINCT FROM own.year
    WHERE own.form = 'share of the world'
),
changes AS (
    SELECT asks.ask, later.edition, later.edition_from, later.edition_to, later.year, later."row",
        earlier."row" AS other_row,
        CASE
            WHEN asks.form = 'increase' THEN later.value - earlier.value
            ELSE 100 * (later.value / nullif(earlier.value, 0) - 1)
        END AS value,
        NULL, NULL
    FROM check_asks AS asks
    JOIN check_cells AS later
        ON later.measure = asks.measure AND later.item = asks.item AND later.entity = asks.entity
        AND later.partner = asks.partner AND later.year = asks.last_year
    JOIN check_cells AS earlier
        ON earlier.measure = asks.measure AND earlier.item = asks.item
        AND earlier.entity = asks.entity AND earlier.partner = asks.partner
        AND earlier.year = asks.first_year
        AND (earlier.edition = later.edition OR earlier.edition_to <> '')
    WHERE asks.form IN ('growth', 'increase')
    QUALIFY row_number() OVER (
        PARTITION BY asks.ask, later.edition ORDER BY earlier.edition_from DESC, earlier."row"
    ) = 1
),
ranked_measures AS (SELECT DISTINCT measure, item FROM check_asks WHERE form = 'rank'),
members AS (
    SELECT '' AS grouped, cells.*
    FROM check_cells AS cells SEMI JOIN ranked_measures USING (measure, item)
    WHERE cells.party AND cells.partner = '' AND cells.value IS NOT NULL
    UNION ALL
    SELECT check_groups.name, cells.*
    FROM check_cells AS cells
    SEMI JOIN ranked_measures USING (measure, item)
    JOIN check_groups USING (entity)
    WHERE cells.party AND cells.partner = '' AND cells.value IS NOT NULL
),
places AS (
    SELECT *,
        rank() OVER (PARTITION BY grouped, measure, item, edition, year ORDER BY value DESC) AS high,
        rank() OVER (PARTITION BY grouped, measure, item, edition, year ORDER BY value) AS low,
        count(*) OVER (PARTITION BY grouped, measure, item, edition, year, value) AS ties,
        count(*) OVER (PARTITION BY grouped, measure, item, edition, year) AS among
    FROM members
),
ranks AS (
    SELECT asks.ask, places.edition, places.edition_from, places.edition_to, places.year,
        places."row", NULL AS other_row,
        CASE WHEN asks.ascending THEN places.low ELSE places.high END AS value, places.among,
        CASE WHEN asks.ascending THEN places.low ELSE places.high END + places.ties - 1 AS last_place
    FROM check_asks AS asks
    JOIN places USING (measure, item, entity, grouped)
    WHERE asks.form = 'rank'
),
partner_measures AS (
    SELECT DISTINCT measure, item, entity FROM check_asks WHERE form = 'rank of a partner'
),
partner_places AS (
    SELECT cells.*,
        rank() OVER (PARTITION BY measure, item, entity, edition, year ORDER BY value DESC) AS high,
        count(*) OVER (PARTITION BY measure, item, entity, edition, year, value) AS ties,
        count(*) OVER (PARTITION BY measure, item, entity, edition, year) AS among
    FROM check_cells AS cells SEMI JOIN partner_measures USING (measure, item, entity)
    WHERE value IS NOT NULL
),
partner_ranks AS (
    SELECT asks.ask, places.edition, places.edition_from, places.edition_to, places.year,
        places."row", NULL AS other_row, places.high AS value, places.among,
        places.high + places.ties - 1 AS last_place
    FROM check_asks AS asks
    JOIN partner_places AS places USING (measure, item, entity, partner)
    WHERE asks.form = 'rank of a partner'
),
computed AS (
    SELECT * FROM levels
    UNION ALL SELECT * FROM world_shares
    UNION ALL SELECT * FROM changes
    UNION ALL SELECT * FROM ranks
    UNION ALL SELECT * FROM partner_ranks
),
judged AS (
    SELECT computed.*, asks.first_year, asks.last_year, asks.last_known,
        computed.value IS NOT NULL
            AND (asks.low IS NULL OR coalesce(last_place, computed.value) >= asks.low)
            AND (asks.high IS NULL OR computed.value <= asks.high) AS fits,
        max(CASE WHEN computed.year <= asks.last_known AND computed.value IS NOT NULL THEN computed.year END)
            OVER (PARTITION BY computed.ask) AS newest_year
    FROM computed JOIN check_asks AS asks USING (ask)
)
SELECT ask, edition, edition_from, edition_to, year, "row", other_row, value, among, last_place, fits,
    year IS NULL OR year BETWEEN first_year AND last_year AS in_time, year IN (newest_year, last_known - 1) AS newest
FROM judged
WHERE year IS NULL OR year BETWEEN first_year AND last_year OR year IN (newest_year, last_known - 1) OR fits;
