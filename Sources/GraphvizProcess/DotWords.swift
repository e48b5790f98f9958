import Foundation

/// Makes a graph of the numbers that a child wrote; believes none of them.
struct DotWords {
  private let texts: [(text: String, isMarkup: Bool)]
  private let words: [UInt32]
  private var index = 0

  init(texts: Data, words: Data) {
    var list: [(String, Bool)] = []
    let bytes = [UInt8](texts)
    var index = 0
    while index + 4 <= bytes.count {
      // The lowest bit tells markup, the others the length.
      let header = Self.word(bytes, at: index)
      let end = index + 4 + Int(header >> 1)
      guard end <= bytes.count else { break }
      list.append((String(decoding: bytes[(index + 4)..<end], as: UTF8.self), header & 1 == 1))
      index = end
    }
    self.texts = list
    let packed = [UInt8](words)
    self.words = stride(from: 0, to: packed.count - packed.count % 4, by: 4).map { Self.word(packed, at: $0) }
  }

  private static func word(_ bytes: [UInt8], at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
  }

  /// The graph; nil where a number is missing or leads nowhere.
  mutating func structure() -> DotStructure? {
    var structure = DotStructure()
    while index < words.count {
      guard let tag = DotFrames.Tag(rawValue: words[index]) else { return nil }
      index += 1
      guard read(tag, into: &structure) else { return nil }
    }
    return structure
  }

  private mutating func read(_ tag: DotFrames.Tag, into structure: inout DotStructure) -> Bool {
    switch tag {
    case .graph:
      guard let flags = number(), let name = text(), let attributes = attributes() else { return false }
      (structure.isDirected, structure.isStrict) = (flags & 1 == 1, flags & 2 == 2)
      (structure.name, structure.attributes) = (name, attributes)
    case .node:
      guard let name = text(), let attributes = attributes() else { return false }
      structure.nodes.append(.init(name: name ?? "", attributes: attributes))
    case .edge:
      guard let tail = number(below: structure.nodes.count), let head = number(below: structure.nodes.count),
        let key = text(), let attributes = attributes()
      else { return false }
      structure.edges.append(.init(tail: tail, head: head, key: key, attributes: attributes))
    case .subgraph:
      guard let name = text(), let parent = number(), let attributes = attributes(), let count = number() else {
        return false
      }
      var nodes: [Int] = []
      for _ in 0..<count {
        guard let node = number(below: structure.nodes.count) else { return false }
        nodes.append(node)
      }
      structure.subgraphs.append(
        .init(
          name: name, parent: parent < structure.subgraphs.count ? parent : nil, attributes: attributes, nodes: nodes))
    case .followers:
      guard let followers = number() else { return false }
      structure.followers = followers
    }
    return true
  }

  private mutating func number(below limit: Int = .max) -> Int? {
    guard index < words.count, words[index] < limit else { return nil }
    defer { index += 1 }
    return Int(words[index])
  }

  /// A text or, where the number says so, none.
  private mutating func text() -> String?? {
    guard let number = number() else { return nil }
    if number == Int(DotFrames.none) { return .some(nil) }
    return number < texts.count ? .some(texts[number].text) : nil
  }

  private mutating func attributes() -> DotStructure.Attributes? {
    guard let count = number() else { return nil }
    var attributes: DotStructure.Attributes = []
    for _ in 0..<count {
      guard let key = number(below: texts.count), let value = number(below: texts.count) else { return nil }
      attributes.append(.init(key: texts[key].text, value: texts[value].text, isMarkup: texts[value].isMarkup))
    }
    return attributes
  }
}
