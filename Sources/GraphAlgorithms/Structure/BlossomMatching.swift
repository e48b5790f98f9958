/// A matching of the largest total weight, by the primal-dual blossom method on a dense matrix.
///
/// Nodes and blossoms are numbered from 1, 0 is none; a blossom has a number above those of the nodes. Twice the weights make all
/// dual variables whole numbers, so that nothing is lost to rounding.
///
/// Z. Galil (1986). Efficient algorithms for finding maximum matching in graphs. ACM Computing Surveys 18.
/// https://doi.org/10.1145/6462.6502
struct BlossomMatching {
  struct Link {
    var from: Int32
    var to: Int32
    var weight: Int = 0
  }
  enum Side { case none, outer, inner }

  let count: Int
  /// Nodes and blossoms there can be, and 0.
  let size: Int
  /// The highest number in use.
  var top: Int
  var links: [Link]
  var dual: [Int]
  var match: [Int]
  var slack: [Int]
  /// The outermost blossom, or the node itself; 0 for a number that is not in use.
  var outermost: [Int]
  var parent: [Int]
  var entry: [Int32]
  var side: [Side]
  var visit: [Int]
  var visits = 0
  var petals: [[Int]]
  var queue: [Int] = []

  /// The partner of every node, from 0, or −1.
  var mate: [Int32] { (1...max(1, count)).prefix(count).map { Int32(match[$0]) - 1 } }

  /// - Parameters:
  ///   - nodeCount: How many nodes.
  ///   - weights: Whole numbers above 0 whose sum is at most 2⁵¹, of distinct pairs of different nodes.
  /// - Complexity: O(n³) time, O(n²) space.
  init(
    nodeCount: Int, weights: [(from: Int, to: Int, weight: Int)], in context: RunContext
  ) throws(AlgorithmError) {
    count = nodeCount
    size = nodeCount + nodeCount / 2 + 2
    top = nodeCount
    links = []
    links.reserveCapacity(size * size)
    for from in 0..<Int32(size) { for to in 0..<Int32(size) { links.append(Link(from: from, to: to)) } }
    for (from, to, weight) in weights {
      links[(from + 1) * size + to + 1].weight = weight
      links[(to + 1) * size + from + 1].weight = weight
    }
    let zeros = [Int](repeating: 0, count: size)
    dual = zeros
    match = zeros
    slack = zeros
    outermost = zeros
    parent = zeros
    visit = zeros
    entry = [Int32](repeating: 0, count: size * (nodeCount + 1))
    side = [Side](repeating: .none, count: size)
    petals = [[Int]](repeating: [], count: size)
    let largest = weights.reduce(0) { max($0, $1.weight) }
    for node in 0...nodeCount { outermost[node] = node }
    for node in 1..<nodeCount + 1 {
      entry[node * (nodeCount + 1) + node] = Int32(node)
      dual[node] = largest
    }
    var stages = 0
    while try stage(in: context) {
      stages += 1
      try context.checkpoint(Double(2 * stages) / Double(nodeCount + 2))
    }
  }

  func link(_ a: Int, _ b: Int) -> Link { links[a &* size &+ b] }

  func slackness(_ link: Link) -> Int {
    dual[Int(link.from)] + dual[Int(link.to)] - 2 * links[Int(link.from) &* size &+ Int(link.to)].weight
  }

  mutating func noteSlack(_ node: Int, _ other: Int) {
    if slack[other] == 0 || slackness(link(node, other)) < slackness(link(slack[other], other)) { slack[other] = node }
  }

  mutating func findSlack(of part: Int) {
    slack[part] = 0
    for node in 1...count
    where link(node, part).weight > 0 && outermost[node] != part && side[outermost[node]] == .outer {
      noteSlack(node, part)
    }
  }

  func leaves(of part: Int) -> [Int] {
    var (stack, found) = ([part], [Int]())
    while let last = stack.popLast() {
      if last <= count { found.append(last) } else { stack += petals[last].reversed() }
    }
    return found
  }

  mutating func setOutermost(of part: Int, to blossom: Int) {
    var stack = [part]
    while let last = stack.popLast() {
      outermost[last] = blossom
      if last > count { stack += petals[last] }
    }
  }

