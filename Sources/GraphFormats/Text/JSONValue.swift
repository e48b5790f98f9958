/// A JSON value with the place of every member, for diagnostics.
package enum JSONValue: Sendable {
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

/// Something in a JSON text that another program meant differently than this one may take it.
struct JSONFinding {
  enum Content {
    /// `NaN`, `Infinity` or a number beyond what a double holds.
    case notFinite(String)
    /// An integer beyond 64 bits.
    case longInteger(String)
    case repeatedKey(String)

    var message: String {
      switch self {
      case .notFinite(let text): "'\(text.prefix(40))' is too large"
      case .longInteger(let text): "'\(text.prefix(40))' does not fit an integer of 64 bits"
      case .repeatedKey(let key): "the key '\(key)' occurs twice"
      }
    }
  }

  var content: Content
  var offset: Int
}
