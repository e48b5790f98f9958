/// Random two-mode graphs in which every actor and every shared node has the degree that it has: pairs of actors trade what
/// only one of them has.
///
/// G. Strona, D. Nappo, F. Boccacci, S. Fattorini, J. San-Miguel-Ayanz (2014). A fast and unbiased procedure to randomize
/// ecological binary matrices with fixed row and column totals. Nature Communications 5. https://doi.org/10.1038/ncomms5114
struct Curveball {
  private(set) var rows: [[Int32]]
  private var generator: SplitMix64

  init(_ rows: [[Int32]], seed: UInt64) {
    self.rows = rows
    generator = SplitMix64(seed: seed)
  }

  /// One trade between two actors drawn at random.
  mutating func trade() {
    guard rows.count > 1 else { return }
    let a = generator.next(below: rows.count)
    var b = generator.next(below: rows.count - 1)
    if b >= a { b += 1 }
    var (common, free): ([Int32], [Int32]) = ([], [])
    var (i, j) = (0, 0)
    let (first, second) = (rows[a], rows[b])
    while i < first.count || j < second.count {
      if j == second.count || (i < first.count && first[i] < second[j]) {
        free.append(first[i])
        i += 1
      } else if i == first.count || second[j] < first[i] {
        free.append(second[j])
        j += 1
      } else {
        common.append(first[i])
        (i, j) = (i + 1, j + 1)
      }
    }
    let share = first.count - common.count
    guard share > 0, share < free.count else { return }
    for place in 0..<share { free.swapAt(place, place + generator.next(below: free.count - place)) }
    rows[a] = (common + free[..<share]).sorted()
    rows[b] = (common + free[share...]).sorted()
  }
}
