import GraphProjection
import RelationGraph

/// Commands that can be copied into a shell in the folder of the graph.
package struct ReportCommands: Sendable {
  /// The file or folder of the graph, or `-`.
  let file: String
  let format: String?
  let projection: Projection

  /// `entente VERB FILE OPTIONS…`, with the options of the projection where the command has them.
  func line(
    _ verb: String, _ options: [String] = [], nodes: [String] = [], isProjected: Bool = true, undirected: Bool = false
  ) -> String {
    var words = [verb]
    if let format { words += ["--from", format] }
    words += options
    if isProjected { words += projectionOptions(undirected: undirected) }
    let places = [file] + nodes
    // A name that begins with a dash is no option.
    let separated = places.contains { $0.hasPrefix("-") && $0 != "-" } ? words + ["--"] + places : nil
    let ordered = separated ?? [words[0]] + places + words.dropFirst()
    return "entente " + ordered.map(Self.quoted).joined(separator: " ")
  }

  /// What differs from the plain projection.
  private func projectionOptions(undirected: Bool) -> [String] {
    var projection = projection
    if undirected { projection.direction = .undirected }
    var words: [String] = []
    for (option, value) in projection.settings {
      switch option {
      case "direction" where value == Projection.Direction.declared.rawValue: break
      case "weight" where projection.weight == .none: break
      case "parallel" where value == projection.convention.parallel.rawValue: break
      case "loops" where value == projection.convention.loops.rawValue: break
      case "largest-component": words.append("--largest-component")
      default: words += value.hasPrefix("-") ? ["--\(option)=\(value)"] : ["--\(option)", value]
      }
    }
    return words
  }

  /// A word as a shell reads it back; characters that hide or turn the direction of writing are spelt out.
  package static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ",", ":", "+", "@", "%": true
      case "=": !word.hasPrefix("=")
      default: scalar.properties.isAlphabetic && scalar.value > 0x7F
      }
    }
    if plain, !word.isEmpty { return word }
    guard word.escapedForDisplay != word else {
      // By scalars: a quote with a mark above it is another character, but not to a shell.
      return "'" + word.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
    var result = "$'"
    for scalar in word.unicodeScalars {
      let text = String(scalar)
      if text.escapedForDisplay != text {
        for byte in text.utf8 { result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
      } else {
        result += scalar == "'" || scalar == "\\" ? "\\" + text : text
      }
    }
    return result + "'"
  }
}
