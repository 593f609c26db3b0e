-- The rows of the tables of outlets, the user's first, and the host of an address without `www.`.
CREATE TEMP TABLE outlet_rows (
    nth VARCHAR, whose VARCHAR, domain VARCHAR, name VARCHAR, owner VARCHAR, feed VARCHAR
);
CREATE TEMP MACRO site_of(url) AS nullif(
    regexp_replace(lower(regexp_extract(url, '^https?://(?:[^/?#@]{0,200}@)?([^/?#:]{1,253})', 1)),
        '^(?:www|m|amp)\.', ''),
    ''
);
-- What each agency that is credited belongs to.
CREATE TEMP TABLE agency_families (name VARCHAR, family VARCHAR);
