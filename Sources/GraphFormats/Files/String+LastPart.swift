extension String {
  /// The last part of a path: the name of the file.
  var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
