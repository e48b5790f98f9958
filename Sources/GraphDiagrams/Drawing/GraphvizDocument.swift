/// The parts of Graphviz's output `json` that tell where things are.
struct GraphvizDocument: Decodable {
  var drawing: [Operation]?
  var labelDrawing: [Operation]?
  var objects: [Object]?
  var edges: [Object]?

  private enum CodingKeys: String, CodingKey {
    case drawing = "_draw_"
    case labelDrawing = "_ldraw_"
    case objects, edges
  }

  /// A node, a frame or a line.
  struct Object: Decodable {
    var id: String?
    /// Two numbers and a comma for nodes, curves for lines.
    var pos: String?
    var drawing: [Operation]?
    var labelDrawing: [Operation]?

    private enum CodingKeys: String, CodingKey {
      case id, pos
      case drawing = "_draw_"
      case labelDrawing = "_ldraw_"
    }
  }

  /// One step of drawing, in the letters of the `xdot` format.
  struct Operation: Decodable {
    var op: String
    var points: [[Double]]?
    var rect: [Double]?
    var pt: [Double]?
    var align: String?
    var width: Double?
    var text: String?
    var size: Double?
  }
}
