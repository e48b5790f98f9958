import Foundation

/// The form in which a child hands over a graph: frames as of a rendering (see ``RenderFrames``), one with all texts and one with
/// numbers that name them. A text that a million nodes share is handed over once.
enum DotFrames {
  static let texts = "texts"
  static let words = "words"
  /// Stands for "none" where a number of a text or a subgraph is expected.
  static let none = UInt32.max

  /// What comes first of a record.
  enum Tag: UInt32 {
    case graph, node, edge, subgraph, followers
  }

  static func frames(of outcome: Result<DotRecorder, RenderError>) -> [(name: String, payload: Data)] {
    switch outcome {
    case .success(let recorder):
      recorder.warnings.map { ("warning", Data($0.utf8)) } + [(texts, recorder.texts), (words, recorder.packedWords)]
        + [(RenderFrames.end, Data())]
    case .failure(let error): RenderFrames.frames(of: .failure(error))
    }
  }

  /// The graph in what a child wrote; nil when it is not a complete result.
  static func decode(_ bytes: Data) -> Result<DotStructure, RenderError>? {
    var texts = Data()
    var words = Data()
    var warnings: [String] = []
    for (name, payload) in RenderFrames.split(bytes) ?? [] {
      if let error = RenderFrames.error(name, payload) { return .failure(error) }
      switch name {
      case Self.texts: texts = payload
      case Self.words: words = payload
      case "warning": warnings.append(String(decoding: payload, as: UTF8.self))
      case RenderFrames.end:
        var parser = DotWords(texts: texts, words: words)
        guard var structure = parser.structure() else { return nil }
        structure.warnings = warnings
        return .success(structure)
      default: return nil
      }
    }
    return nil
  }
}
