/// A JSON value with the place of every member, for diagnostics.
package indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case real(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable {
    package var key: String
    package var value: JSONValue
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
package struct JSONError: Error {
  package var message: String
  var offset: Int
}
