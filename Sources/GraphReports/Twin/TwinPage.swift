import Foundation
import GraphFormats

/// The page around picture and facts: its head with the content-security policy, its controls, its script.
struct TwinPage {
  let twin: HTMLTwin

  /// The script, as it stands in the page: its parts, in the order in which they need each other, in one scope of their own.
  static let script: String = {
    let parts = [
      PackageResources.facts_js, PackageResources.filters_js, PackageResources.time_js, PackageResources.search_js,
      PackageResources.panel_js, PackageResources.path_js, PackageResources.view_js, PackageResources.drawing_js,
      PackageResources.table_js, PackageResources.save_js, PackageResources.start_js,
    ]
    let text = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return "\"use strict\";\n(() => {\n\(text)})();\n"
  }()

  /// The style sheet, as it stands in the page.
  var style: String { String(decoding: PackageResources.page_css, as: UTF8.self) + twin.theme.rules }

  /// What the page may do: run this script, use this style, show pictures that are in it; nothing else, and nothing from
  /// elsewhere. The empty icon keeps a browser from asking for one.
  var policy: String {
    "default-src 'none'; script-src '\(Self.digest(of: Self.script))'; style-src '\(Self.digest(of: style))'; "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }

  /// The digest of an inline script or style, as a policy names it.
  static func digest(of text: String) -> String {
    let digits = Array(SHA256.hexDigest(Array(text.utf8)))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  var text: String {
    let title = XMLText.escaped(twin.title)
    return """
      <!DOCTYPE html>
      <html lang="en" data-theme="\(twin.theme.isDark ? "dark" : "light")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="Entente \(EntenteVersion.current)">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#canvas">Skip to the diagram</a>
      <a class="skip" href="#show-table" id="skip-to-table">Skip to the table</a>
      \(header(title))
      <div id="desk">
      \(TwinControls.filters)
      <main>
      <div id="canvas" tabindex="-1" role="application" aria-roledescription="diagram" \
      aria-label="Diagram. Arrow keys go from node to node, Enter shows the facts.">
      \(twin.picture)
      </div>
      \(TwinControls.zoom)
      \(TwinControls.tables)
      </main>
      \(TwinControls.facts)
      </div>
      <p id="status" role="status" aria-live="polite"></p>
      <noscript><p>Search, filters and facts need JavaScript; the diagram does not.</p></noscript>
      <script type="application/json" id="facts">\(twin.facts.json)</script>
      <script>\(Self.script)</script>
      </body>
      </html>

      """
  }

  private func header(_ title: String) -> String {
    """
    <header>
    <div><h1 dir="auto" lang="\(XMLText.escaped(twin.language))">\(title)</h1>
    <p dir="auto">\(XMLText.escaped(twin.subtitle))</p></div>
    \(TwinControls.tools)
    </header>
    """
  }
}
