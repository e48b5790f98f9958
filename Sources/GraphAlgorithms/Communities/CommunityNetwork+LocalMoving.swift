extension CommunityNetwork {
  /// Moves nodes, one at a time, to the community that gains most, until no move gains anything.
  ///
  /// The fast local move of Leiden: a node is looked at again only when one of its neighbours has moved elsewhere. A node may
  /// also leave for a community of its own. Of equal gains the present community wins, then the one with the smallest label.
  ///
  /// - Parameters:
  ///   - membership: where to begin.
  ///   - order: the nodes in the order of the first visit.
  /// - Returns: whether anything moved.
  /// - Complexity: O(m) a pass; a few passes in practice.
  func moveNodes(_ membership: inout Membership, order: [Int32]) -> Bool {
    let n = nodeCount
    guard n > 1 else { return false }
    let otherMasses = otherMass ?? []
    let arcStrengths = self.strengths ?? []
    let isUnit = self.strengths == nil
    let hasOtherMass = otherMass != nil
    let offsets = self.offsets.span
    let targets = self.targets.span
    let strengths = arcStrengths.span
    let mass = self.mass.span
    let otherMass = otherMasses.span

    var labels = membership.community
    var totals = [Double](repeating: 0, count: n)
    var otherTotals = [Double](repeating: 0, count: hasOtherMass ? n : 0)
    var sizes = [Int32](repeating: 0, count: n)
    for node in 0..<n {
      let c = Int(labels[node])
      totals[c] += mass[node]
      if hasOtherMass { otherTotals[c] += otherMass[node] }
      sizes[c] += 1
    }
    // Labels in use are 0 ..< count; one more is at hand for a node that leaves, as fewer than n are used by then.
    var freeLabels: [Int32] = []
    var nextLabel = Int32(membership.count)

    var sums = [Double](repeating: 0, count: n)
    var touchedLabels = [Int32](repeating: 0, count: n)
    var queue = order
    var waiting = [Bool](repeating: true, count: n)

    var community = labels.mutableSpan
    var total = totals.mutableSpan
    var otherTotal = otherTotals.mutableSpan
    var size = sizes.mutableSpan
    var strengthTo = sums.mutableSpan
    var touched = touchedLabels.mutableSpan
    var ring = queue.mutableSpan
    var isWaiting = waiting.mutableSpan
    var head = 0
    var length = n
    var hasMoved = false

    while length > 0 {
      let v = Int(ring[head])
      head = head &+ 1 == n ? 0 : head &+ 1
      length &-= 1
      isWaiting[v] = false

      let row = offsets[v]..<offsets[v &+ 1]
      var touchedCount = 0
      for arc in row {
        let c = community[Int(targets[arc])]
        let before = strengthTo[Int(c)]
        if before == 0 {
          touched[touchedCount] = c
          touchedCount &+= 1
        }
        strengthTo[Int(c)] = before + (isUnit ? 1 : strengths[arc])
      }

      let own = community[v]
      let a = mass[v]
      let b = hasOtherMass ? otherMass[v] : a
      func loss(_ sum: Double, _ otherSum: Double) -> Double {
        hasOtherMass ? penalty * (a * otherSum + b * sum) : 2 * penalty * (a * sum)
      }
      let ownLoss = loss(total[Int(own)] - a, hasOtherMass ? otherTotal[Int(own)] - b : 0)
      let ownGain = scale * strengthTo[Int(own)] - ownLoss
      var best = own
      var bestGain = ownGain
      var bestTerm = 0.0
      for index in 0..<touchedCount {
        let c = touched[index]
        guard c != own else { continue }
        let term = scale * strengthTo[Int(c)]
        let gain = term - loss(total[Int(c)], hasOtherMass ? otherTotal[Int(c)] : 0)
        if gain > bestGain || (gain == bestGain && best != own && c < best) {
          best = c
          bestGain = gain
          bestTerm = term
        }
      }
      for index in 0..<touchedCount { strengthTo[Int(touched[index])] = 0 }
      let leaves = bestGain < 0 && size[Int(own)] > 1
      if leaves {
        bestGain = 0
        bestTerm = 0
      }
      // Rounding of the two terms must not pass for a gain.
      guard leaves || best != own, bestGain - ownGain > 1e-12 * (bestTerm + ownLoss) else { continue }
      if leaves {
        if let free = freeLabels.popLast() {
          best = free
        } else {
          best = nextLabel
          nextLabel &+= 1
        }
      }

      hasMoved = true
      community[v] = best
      total[Int(own)] -= a
      total[Int(best)] += a
      if hasOtherMass {
        otherTotal[Int(own)] -= b
        otherTotal[Int(best)] += b
      }
      size[Int(own)] &-= 1
      size[Int(best)] &+= 1
      if size[Int(own)] == 0 { freeLabels.append(own) }
      for arc in row {
        let u = Int(targets[arc])
        if !isWaiting[u] && community[u] != best {
          isWaiting[u] = true
          let tail = head &+ length
          ring[tail >= n ? tail &- n : tail] = Int32(truncatingIfNeeded: u)
          length &+= 1
        }
      }
    }
    if hasMoved { membership = Membership(labels: labels) }
    return hasMoved
  }
}
