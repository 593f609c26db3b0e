CREATE TEMP TABLE grouped AS
SELECT
    (line->>0)::BIGINT AS number, (line->>1)::BIGINT AS root, (line->>2)::DOUBLE AS probability,
    line->>3 AS reason
FROM loaded;
