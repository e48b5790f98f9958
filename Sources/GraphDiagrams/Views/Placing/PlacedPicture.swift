/// What a view consists of: marks, strokes and words, each at its place, in points with `y` upwards.
struct PlacedPicture {
  /// Drawn in this order, on top of the strokes.
  var marks: [PlacedMark] = []
  /// Those without a tail come first, then by the order of their tails among the marks.
  var strokes: [PlacedStroke] = []
}

/// A shape at a place, with words inside or beside it.
struct PlacedMark {
  /// The name in the DOT text: made up, never from data.
  var name: String
  var id: String
  var classes = ""
  var centre: DrawnPoint
  /// `nil`: as much as the label inside needs.
  var size: Extent?
  /// A Graphviz shape; `none` draws only the words.
  var shape = "none"
  var isRounded = false
  var isDashed = false
  /// Degrees by which the shape is turned.
  var orientation = 0
  var fill: Colour?
  var border: Colour?
  var borderWidth = 1.0
  var label: PlacedLabel?
  var words: PlacedWords?
  var tooltip = ""
  var address: String?

  struct Extent: Hashable {
    var width: Double
    var height: Double
  }
}

/// Lines of text in the middle of a mark, which is as large as they need.
struct PlacedLabel: Hashable {
  var lines: [String]
  var fontSize: Double
  /// Room around it, `horizontal,vertical` in inches.
  var margin: String
}

/// Lines of text anywhere.
struct PlacedWords {
  enum Alignment { case left, centre, right }

  var lines: [String]
  var size: Double
  var colour: Colour
  var alignment = Alignment.left
  /// Where the text begins, has its middle, or ends, by its alignment; half way between top and foot.
  var anchor: DrawnPoint
}

/// A chain of cubic Bézier curves.
struct PlacedStroke {
  var id: String
  var classes = ""
  /// The names of the marks it joins; `nil`: it joins nothing.
  var tail: String?
  var head: String?
  /// 3n + 1 control points.
  var points: [DrawnPoint]
  var startTip: DrawnPoint?
  var endTip: DrawnPoint?
  var colour: Colour
  var opacity = 1.0
  var width: Double
  var style = "solid"
  var arrowhead = LineLook.Head.none
  var arrowtail = LineLook.Head.none
  var tooltip = ""
  var address: String?
}
