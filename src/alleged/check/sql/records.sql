-- Records of some documents. Parameter: a JSON array of ids.
SELECT * FROM kept_$kind
WHERE $key IN (SELECT unnest(json_transform(?, '["VARCHAR"]')))
ORDER BY $key, id;
