import Testing

@testable import GraphDiagrams

struct ColourVisionTests {
  @Test func labIsThatOfTheStandard() {
    // sRGB red under D65: L* 53.24, a* 80.09, b* 67.20.
    let red = ColourVision.normal.lab(of: 0xFF0000)
    #expect(abs(red.l - 53.24) < 0.02 && abs(red.a - 80.09) < 0.05 && abs(red.b - 67.2) < 0.05)
    let white = ColourVision.normal.lab(of: 0xFFFFFF)
    #expect(abs(white.l - 100) < 0.01 && abs(white.a) < 0.05 && abs(white.b) < 0.05)
  }

  @Test(arguments: ColourVision.allCases) func whiteAndBlackStayWhatTheyAre(_ vision: ColourVision) {
    #expect(abs(vision.lab(of: 0xFFFFFF).l - 100) < 0.1)
    #expect(abs(vision.lab(of: 0x000000).l) < 0.1)
    #expect(vision.difference(0x123456, 0x123456) == 0)
  }

  @Test func redAndGreenAreConfusedWithoutTheirCones() {
    let (red, green): (Colour, Colour) = (0xC8553D, 0x7B8B3D)
    let normal = ColourVision.normal.difference(red, green)
    #expect(ColourVision.deuteranopia.difference(red, green) < normal / 3)
    #expect(ColourVision.tritanopia.difference(red, green) > normal / 2)
    #expect(ColourVision.leastDifference(0xFF0000, 0x7F7F7F).difference < 12)
    #expect(ColourVision.leastDifference(0xFF0000, 0x7F7F7F).vision == .grey)
  }
}
