import Foundation
import GraphDiagrams
import GraphFormats

extension AnalysisDocument {
  /// A page of its own: no script, no request, printable, in light and dark.
  ///
  /// Names and other texts of the graph are escaped; the content-security policy allows the one style sheet and nothing else.
  public var html: String { HTMLReport(document: self).text }
}

/// Writes a document as HTML.
struct HTMLReport {
  let document: AnalysisDocument

  /// The style sheet, with the colours of diagrams in dark surroundings.
  static let style: String = {
    let sheet = String(decoding: PackageResources.report_css, as: UTF8.self)
    let dark = TwinTheme(.light, selector: { _ in "figure svg" }).rules
    return sheet + "@media screen and (prefers-color-scheme: dark) {\n" + dark + "}\n"
  }()

  static let policy =
    "default-src 'none'; style-src '\(TwinPage.digest(of: style))'; img-src data:; base-uri 'none'; form-action 'none'"

  var text: String {
    let title = Self.escaped(document.title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="Entente \(EntenteVersion.current)">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the report</a>
      <header>
      <h1\(names)>\(title)</h1>
      <p class="subtitle">\(Self.escaped(document.subtitle))</p>
      <dl>
      \(document.header.map { "<dt>\($0.name)</dt><dd dir=\"auto\">\(words($0.words))</dd>" }.joined(separator: "\n"))
      </dl>
      </header>
      \(contents)
      <main id="content">
      \(sections)
      </main>
      <script type="application/json" id="\(ReportFile.mark)">\(TwinFacts.escapedForScript(document.json(withPositions: true)))</script>
      </body>
      </html>

      """
  }

  /// The language and direction of names.
  private var names: String {
    let language = document.language.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return (language.isEmpty || language == "en" ? "" : " lang=\"\(language)\"") + " dir=\"auto\""
  }

  private var contents: String {
    let items = document.sections.map { "<li><a href=\"#\($0.id.rawValue)\">\($0.id.title)</a></li>" }
    return "<nav aria-label=\"Contents\"><ol>\n\(items.joined(separator: "\n"))\n</ol></nav>"
  }

  private var sections: String {
    var counter = (tables: 0, figures: 0)
    return document.sections.enumerated().map { number, section in
      let id = section.id.rawValue
      let blocks = section.blocks.map { block($0, in: section, &counter) }
      return """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(number + 1). \(section.id.title)</h2>
        \(blocks.joined(separator: "\n"))
        </section>
        """
    }.joined(separator: "\n")
  }

  private func block(
    _ block: AnalysisDocument.Block, in section: AnalysisDocument.Section, _ counter: inout (tables: Int, figures: Int)
  ) -> String {
    switch block {
    case .paragraph(let text): return "<p dir=\"auto\">\(words(text))</p>"
    case .heading(let text): return "<h3 dir=\"auto\">\(Self.escaped(text))</h3>"
    case .commands(let lines):
      return "<pre dir=\"ltr\"><code>\(lines.map(Self.escaped).joined(separator: "\n"))</code></pre>"
    case .list(let items):
      return "<ul>\n" + items.map { "<li dir=\"auto\">\(words($0))</li>\n" }.joined() + "</ul>"
    case .table(let table):
      counter.tables += 1
      return self.table(table, number: counter.tables, in: section)
    case .figure(let figure):
      counter.figures += 1
      return self.figure(figure, number: counter.figures)
    }
  }

  private func table(_ table: DocumentTable, number: Int, in section: AnalysisDocument.Section) -> String {
    let columns = table.shownColumns
    let isNumeric = table.isNumeric
    let id = "\(section.id.rawValue)-\(table.id)"
    let caption = "Table \(number). \(Self.escaped(table.caption))"
    let head = columns.map { column in
      "<th scope=\"col\"\(isNumeric[column] ? " class=\"number\"" : "")>\(Self.escaped(table.columns[column].title ?? ""))</th>"
    }
    let heading = table.columns.firstIndex { $0.key == table.heading }
    let isProse = Set(columns.filter { column in table.rows.contains { $0[column].shown.plain.count > 28 } })
    let rows = table.rows.map { row in
      let cells = columns.map { column in
        let tag = column == heading ? "th scope=\"row\"" : "td"
        let attributes =
          isNumeric[column] ? " class=\"number\"" : (isProse.contains(column) ? " class=\"prose\"" : "") + names
        return "<\(tag)\(attributes)>\(words(row[column].shown))</\(tag.prefix(2))>"
      }
      let anchor = table.anchor.map { " id=\"\($0)\(Self.escaped(row[0].value.exact))\"" } ?? ""
      return "<tr\(anchor)>\(cells.joined())</tr>"
    }
    var notes = table.notes.map { "<li dir=\"auto\">\(words($0))</li>" }
    if let command = table.command { notes.append("<li dir=\"ltr\"><code>\(Self.escaped(command))</code></li>") }
    return """
      <div class="table" role="region" aria-labelledby="\(id)" tabindex="0">
      <table\(columns.count > 4 ? "" : " class=\"narrow\"")>
      <caption id="\(id)" dir="auto">\(caption)</caption>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      \(notes.isEmpty ? "" : "<ul class=\"notes\">\n\(notes.joined(separator: "\n"))\n</ul>")
      """
  }

  private func figure(_ figure: DocumentFigure, number: Int) -> String {
    let isWide = figure.size.map { $0.width > 1.1 * $0.height } ?? false
    return """
      <figure\(isWide ? " class=\"wide\"" : "")>
      <div class="picture" role="group" aria-labelledby="figure-\(figure.id)" aria-describedby="about-\(figure.id)">
      \(figure.element)</div>
      <figcaption><strong id="figure-\(figure.id)">Figure \(number). \(Self.escaped(figure.caption))</strong>
      <span id="about-\(figure.id)">\(Self.escaped(figure.description))</span>
      <code>\(Self.escaped(figure.command))</code></figcaption>
      </figure>
      """
  }

  private func words(_ text: DocumentText) -> String {
    text.spans.map { span in
      switch span {
      case .text(let text): return Self.escaped(text)
      case .code(let text): return "<code>\(Self.escaped(text))</code>"
      case .link(let text, let address):
        guard let checked = ReportAddress.checked(address) else { return Self.escaped(text) }
        return "<a href=\"\(XMLText.escaped(checked))\" rel=\"noreferrer noopener\">\(Self.escaped(text))</a>"
      case .source(let number):
        return document.listsSources ? "<a href=\"#source-\(number)\">[\(number)]</a>" : "[\(number)]"
      }
    }.joined()
  }

  /// Text of the graph or of the program as text of a page. Characters that hide or turn the direction of writing are shown.
  static func escaped(_ text: String) -> String { XMLText.escaped(text.escapedForDisplay) }
}
