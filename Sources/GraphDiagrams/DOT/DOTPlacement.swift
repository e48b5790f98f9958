/// What is asked of a layout beyond the scene: places that are held, and more room after a first attempt.
struct DOTPlacement: Hashable, Sendable {
  /// The centres of all nodes by number, where they are held; empty where the layout places them.
  var centres: [Int: DrawnPoint] = [:]
  /// The boxes of the frames of countries where nodes are held, by the index of the cluster. Others are not drawn.
  var frames: [Int: DrawnBox] = [:]
  /// Points that lines keep from nodes that are held.
  var lineMargin = 4
  /// More points between nodes.
  var separation = 0
  /// Whether all distances are stretched alike until nothing overlaps: the last resort, which takes most room.
  var isStretched = false
  /// Nodes that need more room around their label.
  var roomy: Set<Int> = []
  /// Whether a second pass will draw what Graphviz laid out: the text then may not name a layout, which would win over the
  /// one that is asked for, and frames have no fill, which would hide what lies under everything.
  var isFirstPass = false
  /// The ways of lines by index, in Graphviz's notation, where they are not left to the layout.
  var ways: [Int: String] = [:]

  var isHeld: Bool { !centres.isEmpty }

  /// The program that keeps what is held, `nil` where nothing is.
  var program: GraphvizEngine? { isHeld ? (ways.isEmpty ? .nop : .nop2) : nil }

  /// The attributes of a layout by force, adapted.
  func adapted(_ attributes: [(String, String)]) -> [(String, String)] {
    attributes.map { name, value in
      switch name {
      case "sep" where separation > 0: (name, "+\((Int(value.drop { $0 == "+" }) ?? 0) + separation)")
      case "overlap" where isStretched: (name, "scale")
      default: (name, value)
      }
    }
  }

  /// The margin of a label, `horizontal,vertical` in inches, with more room.
  static func roomy(_ margin: String) -> String {
    margin.split(separator: ",").compactMap { Double($0) }.map { DOTWriter.number($0 + 0.08) }.joined(separator: ",")
  }
}
