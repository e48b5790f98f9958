/// A JSON value with the place of every member, for diagnostics.
indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case real(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable {
    var key: String
    var value: JSONValue
    /// Bytes from the beginning of the text.
    var offset: Int
  }

  var shape: String {
    switch self {
    case .null: "null"
    case .flag: "a flag"
    case .integer, .real: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Why a text is not JSON.
struct JSONError: Error {
  var message: String
  var offset: Int
}
