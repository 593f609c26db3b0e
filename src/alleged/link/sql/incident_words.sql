-- Stem and groups of words. Parameter: a JSON array of objects.
CREATE TEMP TABLE word_forms AS
SELECT form.* FROM (SELECT unnest(json_transform(?,
    '[{"word": "VARCHAR", "stem": "VARCHAR", "groups": ["VARCHAR"], "light": "BOOLEAN", "strength": "BIGINT"}]'
)) AS form);
