import RelationGraph

extension GraphFormat {
  /// A database of SQLite, with tables for a program and views for a person: `nodes`, `relations`, `evidence`, `neighbours`.
  ///
  /// Other databases are read where they have a table of edges, or one of nodes and one of edges.
  public static let sqlite = GraphFormat(
    id: "sqlite", title: "SQLite", extensions: ["sqlite", "db", "sqlite3"],
    specification: "https://www.sqlite.org/fileformat2.html", keeps: .everything,
    reader: { source throws(ReadError) in
      try SQLiteFile.read(source) { database throws(ReadError) in
        if try database.isOwn() {
          var reader = SQLiteReader(database)
          return try reader.read()
        }
        return try SQLiteForeignReader(database).read()
      }
    },
    writer: { graph in SQLiteWriter.text(graph).map { [WrittenFile(name: "", text: $0)] } ?? [] },
    recognises: { $0.bytes.starts(with: SQLiteFile.magic) })
}
