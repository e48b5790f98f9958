/// A class of paths: those that follow an accepted path for some arcs and then leave it over an arc that is not banned.
///
/// Every class stands in the queue twice: first with a lower bound of its shortest path, then, once that bound is the smallest
/// of all, with that path itself. Most classes never come to the second.
struct Deviation {
  /// The accepted path that it follows, −1 for the class of all paths.
  var parent: Int
  /// How many arcs it follows it for.
  var position: Int
  /// The arcs it must not take there: a place in a list of lists, −1 where there are none.
  var banned: Int
  /// The length of the path, or a lower bound of it.
  var cost: Double
  /// The arcs of the shortest path of the class, of equally short ones the first; `nil` until it has been looked for.
  var path: [Int]?

  /// Of classes with equal cost those without a path come out first, as theirs may come before the others'.
  func precedes(_ other: Self) -> Bool {
    let slack = lengthTolerance * max(cost, other.cost)
    if cost < other.cost - slack { return true }
    if other.cost < cost - slack { return false }
    switch (path, other.path) {
    case (nil, nil): return (parent, position, banned) < (other.parent, other.position, other.banned)
    case (nil, _?): return true
    case (_?, nil): return false
    case (let mine?, let theirs?): return mine.lexicographicallyPrecedes(theirs)
    }
  }
}
