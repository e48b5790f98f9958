import Entente
import Foundation
import Testing

/// The page to explore as a text: what it may do, what it holds, and that it is always the same.
@Suite("HTML twin")
struct TwinTests {
  static func page(_ graph: String, _ options: [String] = []) throws -> TwinPageText {
    let run = try Program.run(["draw", graph, "-o", "-", "--to", "html"] + options)
    try #require(run.status == 0, "\(run.error)")
    return try TwinPageText(run.output)
  }

  @Test("The policy allows the one script and the one style, and nothing else")
  func policy() throws {
    let page = try Self.page(Program.shippedGraph)
    let script = try TwinPageText.digest(of: page.script)
    let style = try TwinPageText.digest(of: page.style)
    #expect(
      page.policy == "default-src 'none'; script-src '\(script)'; style-src '\(style)'; img-src data:; "
        + "base-uri 'none'; form-action 'none'")
    #expect(page.text.components(separatedBy: "<script").count == 3)
    #expect(page.text.components(separatedBy: "<style").count == 2)
  }

  @Test("Nothing in it asks the network, and no text can become markup")
  func offline() throws {
    let page = try Self.page(Program.shippedGraph)
    let frame = page.text.replacingOccurrences(of: page.json, with: "")
      .replacingOccurrences(of: page.picture, with: "")
    for word in [" src=", "url(", "@import", "srcset", "<iframe", "<object", "<embed", "href=\"http"] {
      #expect(!frame.contains(word), "\(word)")
    }
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(",
      "XMLHttpRequest",
      "WebSocket", "EventSource", "sendBeacon", "import(", "createContextualFragment", "DOMParser", "srcdoc",
    ] { #expect(!page.script.contains(word), "\(word)") }
    #expect(!page.picture.contains("<image"))
    #expect(!page.picture.contains("style="), "the policy would refuse it")
    let beyondData = page.text.utf8.count - page.json.utf8.count - page.picture.utf8.count
    #expect(beyondData < 200_000)
  }

  @Test("The picture is the SVG of the same layout, byte by byte")
  func samePicture() throws {
    let page = try Self.page(Program.shippedGraph)
    let svg = try Program.run(["draw", Program.shippedGraph, "-o", "-", "--to", "svg"]).output
    #expect(svg.hasSuffix(page.picture))
    #expect(svg.dropLast(page.picture.count).hasPrefix("<?xml"))
  }

  @Test("The same facts in another order give the same bytes")
  func determinism() throws {
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let lines = try #require(GraphFormat.jsonLines.text(graph)).split(separator: "\n")
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: path)
    let first = try Self.page(path.path).text
    try Data((lines.reversed().joined(separator: "\n") + "\n").utf8).write(to: path)
    #expect(try Self.page(path.path).text == first)
  }

  @Test(
    "Every relation that is drawn stands behind exactly one line between its ends",
    arguments: [
      [], ["--as-of", "2023"], ["--direction", "undirected"], ["--focus", "Japan"], ["--layout", "neato"],
    ])
  func lines(_ options: [String]) throws {
    let page = try Self.page(Program.shippedGraph, options)
    let (nodes, relations, lines) = try (page.list("nodes"), page.list("relations"), page.list("lines"))
    let picture = page.picture.replacingOccurrences(of: "&#45;", with: "-")
    var shown: [Int] = []
    for line in lines {
      let element = try #require(line["element"] as? String)
      #expect(picture.contains("<g id=\"\(element)\" class=\"edge"), "\(element)")
      let groups = try #require(line["facts"] as? [[Int]])
      #expect(!groups.isEmpty)
      for row in groups.joined() {
        #expect(relations[row]["kind"] as? String == line["kind"] as? String)
        let ends = [relations[row]["from"], relations[row]["to"]].compactMap { $0 as? Int }
        #expect(Set(ends) == Set([line["from"], line["to"]].compactMap { $0 as? Int }))
      }
      shown += groups.joined()
    }
    #expect(shown.sorted() == Array(relations.indices))
    for node in nodes {
      let element = try #require(node["element"] as? String)
      #expect(picture.contains("<g id=\"\(element)\" class=\"node"), "\(element)")
    }
  }

  @Test("A tie through a shared node needs both relations that make it")
  func oneMode() throws {
    let page = try Self.page(Program.shippedGraph, ["--through", "event"])
    let (nodes, lines) = try (page.list("nodes"), page.list("lines"))
    #expect(!lines.isEmpty)
    for line in lines { #expect(try #require(line["facts"] as? [[Int]]).allSatisfy { $0.count == 2 }) }
    #expect(nodes.contains { $0["element"] == nil && $0["kind"] as? String == "event" })
  }

  @Test("The day numbers of a period answer as the dates themselves do")
  func periods() throws {
    let texts = [
      "2023", "2023-05", "2023-05-31", "2023~", "2023-05~", "2023-05-31~", "2023?", "2023-05%", "2016-11/..", "../2019",
      "2019/2023-03", "2016/", "/2020?", "2018~/2021?", "-0044-03-15", "2024-02-29/2024-03",
    ]
    var graph = PropertyGraph()
    for (index, text) in texts.enumerated() {
      let validity = try #require(Validity(text))
      try graph.insert(Node(id: "n\(10 + index)", validity: validity))
    }
    let text = try #require(GraphFormat.jsonLines.text(graph))
    let file = try Scratch.file(text, ending: ".jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let facts = try Self.page(file.path).facts
    let periods = try #require(facts["periods"] as? [[Any]])
    let moments = [
      "2022", "2023", "2023-05", "2023-05-31", "2023-06-01", "2023~", "2023?", "2015", "2016-11", "2016-11-01", "2019",
      "2020-01-01", "2023-03", "2023-04", "-0044", "2024-02-29", "2024-03-31", "2024-04-01", "9999-12-31",
    ]
    #expect(periods.count == texts.count)
    for period in periods {
      let written = try #require(period[0] as? String)
      let validity = try #require(Validity(written))
      let days = period[2...].compactMap { $0 as? Int }
      for text in moments {
        let moment = try #require(PartialDate(text))
        let (first, last) = (moment.days.lowerBound, moment.days.upperBound)
        let isOut = days[0] > last || days[3] < first
        let isSure = days[1] <= first && days[2] >= last && !moment.isUncertain
        let answer: Certainty = isOut ? .not : isSure ? .certainly : .possibly
        #expect(answer == validity.contains(moment), "\(validity) at \(moment)")
      }
    }
  }
}
