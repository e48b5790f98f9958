/// Options that several algorithms have: declared once, so that each has one range and one wording.
extension Parameter {
  /// `from` and `to`: the ends of paths.
  static func ends(
    from: WritableKeyPath<Root, String> & Sendable, to: WritableKeyPath<Root, String> & Sendable
  ) -> [Parameter] {
    [node("from", from, help: "where paths start"), node("to", to, help: "where paths end")]
  }

  /// `direction`: which distances count.
  static func direction(_ path: WritableKeyPath<Root, DistanceDirection> & Sendable) -> Parameter {
    choice("direction", path, help: "distances to the node, from it, or with directions ignored")
  }

  /// `loops`: 1 or 2.
  static func loops(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("loops", path, in: 1...2, help: "what a loop counts in an undirected graph")
  }

  /// `iterations`: of something that converges.
  static func steps(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("iterations", path, in: 1...Int.max, help: "largest number of steps")
  }

  /// `iterations`: of something that ends by itself.
  static func rounds(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("iterations", path, in: 0...Int.max, help: "largest number of rounds; 0: until nothing changes")
  }

  /// `tolerance`: between 0 and 1.
  static func tolerance(_ path: WritableKeyPath<Root, Double> & Sendable, help: String) -> Parameter {
    real("tolerance", path, in: RealRange(0, 1, includesLower: false, includesUpper: false), help: help)
  }

  /// `resolution`: γ.
  static func resolution(_ path: WritableKeyPath<Root, Double> & Sendable) -> Parameter {
    real(
      "resolution", path, in: RealRange(0, .infinity, includesLower: false), help: "γ: more gives smaller communities")
  }

  /// `starts`: of a seeded search.
  static func starts(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("starts", path, in: 0...Int.max, help: "seeded starts, the best counts; 0: by the size of the graph")
  }
}
