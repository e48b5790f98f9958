/// What stands in the cells of a matrix: for every pair of a row and a column the lines, one a family.
struct MatrixCells {
  struct Cell: Hashable {
    var row: Int
    var column: Int
    /// Indices into the lines of the scene, one or more a strip.
    var strips: [Strip]
  }

  struct Strip: Hashable {
    var look: LineLook
    var lines: [Int]
    var count: Int
    var isPossible: Bool
    var hasEnded: Bool
    /// Whether it mirrors a line without a direction.
    var isMirrored: Bool
  }

  private(set) var cells: [Cell] = []
  /// The most relations that one strip stands for.
  private(set) var most = 1

  /// - Parameters:
  ///   - rows: the row of every node that has one.
  ///   - columns: the column of every node that has one.
  ///   - counts: how many relations every line stands for.
  /// - Complexity: O(m log m).
  init(lines: [DiagramScene.Line], counts: [Int], rows: [Int: Int], columns: [Int: Int]) {
    var places: [[Int]: [Strip]] = [:]
    func add(_ index: Int, _ row: Int, _ column: Int, isMirrored: Bool) {
      let line = lines[index]
      let key = [row, column]
      if let known = places[key]?.firstIndex(where: {
        $0.look == line.look && $0.isPossible == line.isPossible && $0.hasEnded == line.hasEnded
      }) {
        places[key]?[known].lines.append(index)
        places[key]?[known].count += counts[index]
      } else {
        places[key, default: []].append(
          Strip(
            look: line.look, lines: [index], count: counts[index], isPossible: line.isPossible, hasEnded: line.hasEnded,
            isMirrored: isMirrored))
      }
    }
    for (index, line) in lines.enumerated() {
      let forward = rows[line.from].flatMap { row in columns[line.to].map { (row, $0) } }
      let backward = rows[line.to].flatMap { row in columns[line.from].map { (row, $0) } }
      if let forward { add(index, forward.0, forward.1, isMirrored: false) }
      // In a rectangle of rows by columns only one of both exists.
      if let backward, line.from != line.to, forward == nil || !line.isDirected {
        add(index, backward.0, backward.1, isMirrored: forward != nil)
      }
    }
    cells = places.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { key, strips in
      Cell(row: key[0], column: key[1], strips: strips)
    }
    most = cells.flatMap(\.strips).map(\.count).max() ?? 1
  }
}

extension DiagramScene.Line {
  /// Whether it leads from one end to the other; the look of a field keeps it, although it shows no arrowhead.
  var isDirected: Bool { look.pull != LineLook.undirectedPull }

  /// The line as a field of its colour: kinds of one family look alike.
  var asField: DiagramScene.Line {
    var line = self
    let isDirected = look.head != .none && !look.marksBothEnds
    line.look = LineLook(family: look.family, head: .none, width: LineLook.fieldWidth)
    line.look.pull = isDirected ? 1 : LineLook.undirectedPull
    line.count = 1
    line.opacity = 1
    line.label = nil
    return line
  }
}

extension LineLook {
  static let fieldWidth = 9.0
  /// In a matrix nothing is pulled; the number only marks lines without a direction.
  static let undirectedPull = 0

  /// The look without what a field does not show.
  var field: LineLook {
    var look = self
    look.pull = 1
    return look
  }
}
