/// The tables of a graph as a database.
///
/// Rows of nodes and relations have a number, `key`, in canonical order; ``SQLiteViews`` show ids and names instead. What follows
/// from the rest (the days that a date may stand for, directions, ids of relations without one) is written too, so that a query need
/// not know how; a reader ignores it.
enum SQLiteLayout {
  /// `Ente`, which tells these databases from all others.
  static let applicationID = 0x456E_7465
  static let version = 1

  /// What must be there to read a graph: every table with its columns, in the order in which rows are written.
  static let tables: [(name: String, columns: [String])] = [
    ("graph", ["only", "title", "description", "language", "schema"]),
    ("source", ["id", "title", "author", "publisher", "date", "url", "retrieved", "language", "reliability", "note"]),
    ("node_kind", ["kind", "origin", "summary"]),
    ("relation_kind", ["kind", "origin", "summary", "directed", "sign", "joins_same_kind"]),
    ("relation_kind_end", ["kind", "side", "position", "node_kind"]),
    ("property_rule", ["owner", "kind", "position", "key", "type", "required", "allowed"]),
    ("node", ["key", "id", "kind", "name"] + period),
    ("node_name", ["node", "language", "name"]),
    ("alias", ["node", "position", "alias"]),
    ("node_property", ["node", "key", "type", "value"]),
    ("node_evidence", ["node"] + evidence),
    ("relation", ["key", "id", "has_own_id", "kind", "from_node", "to_node", "sign"] + period),
    ("relation_property", ["relation", "key", "type", "value"]),
    ("relation_evidence", ["relation"] + evidence),
  ]

  private static let period = ["start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest"]
  private static let evidence = ["position", "source", "locator", "confidence", "recorded", "statement"]

  /// A number keeps the type it is given only in a column without one: elsewhere −0 becomes 0.
  static let definition = """
    CREATE TABLE graph (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      title TEXT, description TEXT, language TEXT,
      schema TEXT NOT NULL
    );
    CREATE TABLE source (
      id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
      title TEXT, author TEXT, publisher TEXT, date TEXT, url TEXT, retrieved TEXT, language TEXT,
      reliability CHECK (reliability BETWEEN 0 AND 1),
      note TEXT
    ) WITHOUT ROWID;
    CREATE TABLE node_kind (
      kind TEXT PRIMARY KEY NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('schema', 'graph', 'none')),
      summary TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE relation_kind (
      kind TEXT PRIMARY KEY NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('schema', 'graph', 'none')),
      summary TEXT NOT NULL,
      directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
      sign INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)),
      joins_same_kind INTEGER NOT NULL CHECK (joins_same_kind IN (0, 1))
    ) WITHOUT ROWID;
    CREATE TABLE relation_kind_end (
      kind TEXT NOT NULL REFERENCES relation_kind,
      side TEXT NOT NULL CHECK (side IN ('from', 'to')),
      position INTEGER NOT NULL,
      node_kind TEXT NOT NULL,
      PRIMARY KEY (kind, side, position)
    ) WITHOUT ROWID;
    CREATE TABLE property_rule (
      owner TEXT NOT NULL CHECK (owner IN ('node', 'relation')),
      kind TEXT NOT NULL,
      position INTEGER NOT NULL,
      key TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'real', 'flag', 'date', 'list')),
      required INTEGER NOT NULL CHECK (required IN (0, 1)),
      allowed TEXT,
      PRIMARY KEY (owner, kind, position)
    ) WITHOUT ROWID;
    CREATE TABLE node (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL CHECK (id <> ''),
      kind TEXT NOT NULL REFERENCES node_kind,
      name TEXT,
      start TEXT, start_earliest TEXT, start_latest TEXT,
      "end" TEXT, end_earliest TEXT, end_latest TEXT
    );
    CREATE TABLE node_name (
      node INTEGER NOT NULL REFERENCES node,
      language TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (node, language)
    ) WITHOUT ROWID;
    CREATE TABLE alias (
      node INTEGER NOT NULL REFERENCES node,
      position INTEGER NOT NULL,
      alias TEXT NOT NULL,
      PRIMARY KEY (node, position)
    ) WITHOUT ROWID;
    CREATE TABLE node_property (
      node INTEGER NOT NULL REFERENCES node,
      key TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'real', 'flag', 'date', 'list')),
      value NOT NULL,
      PRIMARY KEY (node, key)
    ) WITHOUT ROWID;
    CREATE TABLE node_evidence (
      node INTEGER NOT NULL REFERENCES node,
      position INTEGER NOT NULL,
      source TEXT NOT NULL REFERENCES source,
      locator TEXT,
      confidence CHECK (confidence BETWEEN 0 AND 1),
      recorded TEXT,
      statement TEXT,
      PRIMARY KEY (node, position)
    ) WITHOUT ROWID;
    CREATE TABLE relation (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL CHECK (id <> ''),
      has_own_id INTEGER NOT NULL CHECK (has_own_id IN (0, 1)),
      kind TEXT NOT NULL REFERENCES relation_kind,
      from_node INTEGER NOT NULL REFERENCES node,
      to_node INTEGER NOT NULL REFERENCES node,
      sign INTEGER CHECK (sign IN (-1, 0, 1)),
      start TEXT, start_earliest TEXT, start_latest TEXT,
      "end" TEXT, end_earliest TEXT, end_latest TEXT
    );
    CREATE TABLE relation_property (
      relation INTEGER NOT NULL REFERENCES relation,
      key TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'real', 'flag', 'date', 'list')),
      value NOT NULL,
      PRIMARY KEY (relation, key)
    ) WITHOUT ROWID;
    CREATE TABLE relation_evidence (
      relation INTEGER NOT NULL REFERENCES relation,
      position INTEGER NOT NULL,
      source TEXT NOT NULL REFERENCES source,
      locator TEXT,
      confidence CHECK (confidence BETWEEN 0 AND 1),
      recorded TEXT,
      statement TEXT,
      PRIMARY KEY (relation, position)
    ) WITHOUT ROWID;
    """

  /// Made when the rows are there, which is quicker.
  static let indices = """
    CREATE UNIQUE INDEX node_by_id ON node (id);
    CREATE INDEX node_by_kind ON node (kind);
    CREATE INDEX node_by_name ON node (name);
    CREATE INDEX node_name_by_name ON node_name (name);
    CREATE INDEX alias_by_alias ON alias (alias);
    CREATE INDEX node_property_by_key ON node_property (key, value);
    CREATE INDEX node_evidence_by_source ON node_evidence (source);
    CREATE UNIQUE INDEX relation_by_id ON relation (id);
    CREATE INDEX relation_by_kind ON relation (kind);
    CREATE INDEX relation_by_from ON relation (from_node);
    CREATE INDEX relation_by_to ON relation (to_node);
    CREATE INDEX relation_by_start ON relation (start_latest) WHERE start_latest IS NOT NULL;
    CREATE INDEX relation_property_by_key ON relation_property (key, value);
    CREATE INDEX relation_evidence_by_source ON relation_evidence (source);
    """
}
