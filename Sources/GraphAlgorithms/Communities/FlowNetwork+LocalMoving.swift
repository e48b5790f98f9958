extension FlowNetwork {
  /// Moves nodes, one at a time, to the module that shortens the code most, until no move does.
  ///
  /// A node may go to a module of a neighbour, or to one of its own. Of equal gains the present module wins, then the one met first.
  ///
  /// - Parameters:
  ///   - order: the nodes in the order of visits.
  ///   - bounds: nodes move only among nodes of the same number; `nil`: all are.
  /// - Returns: whether anything moved.
  /// - Complexity: O(m) a pass; a few passes in practice.
  func moveNodes(
    _ membership: inout Membership, order: [Int32], within bounds: [Int32]? = nil, isRunning: () -> Bool
  ) -> Bool {
    let n = nodeCount
    guard n > 1 else { return false }
    let total = jumpTotal
    var labels = membership.community
    var modules = modules(of: membership) + [Module](repeating: Module(), count: n - membership.count)
    var counts = [Int32](repeating: 0, count: n)
    for label in labels { counts[Int(label)] += 1 }
    var free = ((Int32(membership.count))..<Int32(n)).reversed().map(\.self)
    var entered = modules.reduce(0) { $0 + $1.enters(total) }
    var outTo = [Double](repeating: 0, count: n)
    var inFrom = outTo
    var isDue = [Bool](repeating: true, count: n)
    var (hasMoved, isMoving) = (false, true)
    var touched: [Int32] = []

    while isMoving, isRunning() {
      isMoving = false
      for next in order where isDue[Int(next)] {
        let v = Int(next)
        isDue[v] = false
        let own = Int(labels[v])
        touched.removeAll(keepingCapacity: true)
        var (outSum, inSum) = (0.0, 0.0)
        for arc in out.range(v) {
          if let bounds, bounds[Int(out.targets[arc])] != bounds[v] {
            outSum += out.flows[arc]
            continue
          }
          let c = Int(labels[Int(out.targets[arc])])
          if outTo[c] == 0 && inFrom[c] == 0 { touched.append(Int32(c)) }
          outTo[c] += out.flows[arc]
          outSum += out.flows[arc]
        }
        for arc in into.range(v) {
          if let bounds, bounds[Int(into.targets[arc])] != bounds[v] {
            inSum += into.flows[arc]
            continue
          }
          let c = Int(labels[Int(into.targets[arc])])
          if outTo[c] == 0 && inFrom[c] == 0 { touched.append(Int32(c)) }
          inFrom[c] += into.flows[arc]
          inSum += into.flows[arc]
        }

        var left = modules[own]
        left.visits -= visits[v]
        left.jumps -= jumps[v]
        left.size -= sizes[v]
        left.exit += inFrom[own] - (outSum - outTo[own])
        left.enter += outTo[own] - (inSum - inFrom[own])
        if counts[own] == 1 { left = Module() }
        let rest = entered - modules[own].enters(total) + left.enters(total)
        let before = Self.term(entered) + modules[own].worth(total)
        let leftWorth = left.worth(total)

        func joined(_ c: Int) -> Module {
          var module = modules[c]
          module.visits += visits[v]
          module.jumps += jumps[v]
          module.size += sizes[v]
          module.exit += (outSum - outTo[c]) - inFrom[c]
          module.enter += (inSum - inFrom[c]) - outTo[c]
          return module
        }
        var (best, bestGain) = (own, 1e-12)
        func consider(_ c: Int) {
          let module = joined(c)
          let sum = max(0, rest - modules[c].enters(total) + module.enters(total))
          let after = Self.term(sum) + leftWorth + module.worth(total) - modules[c].worth(total)
          if before - after > bestGain { (best, bestGain) = (c, before - after) }
        }
        for c in touched where Int(c) != own { consider(Int(c)) }
        if counts[own] > 1, let empty = free.last { consider(Int(empty)) }
        if best != own {
          (hasMoved, isMoving) = (true, true)
          if counts[best] == 0 { free.removeLast() }
          let module = joined(best)
          entered = max(0, rest - modules[best].enters(total) + module.enters(total))
          modules[own] = left
          modules[best] = module
          counts[own] -= 1
          counts[best] += 1
          if counts[own] == 0 { free.append(Int32(own)) }
          labels[v] = Int32(best)
          for arc in out.range(v) { isDue[Int(out.targets[arc])] = true }
          for arc in into.range(v) { isDue[Int(into.targets[arc])] = true }
        }
        for c in touched {
          outTo[Int(c)] = 0
          inFrom[Int(c)] = 0
        }
      }
    }
    if hasMoved { membership = Membership(labels: labels) }
    return hasMoved
  }
}
