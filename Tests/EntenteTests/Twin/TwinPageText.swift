import Foundation
import Testing

/// The parts of a written page, taken apart without the code that put it together.
struct TwinPageText {
  let text: String
  let style: String
  let script: String
  let picture: String
  let json: String
  let policy: String

  init(_ text: String) throws {
    self.text = text
    func part(from start: String, to end: String) throws -> String {
      let opening = try #require(text.range(of: start))
      let closing = try #require(text.range(of: end, range: opening.upperBound..<text.endIndex))
      return String(text[opening.upperBound..<closing.lowerBound])
    }
    style = try part(from: "<style>", to: "</style>")
    script = try part(from: "<script>", to: "</script>")
    picture = try "<svg" + part(from: "<svg", to: "</svg>") + "</svg>\n"
    json = try part(from: "<script type=\"application/json\" id=\"facts\">", to: "</script>")
    policy = try part(from: "http-equiv=\"Content-Security-Policy\" content=\"", to: "\">")
  }

  var facts: [String: Any] {
    get throws { try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]) }
  }

  func list(_ key: String) throws -> [[String: Any]] { try #require(try facts[key] as? [[String: Any]]) }

  /// The digest of a text as a policy names it, by the tools of the system.
  static func digest(of text: String) throws -> String {
    let file = try Scratch.file(text)
    defer { try? FileManager.default.removeItem(at: file) }
    let digits = Array(try Program.shell("sha256sum < '\(file.path)'").output.prefix(64))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return "sha256-" + Data(bytes).base64EncodedString()
  }
}
