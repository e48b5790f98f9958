import RelationGraph

extension GraphFormat {
  /// The native format for people.
  public static let yaml = GraphFormat(
    id: "yaml", title: "Entente YAML", extensions: ["yaml", "yml"],
    specification: "https://yaml.org/spec/1.2.2/", keeps: .everything,
    reader: { source throws(ReadError) in
      var reader = YAMLReader()
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", text: YAMLWriter.text($0))] },
    recognises: { head in !head.isMapping && head.lines.contains { $0.hasPrefix("entente:") || $0.hasPrefix("nodes:") }
    })
}
