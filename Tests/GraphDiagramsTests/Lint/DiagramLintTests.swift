import Foundation
import Testing

@testable import GraphDiagrams

/// Every rule is broken once, and found.
struct DiagramLintTests {
  @Test func theSampleIsClean() {
    let report = LintSample().report()
    #expect(report.findings == [])
    #expect(report.isClean)
    #expect(report.figures.crossings == 0)
    // One pair: the scale can always be chosen to fit it.
    #expect((report.figures.stress ?? 1) < 1e-12)
  }

  @Test func overlappingNodesAreNamed() {
    var sample = LintSample()
    sample.drawing.nodes[1] = LintSample.drawn(1, at: DrawnPoint(110, 70))
    let report = sample.report()
    #expect(report.count(of: .overlap) == 1)
    #expect(report.findings.first?.elements == ["Zero", "One"])
    #expect(report.findings.first?.message == "'Zero' and 'One' overlap by 10.0 pt")
    #expect(!report.isClean)
  }

  @Test func labelsThatLeaveTheirNodeOrThePageAreNamed() {
    var sample = LintSample()
    sample.drawing.nodes[0].texts = [LintSample.text("N0", at: DrawnPoint(60, 60), width: 70)]
    #expect(sample.report().findings.map(\.message) == ["the label of 'Zero' leaves its node by 5.0 pt"])
    sample = LintSample()
    sample.drawing.heading = [LintSample.text("T", at: DrawnPoint(390, 180))]
    #expect(sample.report().findings.map(\.message) == ["'T' in the heading leaves the page"])
    sample = LintSample()
    sample.drawing.lines[0].texts = [LintSample.text("member of", at: DrawnPoint(190, -4))]
    #expect(sample.report().findings.map(\.elements) == [["Zero", "One"]])
    sample = LintSample()
    sample.drawing.nodes[1] = LintSample.drawn(1, at: DrawnPoint(390, 60))
    #expect(sample.report().count(of: .label) == 1)
  }

  @Test func wordsOnLinesThatCollideAreRemarks() {
    var sample = LintSample()
    sample.drawing.lines[0].texts = [LintSample.text("member of", at: DrawnPoint(100, 60))]
    let report = sample.report()
    #expect(report.count(of: .lineLabel) == 1)
    #expect(report.isClean)
    sample.scene.lines.append(sample.scene.lines[0])
    sample.drawing.lines[0].texts = [LintSample.text("member of", at: DrawnPoint(180, 60))]
    sample.drawing.lines.append(
      DrawnScene.Line(index: 1, paths: [], texts: [LintSample.text("member of", at: DrawnPoint(200, 60))]))
    #expect(sample.report().count(of: .lineLabel) == 1)
  }

  @Test func aLegendThatLacksOrInventsIsFound() {
    var sample = LintSample()
    sample.scene.legend.roles.removeLast()
    #expect(sample.report().findings.map(\.message) == ["the legend does not explain nodes of the kind 'organisation'"])
    #expect(sample.report(expectsLegend: false).findings == [])
    sample = LintSample()
    sample.scene.legend.hasPossible = true
    #expect(sample.report().findings.map(\.message) == ["the legend explains dashes, which is not in the picture"])
    sample = LintSample()
    sample.scene.lines[0].count = 2
    #expect(sample.report().findings.map(\.message) == ["the legend does not explain thicker lines"])
    sample = LintSample()
    sample.scene.legend.families = []
    #expect(sample.report().findings.map(\.message) == ["the legend does not explain lines of the kind 'member-of'"])
    sample = LintSample()
    sample.scene.nodes[0].share = 1
    sample.scene.nodes[1].share = 0.5
    #expect(sample.report().findings.map(\.message) == ["the legend does not explain the sizes of nodes"])
    sample = LintSample()
    sample.scene.nodes[0].group = 0
    #expect(sample.report().findings.map(\.message) == ["the legend does not explain community 0"])
  }

