import Entente
import Foundation
import Testing

/// The page and the Markdown as texts: what they may do, how they are built, and that no name becomes markup.
@Suite("Report, page")
struct ReportPageTests {
  private static func hostile(_ form: String, _ sections: String) throws -> String {
    let text = try #require(GraphFormat.jsonLines.text(HostileNetwork.graph))
    let file = try Scratch.file(text, ending: ".jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    return try ReportTests.text(file.path, form, ["--quiet", "--sections", sections, "--top", "100"])
  }

  private static let allButPictures = "graph,methods,structure,rankings,communities,paths,brokers,sources,reproduction"

  /// The page without the data and the pictures, which have tests of their own.
  private static func frame(_ page: String) -> String {
    page.replacing(/<script type="application\/json"[\s\S]*<\/script>/, with: "")
      .replacing(/<svg[\s\S]*?<\/svg>/, with: "").replacing(/<style>[\s\S]*?<\/style>/, with: "")
  }

  @Test("The policy allows the one style and nothing else; nothing asks the network")
  func policy() throws {
    let page = try ReportTests.text(Program.shippedGraph, "html")
    let style = try #require(page.firstMatch(of: /<style>((.|\n)*?)<\/style>/)).1
    let digest = try TwinPageText.digest(of: String(style))
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src '\(digest)'; img-src data:; base-uri 'none'; form-action 'none'\""))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!style.contains("url(") && !style.contains("@import"))
    for word in [" src=", "srcset", "<iframe", "<object", "<embed", " style="] {
      #expect(!Self.frame(page).contains(word), "\(word)")
    }
  }

  @Test(
    "Headings in order, tables with scopes and captions, figures with captions, ids used once, links that lead somewhere"
  )
  func structure() throws {
    let page = try ReportTests.text(Program.shippedGraph, "html")
    let frame = Self.frame(page)
    #expect(page.contains("<html lang=\"en\">"))
    let levels = frame.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    let tables = frame.components(separatedBy: "<table").count - 1
    #expect(tables > 20)
    #expect(frame.components(separatedBy: "<caption").count - 1 == tables)
    #expect(frame.matches(of: /<th(?! scope="(col|row)")[ >]/).isEmpty)
    #expect(frame.components(separatedBy: "<figcaption>").count == 3)
    let ids = page.replacing(/<script type="application\/json" id="/, with: "").matches(of: /[ ]id="([^"]*)"/).map {
      String($0.1)
    }
    #expect(Set(ids).count == ids.count)
    for match in frame.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(match.1)), "\(match.1)") }
    for match in frame.matches(of: /aria-(labelledby|describedby)="([^"]*)"/) { #expect(ids.contains(String(match.2))) }
  }

  private static func isAddress(_ text: Substring) -> Bool {
    ["https://", "http://", "mailto:"].contains { text.lowercased().hasPrefix($0) }
  }

  @Test("Hostile texts become no element, no attribute and no address of the page")
  func hostilePage() throws {
    let frame = Self.frame(try Self.hostile("html", Self.allButPictures))
    let known: Set = [
      "html", "head", "meta", "link", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "dl", "dt", "dd",
      "nav", "ol", "ul", "li", "main", "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "code",
      "pre",
    ]
    let attributes: Set = [
      "lang", "charset", "http-equiv", "content", "name", "rel", "href", "class", "id", "dir", "aria-label",
      "aria-labelledby", "role", "tabindex", "scope",
    ]
    for match in frame.matches(of: /<([a-zA-Z!\/?][^>\s]*)([^>]*)>/) where !match.1.hasPrefix("/") {
      guard match.1 != "!DOCTYPE" else { continue }
      #expect(known.contains(String(match.1)), "\(match.0)")
      for attribute in match.2.matches(of: /([^\s="]+)="[^"]*"/) {
        #expect(attributes.contains(String(attribute.1)), "\(match.0)")
      }
    }
    for match in frame.matches(of: /href="([^"]*)"/) {
      #expect(match.1.hasPrefix("#") || match.1 == "data:," || Self.isAddress(match.1), "\(match.1)")
    }
    #expect(!frame.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" })
  }

  @Test("Hostile texts become no markup of Markdown: rows keep their cells, links are those of the program")
  func hostileMarkdown() throws {
    let text = try Self.hostile("md", Self.allButPictures)
    let data = try #require(text.range(of: "\n<!-- entente-report\n"))
    var columns: Int?
    var fence: String?
    for line in text[..<data.lowerBound].split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == open { fence = nil }
        continue
      }
      if line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        continue
      }
      // What is escaped, and what stands in a span of code, means nothing.
      let bare = line.replacing(/\\./, with: "").replacing(/(`+)[^`].*?\1/, with: "")
      if line.hasPrefix("|") {
        let cells = bare.count { $0 == "|" }
        if let columns { #expect(cells == columns, "\(line)") } else { columns = cells }
      } else {
        columns = nil
      }
      for match in bare.matches(of: /<([^>]*)>/) { #expect(Self.isAddress(match.1), "\(line)") }
      for match in bare.matches(of: /\]\(/) { #expect(bare[match.range.upperBound...].hasPrefix("<"), "\(line)") }
      for mark in ["~~", "**", "$"] {
        let isOwn = mark == "**" && (bare.hasPrefix("**Table") || bare.hasPrefix("- **"))
        #expect(isOwn || !bare.contains(mark), "\(line)")
      }
    }
    #expect(fence == nil)
    #expect(text.hasSuffix("\n-->\n"))
    #expect(text[data.upperBound...].components(separatedBy: "-->").count == 2)
  }

  @Test("Hostile texts verify like all others", arguments: ["html", "md", "json"])
  func hostileVerifies(_ form: String) throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let graph = folder.appendingPathComponent("a 'b' $(c).jsonl").path
    try Data(try #require(GraphFormat.jsonLines.text(HostileNetwork.graph)).utf8).write(
      to: URL(fileURLWithPath: graph))
    let report = folder.appendingPathComponent("report.\(form)").path
    let written = try Program.run(["report", graph, "-o", report, "--sections", Self.allButPictures])
    #expect(written.status == 0, "\(written.error)")
    let run = try Program.run(["report", graph, "--verify", report])
    #expect(run.status == 0, "\(run.output.prefix(2000))\(run.error)")
  }

  @Test("A quoted word is what a shell reads")
  func quoting() throws {
    let words =
      HostileTexts.all + [
        "'\u{308}", "\\'\u{308}", "a b", "", "-x", "~", "~root", "!!", "a\u{7}b", "$'x'", "日本", "é", "=ls",
      ]
    // A shell has no words with NUL, and no id or file has one.
    for word in words where !word.unicodeScalars.contains("\0") {
      let run = try Program.shell("printf %s \(ReportCommands.quoted(word))")
      #expect(run.output.unicodeScalars.elementsEqual(word.unicodeScalars), "\(word)")
    }
  }
}
