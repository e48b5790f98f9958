/// Texts that would do harm where they became markup, script, style, an address or a formula.
enum HostileTexts {
  static let all: [String] =
    scripts + attributes + markup + styles + addresses + templates + characters + formulas

  static let scripts = [
    "<script>window.harmed = 1</script>", "</script><script>window.harmed = 1</script>", "</SCRIPT ><img src=x>",
    "<!--<script>", "--><script>window.harmed = 1</script>", "]]><script>window.harmed = 1</script>",
    "<svg onload=window.harmed=1>", "</svg><script>window.harmed = 1</script>", "\u{2028}window.harmed = 1\u{2029}",
    "\\u003cscript\\u003ewindow.harmed = 1", "');window.harmed=1;//", "\";window.harmed=1;//", "`;window.harmed=1;//",
  ]
  static let attributes = [
    "\" onclick=\"window.harmed=1", "' onmouseover='window.harmed=1", "x\" autofocus onfocus=\"window.harmed=1\" a=\"",
    "\"><img src=x onerror=window.harmed=1>", "'><img src=x onerror=window.harmed=1>", "a=b onload=window.harmed=1",
  ]
  static let markup = [
    "<b>bold</b>", "<img src=x onerror=window.harmed=1>", "<iframe src=https://example.org></iframe>",
    "<a href=javascript:window.harmed=1>x</a>", "<math><mtext></mtext></math>",
    "</title><script>window.harmed=1</script>",
    "</style><script>window.harmed=1</script>",
    "<base href=https://example.org>", "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=https://example.org>", "<template><p>", "<foreignObject><body></foreignObject>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&lt;script&gt;", "&amp;amp;", "&#60;b&#62;", "&e;", "<",
  ]
  static let styles = [
    "</style><style>*{display:none}", "expression(window.harmed=1)", "@import url(https://example.org)",
    "url(javascript:window.harmed=1)", "red;}*{display:none}", "/* comment */",
  ]
  static let addresses = [
    "javascript:window.harmed=1", "JaVaScRiPt:window.harmed=1", " javascript:window.harmed=1",
    "java\tscript:window.harmed=1", "data:text/html,<script>window.harmed=1</script>", "vbscript:x",
    "file:///etc/passwd", "//example.org/x", "https://example.org/\"onclick=\"window.harmed=1",
    "https://example.org/<script>", "blob:https://example.org/1",
  ]
  static let templates = [
    "{{constructor.constructor('window.harmed=1')()}}", "${window.harmed=1}", "<%= window.harmed=1 %>",
    "__proto__", "constructor", "toString", "%s%n%x", "\\N \\G \\E \\L", "$&$1$`",
  ]
  static let characters = [
    "\u{202E}evil\u{202C}", "zero\u{200B}width", "e\u{301}\u{301}\u{301}\u{301}", "日本 한국 عربى", "tab\tline\nend",
    "\u{FFFD}", "🏳️‍🌈", "'", "\"", "\\",
  ]
  static let formulas = ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://example.org\")"]
}
