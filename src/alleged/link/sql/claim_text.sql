-- How long all texts are.
SELECT coalesce(sum(length(text)), 0)::BIGINT FROM kept_documents;
