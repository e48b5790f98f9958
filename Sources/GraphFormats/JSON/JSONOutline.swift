/// What the beginning of a JSON file is made of: the paths of its keys, by which formats that all end in `.json` are told apart.
///
/// `nodes[].data.id` is the key `id` in an object `data` in an item of the list `nodes`; a list has the path `nodes[]`, an object
/// `graph{}`. The text may end anywhere.
struct JSONOutline {
  private static let depthLimit = 4
  /// The items of a list that are looked at: the first ones show what it holds.
  private static let itemLimit = 4

  private(set) var paths: Set<String> = []
  /// The keys of the outermost object, as far as the text goes.
  private(set) var topKeys: [String] = []

  private struct Container {
    var isList: Bool
    var path: String?
    var items = 0
  }

  init(_ head: ContentHead) {
    guard head.isJSON else { return }
    var text = head.text.utf8[...]
    var open: [Container] = []
    var key: String?
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isList = byte == UInt8(ascii: "[")
        let path = path(in: open, key: key)
        if let path { paths.insert(path + (isList ? "[]" : "{}")) }
        open.append(Container(isList: isList, path: path))
        key = nil
        if open.count > 1000 { return }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        key = nil
        if open.popLast() == nil || open.isEmpty { return }
      case UInt8(ascii: ","):
        key = nil
        if let last = open.indices.last, open[last].isList { open[last].items += 1 }
      case UInt8(ascii: "\""):
        let word = Self.word(&text)
        let rest = text.drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: ":"), open.last?.isList == false else { continue }
        key = word
        if open.count == 1 { topKeys.append(word) }
        if let path = path(in: open, key: key) { paths.insert(path) }
      default: continue
      }
    }
  }

  /// The text up to the next quote that is not escaped.
  private static func word(_ text: inout Substring.UTF8View) -> String {
    let start = text
    while let byte = text.popFirst() {
      if byte == UInt8(ascii: "\\") { _ = text.popFirst() }
      if byte == UInt8(ascii: "\"") { break }
    }
    return String(start[..<text.startIndex].dropLast()) ?? ""
  }

  /// The path of a value; `nil` where it is too deep or too far behind to matter.
  private func path(in open: [Container], key: String?) -> String? {
    guard open.count <= Self.depthLimit, let last = open.last else { return open.isEmpty ? "" : nil }
    guard let path = last.path else { return nil }
    if last.isList { return last.items < Self.itemLimit ? path + "[]" : nil }
    return key.map { path.isEmpty ? $0 : path + "." + $0 }
  }

  func has(_ path: String) -> Bool { paths.contains(path) }
  func has(any paths: [String]) -> Bool { paths.contains { self.paths.contains($0) } }
}

extension ContentHead {
  /// Its keys, if it is JSON.
  var outline: JSONOutline { JSONOutline(self) }
}
