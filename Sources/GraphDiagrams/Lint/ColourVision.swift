import Foundation

/// How a reader sees colours: with all three kinds of cones, without one of them, or on a copying machine.
public enum ColourVision: String, CaseIterable, Sendable {
  case normal, protanopia, deuteranopia, tritanopia, grey

  /// The matrices of Machado, Oliveira and Fernandes for complete deficiency, which work on linear RGB
  /// (IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, doi:10.1109/TVCG.2009.113).
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    case .grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]]
    }
  }

  /// A colour as it is seen, in CIE L*a*b* under D65.
  public func lab(of colour: Colour) -> (l: Double, a: Double, b: Double) {
    let linear = [16, 8, 0].map { shift -> Double in
      let channel = Double(colour.value >> UInt32(shift) & 0xFF) / 255
      return channel > 0.04045 ? pow((channel + 0.055) / 1.055, 2.4) : channel / 12.92
    }
    let seen = matrix.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
    func curve(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = curve((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047)
    let y = curve(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2])
    let z = curve((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// How different two colours are seen to be: ΔE*ab of 1976. About 2 is just noticed side by side.
  public func difference(_ a: Colour, _ b: Colour) -> Double {
    let (p, q) = (lab(of: a), lab(of: b))
    let (l, x, y) = (p.l - q.l, p.a - q.a, p.b - q.b)
    return (l * l + x * x + y * y).squareRoot()
  }

  /// The least difference to any reader, and who that is.
  public static func leastDifference(_ a: Colour, _ b: Colour) -> (vision: ColourVision, difference: Double) {
    var least = (vision: ColourVision.normal, difference: Double.infinity)
    for vision in allCases {
      let difference = vision.difference(a, b)
      if difference < least.difference { least = (vision, difference) }
    }
    return least
  }

  var words: String {
    switch self {
    case .normal: "to everybody"
    case .protanopia, .deuteranopia, .tritanopia: "with \(rawValue)"
    case .grey: "in grey"
    }
  }
}
