import Foundation
import Testing

/// A Chromium without a window, where there is one.
enum Browser {
  static let path: String? = {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Whether there is one; the tests that need it say that they are skipped where there is not.
  static let isThere = {
    if path == nil { print("skipped: tests of the page in a browser, because there is no Chromium") }
    return path != nil
  }()

  struct Visit {
    /// What the steps returned.
    var results: [String: Any]
    /// What the page, or the browser, complained of.
    var complaints: [String]

    func text(_ key: String) -> String { results[key] as? String ?? "nothing for '\(key)'" }
    func number(_ key: String) -> Int? { (results[key] as? NSNumber)?.intValue }
    func flag(_ key: String) -> Bool { (results[key] as? NSNumber)?.boolValue ?? false }
    func texts(_ key: String) -> [String] { results[key] as? [String] ?? [] }
  }

  /// Opens a page and takes steps in it: statements that put what they see into `results`.
  ///
  /// The policy of the copy that is opened allows the steps by their digest, and nothing else that the page does not.
  static func visit(_ page: TwinPageText, arguments: [String] = [], steps: String) throws -> Visit {
    let script = preamble + steps + conclusion
    let digest = try TwinPageText.digest(of: script)
    let copy = page.text
      .replacingOccurrences(of: "script-src '", with: "script-src '\(digest)' '")
      .replacingOccurrences(of: "</body>", with: "<script>\(script)</script></body>")
    let file = try Scratch.file(copy, ending: ".html")
    let profile = try Scratch.folder()
    defer { for item in [file, profile] { try? FileManager.default.removeItem(at: item) } }
    let options =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
        "--disable-component-update", "--no-first-run", "--user-data-dir=\(profile.path)", "--window-size=1400,900",
        "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom",
      ] + arguments
    let command = ([path ?? ""] + options + ["file://" + file.path]).map { "'\($0)'" }.joined(separator: " ")
    let run = try Program.shell(command)
    let output = try #require(
      run.output.firstMatch(of: /<pre id="results">([^<]*)<\/pre>/), "\(run.error.suffix(2000))")
    let json = try #require(String(output.1).removingPercentEncoding)
    let results = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    var complaints = results["complaints"] as? [String] ?? []
    complaints += run.error.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
    return Visit(results: results, complaints: complaints)
  }

  private static let preamble = """
    (async () => {
    const results = {}, complaints = [];
    // Without a window no frame is ever due.
    window.requestAnimationFrame = (action) => setTimeout(action, 16);
    addEventListener("error", (event) => complaints.push(event.message));
    addEventListener("securitypolicyviolation", (event) => complaints.push(event.violatedDirective));
    const byId = (id) => document.getElementById(id);
    const status = () => byId("status").textContent;
    const type = (id, text) => { byId(id).value = text; byId(id).dispatchEvent(new Event("input", { bubbles: true })); };
    const change = (id, text) => { byId(id).value = text; byId(id).dispatchEvent(new Event("change", { bubbles: true })); };
    const press = (key, target = document.activeElement, more = {}) =>
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    const frame = () => new Promise((resolve) => setTimeout(resolve, 100));
    const visible = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const box = (fieldset, label) => [...document.querySelectorAll(`#${fieldset} label`)]
      .find((element) => element.querySelector("bdi").textContent === label).querySelector("input");
    const saved = [];
    URL.createObjectURL = (blob) => { saved.push(blob); return "blob:saved"; };
    HTMLAnchorElement.prototype.click = function () { results.savedAs = this.download; };
    try {
    await frame();

    """

  private static let conclusion = """

    results.requests = performance.getEntriesByType("resource").map((entry) => entry.name);
    } catch (error) { complaints.push(String(error.stack)); }
    results.complaints = complaints;
    const output = document.createElement("pre");
    output.id = "results";
    output.textContent = encodeURIComponent(JSON.stringify(results)).replace(/'/g, "%27");
    document.body.append(output);
    })();
    """
}
