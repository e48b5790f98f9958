internal import CYaml
import RelationGraph

/// Makes nodes of the events of libyaml, the parser inside Yams.
///
/// Yams' own tree builder is recursive without a limit, follows aliases (a few dozen of which can stand for billions of nodes)
/// and stops at the first repeated key. This one refuses anchors and tags as it meets them, knows how deep it is, and goes on
/// behind everything that is not a syntax error.
struct YAMLComposer {
  static let depthLimit = 64
  static let nodeLimit = 8_000_000

  let file: String
  /// What is wrong with the document although it is YAML.
  private(set) var problems: [Diagnostic] = []
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>
  private var event = yaml_event_t()
  private var depth = 0
  private var nodeCount = 0

  /// The root of the only document, `nil` if there is none, and every problem that is not a syntax error.
  ///
  /// - Throws: `ReadError` for syntax errors, and where a limit of depth or number is passed.
  static func root(of text: String, file: String) throws(ReadError) -> (root: YAMLNode?, problems: [Diagnostic]) {
    let bytes = Array(text.utf8)
    // libyaml keeps the address of its parser: the parser may not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw ReadError(Diagnostic(.error, "out-of-memory", "not enough memory", at: SourceLocation(file: file)))
    }
    defer { yaml_parser_delete(parser) }
    return try bytes.withUnsafeBufferPointer { bytes throws(ReadError) in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var composer = YAMLComposer(file: file, parser: parser, bytes: bytes)
      defer { yaml_event_delete(&composer.event) }
      let root = try composer.document()
      return (root, composer.problems)
    }
  }

  private init(file: String, parser: UnsafeMutablePointer<yaml_parser_t>, bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.parser = parser
    self.bytes = bytes
  }

  private mutating func document() throws(ReadError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      try advance()
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT where root != nil:
        report("several-documents", "a second document begins here", hint: "a graph file holds one document")
        return root
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      default: root = try node()
      }
    }
  }

  private mutating func advance() throws(ReadError) {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else {
      let diagnostic = YAMLSyntax.diagnostic(of: parser.pointee, in: bytes, file: file)
      throw ReadError(problems + [diagnostic], isLimit: diagnostic.code == "too-deep")
    }
  }

  private var location: SourceLocation {
    SourceLocation(file: file, line: event.start_mark.line + 1, column: event.start_mark.column + 1)
  }

  private mutating func report(_ code: String, _ message: String, at place: SourceLocation? = nil, hint: String) {
    guard problems.count <= GraphDraft.diagnosticLimit else { return }
    problems.append(Diagnostic(.error, code, message, at: place ?? location, hint: hint))
  }

  /// The node that begins with the current event.
  private mutating func node() throws(ReadError) -> YAMLNode {
    let place = location
    nodeCount += 1
    guard nodeCount <= Self.nodeLimit, depth < Self.depthLimit else {
      let (code, message) =
        depth < Self.depthLimit
        ? ("too-many", "more than \(Self.nodeLimit) values in one file")
        : ("too-deep", YAMLSyntax.tooDeep)
      throw ReadError(problems + [Diagnostic(.error, code, message, at: place)], isLimit: true)
    }
    depth += 1
    defer { depth -= 1 }
    let content: YAMLNode.Content =
      switch event.type {
      case YAML_SEQUENCE_START_EVENT: .sequence(try sequence())
      case YAML_MAPPING_START_EVENT: .mapping(try mapping())
      default: .scalar(scalar())
      }
    return YAMLNode(content: content, line: place.line, column: place.column)
  }

  private mutating func scalar() -> YAMLNode.Scalar {
    guard event.type == YAML_SCALAR_EVENT else {
      refuseAnchor()
      return YAMLNode.Scalar(text: "", isPlain: true)
    }
    let data = event.data.scalar
    let tag = data.tag.map { String(cString: $0) }
    if data.anchor != nil { refuseAnchor() }
    if let tag, tag != "!date" { refuse(tag: tag) }
    return YAMLNode.Scalar(
      text: String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self),
      isPlain: data.style == YAML_PLAIN_SCALAR_STYLE, isDate: tag == "!date")
  }

  private mutating func sequence() throws(ReadError) -> [YAMLNode] {
    if event.data.sequence_start.anchor != nil { refuseAnchor() }
    if let tag = event.data.sequence_start.tag { refuse(tag: String(cString: tag)) }
    var items: [YAMLNode] = []
    while true {
      try advance()
      if event.type == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node())
    }
  }

  private mutating func mapping() throws(ReadError) -> YAMLNode.Mapping {
    if event.data.mapping_start.anchor != nil { refuseAnchor() }
    if let tag = event.data.mapping_start.tag { refuse(tag: String(cString: tag)) }
    var mapping = YAMLNode.Mapping()
    var first: [String: Int] = [:]
    while true {
      try advance()
      if event.type == YAML_MAPPING_END_EVENT { return mapping }
      let place = location
      let key = try node()
      try advance()
      let value = try node()
      guard let name = key.scalar?.text else {
        report("wrong-structure", "a key is a text, this is \(key.shape)", at: place, hint: "write key: value")
        continue
      }
      if let index = first[name] {
        let known = mapping.keys[index]
        report(
          "duplicate-id", "the key '\(name)' occurs twice in one mapping", at: place,
          hint: "the first one is at \(SourceLocation(file: file, line: known.line, column: known.column))")
        continue
      }
      first[name] = mapping.keys.count
      mapping.keys.append(key)
      mapping.values.append(value)
    }
  }

  private mutating func refuseAnchor() {
    report(
      "yaml-alias", "anchors and aliases (&name, *name) are not used in graph files",
      hint: "write the value out, or put quotes around text that begins with & or *")
  }

  private mutating func refuse(tag: String) {
    report("yaml-tag", "the tag '\(tag)' is not used in graph files", hint: "put quotes around text that begins with !")
  }
}
