CREATE TEMP TABLE lookalikes AS
SELECT
    (line->>0)::BIGINT AS one, (line->>1)::BIGINT AS other, (line->>2)::DOUBLE AS probability,
    line->>3 AS reason
FROM loaded;
