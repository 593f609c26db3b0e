CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every record as JSON; n counts in the order of the kinds, then in the dossier's own order.
CREATE TABLE records (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  document_id TEXT,
  json BLOB NOT NULL
);

-- Which record names which: the ids that stand in its fields.
CREATE TABLE refs (from_n INTEGER NOT NULL, to_id TEXT NOT NULL);

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  headline TEXT NOT NULL,
  outlet TEXT,
  day TEXT,
  concluded TEXT,
  language TEXT NOT NULL,
  url TEXT,
  input TEXT,
  statements INTEGER NOT NULL,
  events INTEGER NOT NULL,
  figures INTEGER NOT NULL,
  times INTEGER NOT NULL,
  issues INTEGER NOT NULL
);

-- What can be searched: articles by paragraph, and records by their words.
CREATE TABLE entries (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  article INTEGER,
  outlet TEXT,
  speaker TEXT,
  label TEXT,
  day TEXT,
  begin TEXT,
  end TEXT,
  probability REAL,
  start INTEGER,
  words TEXT NOT NULL
);
CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, speaker, outlet, kind, label, content='entries', content_rowid='n',
  tokenize="unicode61 remove_diacritics 2"
);

-- Pages whose Struct is costly to make: made once, here.
CREATE TABLE prepared (
  page TEXT NOT NULL, key TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (page, key)
) WITHOUT ROWID;
