-- Lists in the order in which they are shown, each row as the Struct that the page has.
CREATE TABLE listed (
  list TEXT NOT NULL,
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT,
  tag TEXT,
  begin TEXT,
  end TEXT,
  documents INTEGER NOT NULL,
  json BLOB NOT NULL,
  PRIMARY KEY (list, n)
) WITHOUT ROWID;
CREATE INDEX listed_kind ON listed (list, kind, n);
CREATE INDEX listed_tag ON listed (list, tag, n);
CREATE INDEX listed_id ON listed (list, id);

-- What belongs to a party: statements it makes and that speak of it, acts it does and undergoes.
CREATE TABLE actor_parts (
  actor TEXT NOT NULL, part TEXT NOT NULL, n INTEGER NOT NULL, record_id TEXT NOT NULL,
  PRIMARY KEY (actor, part, n)
) WITHOUT ROWID;

-- Acts between two parties, each once an incident; `score` is PLOVER's.
CREATE TABLE actor_ties (
  first TEXT NOT NULL, second TEXT NOT NULL, incident TEXT NOT NULL, score REAL NOT NULL,
  begin TEXT, end TEXT,
  PRIMARY KEY (first, second, incident)
) WITHOUT ROWID;
CREATE INDEX actor_ties_second ON actor_ties (second);

CREATE TABLE claims_of (statement TEXT PRIMARY KEY, claim TEXT, answer TEXT NOT NULL)
WITHOUT ROWID;
CREATE TABLE incident_of (chain TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
