extension BlossomMatching {
  /// Searches for one augmenting path; `false` where none gains.
  mutating func stage(in context: RunContext) throws(AlgorithmError) -> Bool {
    for part in 0...top { (side[part], slack[part]) = (.none, 0) }
    queue = []
    for part in 1..<top + 1 where outermost[part] == part && match[part] == 0 {
      (parent[part], side[part]) = (0, .outer)
      queue += leaves(of: part)
    }
    guard !queue.isEmpty else { return false }
    while true {
      var head = 0
      while head < queue.count {
        if head & 63 == 63 { try context.checkpoint() }
        let u = queue[head]
        head += 1
        guard side[outermost[u]] != .inner else { continue }
        for v in 1...count where link(u, v).weight > 0 && outermost[u] != outermost[v] {
          if slackness(link(u, v)) == 0 {
            if follow(link(u, v)) { return true }
          } else {
            noteSlack(u, outermost[v])
          }
        }
      }
      guard lowerDuals() else { return false }
      try context.checkpoint()
      queue = []
      for part in 1...top where outermost[part] == part && slack[part] != 0 && outermost[slack[part]] != part {
        let tight = link(slack[part], part)
        if slackness(tight) == 0, follow(tight) { return true }
      }
      for b in count + 1..<top + 1 where outermost[b] == b && side[b] == .inner && dual[b] == 0 { expand(b) }
    }
  }

  /// Changes the dual variables until another tie has no slack; `false` where a free node would get a negative one.
  private mutating func lowerDuals() -> Bool {
    var step = Int.max
    for b in count + 1..<top + 1 where outermost[b] == b && side[b] == .inner { step = min(step, dual[b] / 2) }
    for part in 1...top where outermost[part] == part && slack[part] != 0 {
      let left = slackness(link(slack[part], part))
      if side[part] == .none { step = min(step, left) }
      if side[part] == .outer { step = min(step, left / 2) }
    }
    for node in 1...count where side[outermost[node]] == .outer && dual[node] <= step { return false }
    for node in 1...count {
      switch side[outermost[node]] {
      case .outer: dual[node] -= step
      case .inner: dual[node] += step
      case .none: break
      }
    }
    for b in count + 1..<top + 1 where outermost[b] == b {
      switch side[b] {
      case .outer: dual[b] += 2 * step
      case .inner: dual[b] -= 2 * step
      case .none: break
      }
    }
    return true
  }
}
