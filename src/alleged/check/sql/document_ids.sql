-- The documents that stay, in an order of their own.
SELECT id FROM kept_documents ORDER BY id;
