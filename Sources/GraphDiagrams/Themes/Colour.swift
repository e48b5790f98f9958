/// An sRGB colour: `#rrggbb`, small letters.
public struct Colour: Hashable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// `0xRRGGBB`.
  public let value: UInt32

  public init(_ value: UInt32) { self.value = value & 0xFF_FFFF }
  public init(integerLiteral value: UInt32) { self.init(value) }

  public var description: String {
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Relative luminance, 0 black … 1 white (WCAG 2.2).
  public var luminance: Double {
    func linear(_ shift: UInt32) -> Double {
      let channel = Double(value >> shift & 0xFF) / 255
      guard channel > 0.04045 else { return channel / 12.92 }
      // x^2.4 = x² · x^(2/5); the fifth root by Newton's method, which needs no mathematics library.
      let base = (channel + 0.055) / 1.055
      var root = 1.0
      for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
      return base * base * root * root
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }

  /// This colour mixed with another: 0 this one, 1 the other.
  package func blended(with other: Colour, _ share: Double) -> Colour {
    let channels = [16, 8, 0].map { (shift: UInt32) -> UInt32 in
      let (a, b) = (Double(value >> shift & 0xFF), Double(other.value >> shift & 0xFF))
      return UInt32((a + (b - a) * min(max(share, 0), 1)).rounded()) << shift
    }
    return Colour(channels.reduce(0, |))
  }

  /// `#rrggbbaa`.
  func text(opacity: Double) -> String {
    let alpha = String(Int((min(max(opacity, 0), 1) * 255).rounded()), radix: 16)
    return description + (alpha.count < 2 ? "0" : "") + alpha
  }

  /// The contrast of two colours, 1 … 21 (WCAG 2.2); text needs 4.5.
  public func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
