/// Texts that would do harm where they became markup, script, style, an address, a formula, or a word of any format.
enum HostileTexts {
  static let all: [String] =
    scripts + attributes + markup + styles + addresses + templates + graphviz + markdown + yaml + characters + formulas
    + lengths

  static let scripts = [
    "<script>window.harmed = 1</script>", "</script><script>window.harmed = 1</script>", "</SCRIPT ><img src=x>",
    "<!--<script>", "--><script>window.harmed = 1</script>", "]]><script>window.harmed = 1</script>",
    "<svg onload=window.harmed=1>", "</svg><script>window.harmed = 1</script>", "\u{2028}window.harmed = 1\u{2029}",
    "\\u003cscript\\u003ewindow.harmed = 1", "');window.harmed=1;//", "\";window.harmed=1;//", "`;window.harmed=1;//",
    "<![CDATA[<script>window.harmed = 1</script>]]>", "<?php echo 1 ?>", "--!><script>window.harmed = 1</script>",
  ]
  static let attributes = [
    "\" onclick=\"window.harmed=1", "' onmouseover='window.harmed=1", "x\" autofocus onfocus=\"window.harmed=1\" a=\"",
    "\"><img src=x onerror=window.harmed=1>", "'><img src=x onerror=window.harmed=1>", "a=b onload=window.harmed=1",
    "\"/><set attributeName=\"href\" to=\"javascript:window.harmed=1\"/>",
  ]
  static let markup = [
    "<b>bold</b>", "<img src=x onerror=window.harmed=1>", "<iframe src=https://example.org></iframe>",
    "<a href=javascript:window.harmed=1>x</a>", "<math><mtext></mtext></math>",
    "</title><script>window.harmed=1</script>",
    "</style><script>window.harmed=1</script>",
    "<base href=https://example.org>", "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=https://example.org>", "<template><p>", "<foreignObject><body></foreignObject>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&lt;script&gt;", "&amp;amp;", "&#60;b&#62;", "&e;", "<",
    "</desc></metadata></svg>", "&#0;&#x1F;", "<use href=\"data:image/svg+xml,x#y\"/>",
    "<animate onbegin=window.harmed=1>",
  ]
  static let styles = [
    "</style><style>*{display:none}", "expression(window.harmed=1)", "@import url(https://example.org)",
    "url(javascript:window.harmed=1)", "red;}*{display:none}", "/* comment */",
  ]
  static let addresses = [
    "javascript:window.harmed=1", "JaVaScRiPt:window.harmed=1", " javascript:window.harmed=1",
    "java\tscript:window.harmed=1", "java\nscript:window.harmed=1", "\u{1}javascript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>", "DATA:text/html;base64,PHNjcmlwdD4=", "vbscript:x",
    "file:///etc/passwd", "//example.org/x", "\\\\example.org\\share\\x",
    "https://example.org/\"onclick=\"window.harmed=1",
    "https://example.org/<script>", "https://example.org/\u{202E}gro.live", "https://example.org/한국?a=b&c=<d>\\e",
    "blob:https://example.org/1", "mailto:a@example.org", "http://example.org/]](javascript:x)",
  ]
  static let templates = [
    "{{constructor.constructor('window.harmed=1')()}}", "${window.harmed=1}", "<%= window.harmed=1 %>",
    "__proto__", "constructor", "toString", "%s%n%x", "%00%0A%22", "$&$1$`", "$(touch x)", "`touch x`", "; touch x #",
  ]
  static let graphviz = [
    "\"]; n9 [label=\"x\", URL=\"javascript:window.harmed=1\"]; //", "\\", "x\\", "\\\"", "\\\\\"",
    "\\N \\G \\E \\L \\T \\H",
    "\\l\\r\\n", "}", "{a|<p>b}", "<<b>x</b>>", "graph { a -- b }", "# no comment", "// nor this", "/* or this",
    "a:b:c",
    "subgraph cluster_0 {", "\"+\"", "->", "--",
  ]
  static let markdown = [
    "[x](javascript:window.harmed=1)", "](javascript:window.harmed=1)", "![x](https://example.org/x.png)", "a|b|c",
    "| --- |", "# heading", "```", "<https://example.org>", "[x]: javascript:x", "*a* _b_ ~~c~~", "1. one", "- item",
  ]
  static let yaml = [
    "!!python/object:x", "&anchor x", "*alias", "<<: *alias", "---", "...", "%TAG ! x", "- a", "? a", "a: b", "{a: b}",
    "[a, b]", "null", "~", "true", "2023-05-31", "1e3", "0x10", ".nan", "|", ">", "@x", "'", "\"",
  ]
  static let characters = [
    "\u{202E}evil\u{202C}", "\u{2066}isolated\u{2069}", "\u{2069}\u{2069}closed", "\u{202E}never closed",
    "zero\u{200B}width",
    "e\u{301}\u{301}\u{301}\u{301}", "日本 한국 عربى", "tab\tline\nend", "\u{FFFD}", "🏳️‍🌈 👩‍👩‍👧", "nul\u{0}in it",
    "bell\u{7}esc\u{1B}[31m",
    "\u{9B}31m\u{85}next", "del\u{7F}", "\u{FEFF}mark", "\u{FFFE}\u{FFFF}", "cr\rlf\r\nboth", " leading", "trailing ",
    "\u{E0041}tag", "ﬁ ＜script＞", "\u{10FFFF}",
  ]
  static let formulas = [
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://example.org\")", "\t=1+1", "a;=1+1",
    "＝1+1",
  ]
  static let lengths = [
    String(repeating: "long ", count: 1000), String(repeating: "x", count: 3000), "a\n\n\n\n\n\n\n\n\n\nb",
  ]

  /// A text as a picture shows it: without characters that turn the direction of writing, or that nobody can see.
  static func withoutControls(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
