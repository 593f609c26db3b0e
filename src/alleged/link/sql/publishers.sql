-- The family of publishers that each document belongs to, by the first rule that applies.
CREATE TEMP TABLE outlet_families AS
SELECT
    nth::INTEGER AS nth, whose, domain, lower(name) AS name_key, name, nullif(owner, '') AS owner,
    -- rows of one feed are one family, named for the owner that one of them has
    CASE WHEN feed <> '' THEN
        coalesce(
            nullif(owner, ''),
            first_value(nullif(owner, '')) OVER (PARTITION BY feed ORDER BY owner = '', nth::INTEGER),
            first_value(name) OVER (PARTITION BY feed ORDER BY nth::INTEGER)
        )
    ELSE coalesce(nullif(owner, ''), name) END AS family,
    CASE WHEN feed <> '' AND owner = '' AND count(*) OVER (PARTITION BY feed) > 1
        THEN feed ELSE '' END AS shared_feed
FROM outlet_rows
QUALIFY row_number() OVER (PARTITION BY domain ORDER BY nth::INTEGER) = 1;

-- The longest domain that fits the host: news.example.com, example.com.
CREATE TEMP TABLE sites AS
WITH hosts AS (
    SELECT DISTINCT site_of(url) AS site, string_split(site_of(url), '.') AS labels
    FROM kept_documents WHERE site_of(url) IS NOT NULL
)
SELECT site, outlet_families.*
FROM (
    SELECT site, labels, unnest(range(1, least(len(labels), 20) + 1)) AS first FROM hosts
) AS parts
JOIN outlet_families ON outlet_families.domain = array_to_string(labels[first:], '.')
QUALIFY row_number() OVER (PARTITION BY site ORDER BY first) = 1;

-- Names that rows of two families share decide nothing.
CREATE TEMP TABLE outlet_names AS
SELECT name_key, first(outlet_families ORDER BY nth) AS row
FROM outlet_families GROUP BY name_key HAVING count(DISTINCT family) = 1;

-- The one name that articles of a site give.
CREATE TEMP TABLE site_names AS
SELECT site_of(url) AS site, min(outlet) AS outlet
FROM kept_documents WHERE outlet IS NOT NULL AND site_of(url) IS NOT NULL
GROUP BY site_of(url) HAVING count(DISTINCT lower(outlet)) = 1;

-- What lines under the articles say of whose an outlet is. Chances by how it is said, and on how many
-- articles of the outlet; docs/copies.md tells how they were set.
CREATE TEMP TABLE owner_signs AS
WITH lines AS (
    SELECT
        id AS document_id, lower(coalesce(site_of(url), outlet)) AS of_outlet, outlet, credit
    FROM (SELECT id, url, outlet, unnest(credits) AS credit FROM kept_documents)
    WHERE credit.kind IN ('owner', 'copyright') AND credit.name IS NOT NULL
),
told AS (
    SELECT of_outlet, credit.name AS owner, credit.kind AS kind, count(DISTINCT document_id) AS times,
        min(credit.raw) AS raw
    FROM lines WHERE of_outlet IS NOT NULL AND lower(credit.name) <> coalesce(lower(outlet), '')
    GROUP BY ALL
),
chances AS (
    SELECT *,
        CASE WHEN kind = 'owner' THEN $owner_said
            WHEN times >= $often THEN $rights_often ELSE $rights_once END AS chance
    FROM told
)
SELECT
    of_outlet, arg_max(owner, (chance, times, owner)) AS owner,
    -- two names: either may be the owner
    CASE WHEN count(DISTINCT lower(owner)) > 1 THEN $owner_open ELSE max(chance) END AS chance,
    arg_max(
        CASE WHEN kind = 'owner' THEN 'a line under it says: ' ELSE 'the rights of the page: ' END || raw
            || CASE WHEN times > 1 THEN ', on ' || times || ' articles' ELSE '' END,
        (chance, times, owner)
    ) || CASE WHEN count(DISTINCT lower(owner)) > 1 THEN ', and other lines name others' ELSE '' END AS why
FROM chances GROUP BY of_outlet;

CREATE TEMP TABLE publishers AS
WITH found AS (
    SELECT
        documents.id AS document_id, documents.outlet, site_of(documents.url) AS site,
        coalesce(sites.family, names.row.family) AS table_family,
        coalesce(sites.whose, names.row.whose) AS whose,
        coalesce(sites.shared_feed, names.row.shared_feed, '') AS shared_feed,
        coalesce(sites.owner, names.row.owner) AS owner,
        CASE WHEN sites.domain IS NOT NULL
            THEN 'its address is under ' || sites.domain
            ELSE 'its outlet is called ' || names.row.name END AS met,
        site_names.outlet AS site_outlet,
        coalesce(owner_rows.row.family, signs.owner) AS possible_family,
        signs.chance, signs.why,
        signs.chance >= $folded AND table_family IS NULL AS folds
    FROM kept_documents AS documents
    LEFT JOIN sites ON sites.site = site_of(documents.url)
    LEFT JOIN outlet_names AS names ON names.name_key = lower(documents.outlet)
    LEFT JOIN site_names ON site_names.site = site_of(documents.url)
    LEFT JOIN owner_signs AS signs
        ON signs.of_outlet = lower(coalesce(site_of(documents.url), documents.outlet))
    LEFT JOIN outlet_names AS owner_rows ON owner_rows.name_key = lower(signs.owner)
)
SELECT
    document_id,
    CASE WHEN folds THEN possible_family ELSE coalesce(table_family, outlet, site_outlet, site) END
        AS family,
    CASE
        WHEN shared_feed <> '' THEN 'one feed'
        WHEN table_family IS NOT NULL THEN whose
        WHEN folds THEN 'its own word'
        WHEN coalesce(outlet, site_outlet) IS NOT NULL THEN 'one name'
        WHEN site IS NOT NULL THEN 'one site'
        ELSE 'unknown'
    END AS rule,
    CASE
        WHEN shared_feed <> '' THEN met || ', and outlets of the feed ' || shared_feed || ' are one'
        WHEN table_family IS NOT NULL AND owner IS NOT NULL THEN met || ', which ' || owner || ' owns'
        WHEN table_family IS NOT NULL THEN met || ', whose owner the table does not say'
        WHEN folds THEN why
        WHEN outlet IS NOT NULL THEN 'the original says: ' || outlet
        WHEN site_outlet IS NOT NULL
            THEN 'other articles of ' || site || ' say: ' || site_outlet
        WHEN site IS NOT NULL THEN 'its address is on ' || site
        ELSE 'the original gives neither outlet nor address'
    END AS reason,
    possible_family, chance::DOUBLE AS possible_probability,
    CASE WHEN chance IS NULL THEN '' WHEN table_family IS NOT NULL
        THEN why || '; the table of outlets decides' ELSE why END AS possible_reason,
    'fam-' || left(sha256(document_id), 20) AS id
FROM found;

-- Names that differ in capitals alone are one.
UPDATE publishers SET family = written.family
FROM (
    SELECT lower(family) AS key, min(family) AS family FROM publishers GROUP BY lower(family)
) AS written
WHERE written.key = lower(publishers.family);
