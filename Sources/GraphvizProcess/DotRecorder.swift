import CGraphviz
import Foundation

/// Writes down a graph of Graphviz as texts and numbers, in the child.
struct DotRecorder {
  private typealias Attributes = [(key: UInt32, value: UInt32)]
  private typealias Text = UnsafeMutablePointer<CChar>

  /// Every text with its length before it; the lowest bit of the length tells markup.
  private(set) var texts = Data()
  private var words: [UInt32] = []
  /// Graphviz keeps equal texts once: the address is the text.
  private var numbers: [Text: UInt32] = [:]
  private var count: UInt32 = 0
  /// How many nodes have lost their name.
  private(set) var unnamed = 0
  private var nodeNumbers: [UInt32: UInt32] = [:]
  var warnings: [String] = []

  /// More bytes of text than this are not handed over in one go.
  static let textLimit = 1 << 30

  var packedWords: Data {
    words.map(\.littleEndian).withUnsafeBufferPointer { Data(buffer: $0) }
  }

  init(_ graph: UnsafeMutablePointer<Agraph_t>) {
    write(.graph)
    words.append((agisdirected(graph) != 0 ? 1 : 0) | (agisstrict(graph) != 0 ? 2 : 0))
    words.append(cgv_is_named(graph) != 0 ? number(agnameof(graph)) : DotFrames.none)
    write(attributes(of: graph, kind: AGRAPH, in: graph))
    writeNodes(graph)
    writeEdges(graph)
    writeSubgraphs(graph)
  }

  /// How many graphs follow in the text.
  mutating func add(followers: Int) {
    write(.followers)
    words.append(UInt32(clamping: followers))
  }
}

extension DotRecorder {
  private mutating func writeNodes(_ graph: UnsafeMutablePointer<Agraph_t>) {
    let symbols = symbols(graph, AGNODE)
    var node = agfstnode(graph)
    while let current = node {
      nodeNumbers[cgv_sequence(current)] = UInt32(nodeNumbers.count)
      write(.node)
      words.append(name(of: current))
      write(attributes(of: current, symbols))
      node = agnxtnode(graph, current)
    }
  }

  private mutating func writeEdges(_ graph: UnsafeMutablePointer<Agraph_t>) {
    let symbols = symbols(graph, AGEDGE)
    var node = agfstnode(graph)
    while let tail = node {
      var edge = agfstout(graph, tail)
      while let current = edge {
        // The end that is not the tail stands in the edge itself.
        if let head = current.pointee.node {
          write(.edge)
          words += [nodeNumbers[cgv_sequence(tail)] ?? 0, nodeNumbers[cgv_sequence(head)] ?? 0]
          words.append(cgv_is_named(current) != 0 ? number(agnameof(current)) : DotFrames.none)
          write(attributes(of: current, symbols))
        }
        edge = agnxtout(graph, current)
      }
      node = agnxtnode(graph, tail)
    }
  }

  private mutating func writeSubgraphs(_ root: UnsafeMutablePointer<Agraph_t>) {
    var waiting: [(graph: UnsafeMutablePointer<Agraph_t>, parent: UInt32)] = []
    var count: UInt32 = 0
    func queue(below graph: UnsafeMutablePointer<Agraph_t>, _ number: UInt32) {
      var subgraph = agfstsubg(graph)
      while let current = subgraph {
        waiting.append((current, number))
        subgraph = agnxtsubg(current)
      }
    }
    queue(below: root, DotFrames.none)
    var index = 0
    while index < waiting.count {
      let (graph, parent) = waiting[index]
      write(.subgraph)
      words += [cgv_is_named(graph) != 0 ? number(agnameof(graph)) : DotFrames.none, parent]
      write(attributes(of: graph, kind: AGRAPH, in: root, unlike: agparent(graph)))
      let place = words.count
      words.append(0)
      var node = agfstnode(graph)
      while let current = node {
        if let number = nodeNumbers[cgv_sequence(current)] { words.append(number) }
        node = agnxtnode(graph, current)
      }
      words[place] = UInt32(clamping: words.count - place - 1)
      queue(below: graph, count)
      count += 1
      index += 1
    }
  }
}

extension DotRecorder {
  private mutating func write(_ tag: DotFrames.Tag) { words.append(tag.rawValue) }

  private mutating func write(_ attributes: Attributes) {
    words.append(UInt32(clamping: attributes.count))
    for (key, value) in attributes { words += [key, value] }
  }

  /// The attributes that are declared for all nodes, all edges or all graphs.
  private func symbols(_ root: UnsafeMutablePointer<Agraph_t>, _ kind: Int32) -> [UnsafeMutablePointer<Agsym_t>] {
    var symbols: [UnsafeMutablePointer<Agsym_t>] = []
    while let next = agnxtattr(root, kind, symbols.last) { symbols.append(next) }
    return symbols
  }

  private mutating func attributes(
    of object: UnsafeMutableRawPointer, _ symbols: [UnsafeMutablePointer<Agsym_t>],
    unlike other: UnsafeMutableRawPointer? = nil
  ) -> Attributes {
    var attributes: Attributes = []
    for symbol in symbols {
      guard let key = symbol.pointee.name, let value = agxget(object, symbol), value.pointee != 0 else { continue }
      if let other, agxget(other, symbol) == value { continue }
      attributes.append((number(key), number(value)))
    }
    return attributes
  }

  private mutating func attributes(
    of graph: UnsafeMutablePointer<Agraph_t>, kind: Int32, in root: UnsafeMutablePointer<Agraph_t>,
    unlike other: UnsafeMutablePointer<Agraph_t>? = nil
  ) -> Attributes {
    attributes(of: graph, symbols(root, kind), unlike: other.map { UnsafeMutableRawPointer($0) })
  }

  /// The name of a node, or the number that Graphviz gives to those whose name begins with `%`.
  private mutating func name(of node: UnsafeMutablePointer<Agnode_t>) -> UInt32 {
    let name = agnameof(node)
    guard cgv_is_named(node) == 0, let name else { return number(name) }
    unnamed += 1
    // Every such name stands in the same place.
    defer { numbers[name] = nil }
    return number(name)
  }

  /// The number of a text, which is written down when it comes up for the first time.
  private mutating func number(_ text: Text?) -> UInt32 {
    guard let text else { return DotFrames.none }
    if let known = numbers[text] { return known }
    let length = min(strlen(text), Self.textLimit)
    var header = (UInt32(length) << 1 | (aghtmlstr(text) != 0 ? 1 : 0)).littleEndian
    withUnsafeBytes(of: &header) { texts.append(contentsOf: $0) }
    texts.append(UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: length)
    defer { count += 1 }
    numbers[text] = count
    return count
  }
}