  @Test func paleTextIsFound() {
    var sample = LintSample()
    sample.theme.text = 0x949494
    let report = sample.report()
    // On two fills and on the page.
    #expect(report.count(of: .contrast) == 3)
    #expect(report.figures.leastContrast < 3)
  }

  @Test func kindsThatOnlyColourTellsApartAreFound() {
    var sample = LintSample()
    let look = LineLook(family: .agreement)
    sample.scene.lines.append(sample.scene.lines[0])
    sample.scene.lines[1].look = look
    sample.scene.legend.families.append(
      Legend.Family(family: .agreement, title: "Agreement", entries: [Legend.Entry(look: look, title: "party to")]))
    let report = sample.report()
    #expect(report.count(of: .colour) == 1)
    #expect(report.findings.first?.elements == ["member of", "party to"])
    #expect(report.findings.first?.message.contains("in grey") == true)
    sample.scene.distinguish()
    #expect(sample.report().findings == [])
    #expect(sample.scene.lines[0].look == LineLook(family: .alliance))
    #expect(sample.scene.lines[1].look.head != .vee)
  }

  @Test func kindsOfNodesGetAnotherShape() {
    var sample = LintSample()
    sample.scene.nodes[0].role = .government
    sample.scene.nodes[1].role = .technology
    sample.scene.legend.roles = [NodeRole.government, .technology].map {
      Legend.Role(role: $0, title: $0.title, isOutlined: false)
    }
    #expect(sample.report().count(of: .colour) == 1)
    sample.scene.distinguish()
    #expect(sample.report().findings == [])
    #expect(sample.scene.nodes[0].role == .government)
    #expect(sample.scene.nodes[1].role.shape != "box")
  }

  @Test func smallPrintIsARemark() throws {
    let report = LintSample().report(printWidth: 50)
    // 400 points on 50 mm, which are 141.7.
    let size = try #require(report.figures.leastFontSize)
    #expect(abs(size - 11 * 50 / 25.4 * 72 / 400) < 1e-9)
    #expect(report.findings.map(\.rule) == [.size])
    #expect(report.isClean)
  }

  @Test func crossingsAreCountedOnce() {
    var sample = LintSample()
    sample.scene.nodes += [2, 3].map {
      DiagramScene.Node(number: $0, labelLines: [], tooltip: "", role: .country, fontSize: 11)
    }
    sample.drawing.nodes += [
      LintSample.drawn(2, at: DrawnPoint(180, 20)), LintSample.drawn(3, at: DrawnPoint(180, 150)),
    ]
    sample.scene.lines.append(sample.scene.lines[0])
    (sample.scene.lines[1].from, sample.scene.lines[1].to) = (2, 3)
    // A joint lies on the other line.
    sample.drawing.lines.append(
      DrawnScene.Line(index: 1, paths: [[DrawnPoint(180, 32), DrawnPoint(180, 60), DrawnPoint(180, 138)]]))
    #expect(sample.report().figures.crossings == 1)
    sample.scene.lines[1].to = 0
    #expect(sample.report().figures.crossings == 0)
  }

  @Test func stressIsThatOfThePaper() throws {
    // A path of three nodes: in a row it is perfect; folded back, d = (1, 1, 2) stand at (1, 1, 0).
    var sample = LintSample()
    sample.scene.nodes.append(sample.scene.nodes[1])
    sample.scene.nodes[2].number = 2
    sample.scene.lines.append(sample.scene.lines[0])
    (sample.scene.lines[1].from, sample.scene.lines[1].to) = (1, 2)
    sample.drawing.nodes = [0.0, 100, 200].enumerated().map { LintSample.drawn($0, at: DrawnPoint($1, 0)) }
    #expect(try #require(sample.report().figures.stress) < 1e-12)
    sample.drawing.nodes[2] = LintSample.drawn(2, at: DrawnPoint(0, 0))
    // Ratios 1, 1, 0: the best scale is 1, which leaves (0 − 1)² of three pairs.
    #expect(abs(try #require(sample.report().figures.stress) - 1.0 / 3) < 1e-12)
  }
}