  /// The place of a petal among those of a blossom, which are turned round so that it is even.
  mutating func evenPlace(of petal: Int, in blossom: Int) -> Int {
    guard let place = petals[blossom].firstIndex(of: petal) else { return 0 }
    guard place & 1 == 1 else { return place }
    petals[blossom][1...].reverse()
    return petals[blossom].count - place
  }

  mutating func setMatch(_ part: Int, _ other: Int) {
    var stack = [(part, other)]
    while let (u, v) = stack.popLast() {
      let chosen = link(u, v)
      match[u] = Int(chosen.to)
      guard u > count else { continue }
      let petal = Int(entry[u * (count + 1) + Int(chosen.from)])
      let place = evenPlace(of: petal, in: u)
      for index in 0..<place { stack.append((petals[u][index], petals[u][index ^ 1])) }
      stack.append((petal, v))
      petals[u] = Array(petals[u][place...] + petals[u][..<place])
    }
  }

  mutating func augment(_ start: Int, _ end: Int) {
    var (u, v) = (start, end)
    while true {
      let next = outermost[match[u]]
      setMatch(u, v)
      guard next != 0 else { return }
      let before = outermost[parent[next]]
      setMatch(next, before)
      (u, v) = (before, next)
    }
  }

  /// Where the ways to the roots of two outer parts meet; 0 where they do not.
  mutating func meeting(_ a: Int, _ b: Int) -> Int {
    visits += 1
    var (u, v) = (a, b)
    while u != 0 || v != 0 {
      if u != 0 {
        if visit[u] == visits { return u }
        visit[u] = visits
        u = outermost[match[u]]
        if u != 0 { u = outermost[parent[u]] }
      }
      swap(&u, &v)
    }
    return 0
  }

  mutating func addBlossom(_ u: Int, _ base: Int, _ v: Int) {
    var b = count + 1
    while b <= top, outermost[b] != 0 { b += 1 }
    top = max(top, b)
    (dual[b], side[b], match[b]) = (0, .outer, match[base])
    petals[b] = [base]
    for start in [u, v] {
      var part = start
      while part != base {
        let partner = outermost[match[part]]
        petals[b] += [part, partner]
        queue += leaves(of: partner)
        part = outermost[parent[partner]]
      }
      if start == u { petals[b][1...].reverse() }
    }
    setOutermost(of: b, to: b)
    for other in 1...top {
      links[b * size + other].weight = 0
      links[other * size + b].weight = 0
    }
    for node in 1...count { entry[b * (count + 1) + node] = 0 }
    for petal in petals[b] {
      for other in 1...top where link(petal, other).weight > 0 {
        if link(b, other).weight == 0 || slackness(link(petal, other)) < slackness(link(b, other)) {
          links[b * size + other] = link(petal, other)
          links[other * size + b] = link(other, petal)
        }
      }
      for node in 1...count where entry[petal * (count + 1) + node] != 0 {
        entry[b * (count + 1) + node] = Int32(petal)
      }
    }
    findSlack(of: b)
  }

  mutating func expand(_ b: Int) {
    for petal in petals[b] { setOutermost(of: petal, to: petal) }
    let first = Int(entry[b * (count + 1) + Int(link(b, parent[b]).from)])
    let place = evenPlace(of: first, in: b)
    for index in stride(from: 0, to: place, by: 2) {
      let (inner, outer) = (petals[b][index], petals[b][index + 1])
      parent[inner] = Int(link(outer, inner).from)
      (side[inner], side[outer]) = (.inner, .outer)
      slack[inner] = 0
      findSlack(of: outer)
      queue += leaves(of: outer)
    }
    side[first] = .inner
    parent[first] = parent[b]
    for index in place + 1..<max(place + 1, petals[b].count) {
      side[petals[b][index]] = .none
      findSlack(of: petals[b][index])
    }
    outermost[b] = 0
  }

  /// Follows a tie without slack; `true` where it completes an augmenting path.
  mutating func follow(_ found: Link) -> Bool {
    let (u, v) = (outermost[Int(found.from)], outermost[Int(found.to)])
    switch side[v] {
    case .none:
      parent[v] = Int(found.from)
      side[v] = .inner
      let next = outermost[match[v]]
      (slack[v], slack[next]) = (0, 0)
      side[next] = .outer
      queue += leaves(of: next)
    case .outer:
      let base = meeting(u, v)
      guard base != 0 else {
        augment(u, v)
        augment(v, u)
        return true
      }
      addBlossom(u, base, v)
    case .inner: break
    }
    return false
  }
}
