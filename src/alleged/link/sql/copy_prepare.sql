-- Documents by day of publication, those without a day last, and who published them: the name that the
-- original gives, or else the host. Copies are looked for in this order, so that the earliest of many
-- is the one that the others are compared with.
CREATE TEMP TABLE copy_documents AS
SELECT
    documents.id AS document_id,
    row_number() OVER (
        ORDER BY left(documents.published.value, 10) NULLS LAST, documents.published.value, documents.id
    )::INTEGER AS place,
    coalesce(prints.words, 0)::INTEGER AS words,
    coalesce(len(prints.runs), 0)::INTEGER AS runs,
    coalesce(len(prints.anchors), 0)::INTEGER AS anchors,
    lower(coalesce(documents.outlet, site_of(documents.url))) AS publisher
FROM kept_documents AS documents
LEFT JOIN kept_prints AS prints ON prints.document_id = documents.id;

CREATE TEMP TABLE marks (mark BIGINT, place INTEGER);
CREATE TEMP TABLE postings (mark BIGINT, place INTEGER, nth INTEGER, times INTEGER);
CREATE TEMP TABLE votes (later INTEGER, earlier INTEGER, votes INTEGER, rare INTEGER);
