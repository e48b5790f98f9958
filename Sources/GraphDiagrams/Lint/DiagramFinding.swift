/// Something in a drawn diagram that a reader may stumble over.
public struct DiagramFinding: Hashable, Sendable {
  public var rule: Rule
  public var message: String
  /// The nodes or kinds it is about, by name.
  public var elements: [String]

  public init(_ rule: Rule, _ message: String, elements: [String] = []) {
    self.rule = rule
    self.message = message
    self.elements = elements
  }

  /// Whether a guarantee is broken; everything else is a remark.
  public var isViolation: Bool { rule.isGuarantee }

  /// What is looked at.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// Two nodes reach into each other.
    case overlap
    /// A text leaves its node or the page.
    case label
    /// The legend lacks an encoding that is used, or explains one that is not.
    case legend
    /// Text has less contrast with its ground than 4.5 : 1.
    case contrast
    /// Two kinds look alike to some readers.
    case colour
    /// Two communities look alike to some readers: ten pale fills cannot be told apart in grey.
    case community
    /// The smallest text is too small in print.
    case size
    /// The words of a line lie on a node or on other words.
    case lineLabel = "line-label"

    public var isGuarantee: Bool {
      switch self {
      case .overlap, .label, .legend, .contrast, .colour: true
      case .community, .size, .lineLabel: false
      }
    }
  }
}
