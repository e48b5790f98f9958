import Testing

@testable import GraphDiagrams

struct DiagramThemeTests {
  @Test(arguments: Theme.all) func textCanBeRead(_ theme: Theme) {
    let fills = theme.nodes.values.map(\.fill) + theme.palette.map(\.fill)
    for fill in fills + [theme.neutral.fill, theme.background, theme.clusterFill] {
      #expect(theme.text.contrast(with: fill) >= 4.5)
    }
    for ground in [theme.background, theme.clusterFill] { #expect(theme.mutedText.contrast(with: ground) >= 4.5) }
  }

  @Test(arguments: Theme.all) func linesAndBordersCanBeSeen(_ theme: Theme) {
    for family in LineFamily.known + [.unspecified, .positive] {
      #expect(theme.lines[family] != nil)
      // Lines of second rank are pale on purpose, but never below 2.
      let isPale = family == .topic || family == .technology
      #expect(theme.colour(of: family).contrast(with: theme.background) >= (isPale ? 2 : 3))
    }
    for colours in theme.nodes.values + theme.palette {
      #expect(colours.border.contrast(with: theme.background) >= 2.5)
    }
    #expect(theme.linePalette.count >= 8)
    #expect(Set(theme.palette).count == theme.palette.count)
  }

  @Test func contrastIsThatOfTheGuidelines() {
    let (black, white): (Colour, Colour) = (0x000000, 0xFFFFFF)
    #expect(abs(black.contrast(with: white) - 21) < 1e-9)
    // The known border case: #767676 on white is 4.54.
    #expect(abs(Colour(0x767676).contrast(with: white) - 4.5422) < 1e-3)
    #expect(Colour(0x00AB0C).description == "#00ab0c")
  }

  @Test func themesAreFoundByName() throws {
    for theme in Theme.all { #expect(try Theme.named(theme.id) == theme) }
    #expect(throws: DiagramError.unknownTheme("pink", known: ["light", "dark", "print"])) { try Theme.named("pink") }
  }
}
