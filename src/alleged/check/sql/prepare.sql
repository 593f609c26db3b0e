-- Values of the tables and questions to them. Rows come as files of JSON lines, read below.
CREATE TEMP TABLE check_cells (
    measure BIGINT, edition VARCHAR, edition_from VARCHAR, edition_to VARCHAR, "row" BIGINT,
    item VARCHAR, entity VARCHAR, partner VARCHAR, year BIGINT, value DOUBLE, party BOOLEAN
);
CREATE TEMP TABLE check_asks (
    ask BIGINT, measure BIGINT, item VARCHAR, form VARCHAR, entity VARCHAR, partner VARCHAR,
    grouped VARCHAR, ascending BOOLEAN, first_year BIGINT, last_year BIGINT, last_known BIGINT,
    low DOUBLE, high DOUBLE
);
CREATE TEMP TABLE check_groups (name VARCHAR, entity VARCHAR);
