import RelationGraph

extension GraphFormat {
  /// Matrix Market, for SciPy, MATLAB, Julia and GraphBLAS.
  public static let matrixMarket = GraphFormat(
    id: "matrix-market", title: "Matrix Market", extensions: ["mtx", "mm"],
    specification: "https://math.nist.gov/MatrixMarket/formats.html",
    keeps: [.nodeIDs, .direction, .loops, .isolates, .weights, .propertyTypes],
    reader: { source throws(ReadError) in try MatrixMarketReader.read(source).draft() },
    writer: { [WrittenFile(name: "", text: MatrixMarketWriter.text($0))] },
    recognises: { $0.firstLine.lowercased().hasPrefix("%%matrixmarket") },
    lossRule: MatrixMarketWriter.losses,
    keepRule: { MatrixMarketWriter.kept($0).graph })
}

/// The ids of nodes in comments, which other programs pass over: a matrix has no names.
enum MatrixMarketNames {
  static let mark = "%%Entente nodes"
}
