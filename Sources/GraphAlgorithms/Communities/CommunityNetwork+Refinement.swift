extension CommunityNetwork {
  /// Splits every community into well connected parts: the refinement of Leiden.
  ///
  /// Begins with every node on its own. A node that is still alone and well connected to its community S, E(v, S−v) ≥ expected,
  /// joins the part of S that gains most, if nothing is lost and that part is itself well connected to the rest of S. Every
  /// part is connected, as a node joins only parts that it has a tie to.
  ///
  /// - Returns: a partition finer than `membership`.
  /// - Complexity: O(m).
  func refined(_ membership: Membership, order: [Int32]) -> Membership {
    let n = nodeCount
    let otherMasses = otherMass ?? []
    let arcStrengths = self.strengths ?? []
    let isUnit = self.strengths == nil
    let hasOtherMass = otherMass != nil
    // Rounding must not part what is exactly as strong as expected.
    let tolerance = 1 + 1e-12
    let offsets = self.offsets.span
    let targets = self.targets.span
    let strengths = arcStrengths.span
    let mass = self.mass.span
    let otherMass = otherMasses.span
    let community = membership.community.span

    var totals = [Double](repeating: 0, count: membership.count)
    var otherTotals = [Double](repeating: 0, count: hasOtherMass ? membership.count : 0)
    // The strength of each part to the rest of its community.
    var cuts = [Double](repeating: 0, count: n)
    for v in 0..<n {
      let c = community[v]
      totals[Int(c)] += mass[v]
      if hasOtherMass { otherTotals[Int(c)] += otherMass[v] }
      var cut = 0.0
      for arc in offsets[v]..<offsets[v &+ 1] where community[Int(targets[arc])] == c {
        cut += isUnit ? 1 : strengths[arc]
      }
      cuts[v] = cut
    }
    let total = totals.span
    let otherTotal = otherTotals.span
    var cut = cuts.mutableSpan

    var labels = (0..<Int32(n)).map(\.self)
    var partMasses = self.mass
    var partOtherMasses = otherMasses
    var alone = [Bool](repeating: true, count: n)
    var sums = [Double](repeating: 0, count: n)
    var touchedLabels = [Int32](repeating: 0, count: n)
    var part = labels.mutableSpan
    var partMass = partMasses.mutableSpan
    var partOtherMass = partOtherMasses.mutableSpan
    var isAlone = alone.mutableSpan
    var strengthTo = sums.mutableSpan
    var touched = touchedLabels.mutableSpan

    for next in order {
      let v = Int(next)
      guard isAlone[v], cut[v] > 0 else { continue }
      let c = community[v]
      let whole = total[Int(c)]
      let otherWhole = hasOtherMass ? otherTotal[Int(c)] : whole
      func isWellConnected(_ cut: Double, _ a: Double, _ b: Double) -> Bool {
        scale * cut * tolerance >= penalty * (a * (otherWhole - b) + b * (whole - a))
      }
      let a = mass[v]
      let b = hasOtherMass ? otherMass[v] : a
      guard isWellConnected(cut[v], a, b) else { continue }

      var touchedCount = 0
      for arc in offsets[v]..<offsets[v &+ 1] {
        let u = Int(targets[arc])
        guard community[u] == c else { continue }
        let p = part[u]
        let before = strengthTo[Int(p)]
        if before == 0 {
          touched[touchedCount] = p
          touchedCount &+= 1
        }
        strengthTo[Int(p)] = before + (isUnit ? 1 : strengths[arc])
      }
      var best = -1
      var bestGain = 0.0
      var bestStrength = 0.0
      for index in 0..<touchedCount {
        let p = Int(touched[index])
        let strength = strengthTo[p]
        strengthTo[p] = 0
        let partOther = hasOtherMass ? partOtherMass[p] : partMass[p]
        let gain = scale * strength * tolerance - penalty * (a * partOther + b * partMass[p])
        guard gain > bestGain || (gain == bestGain && (best < 0 || p < best)),
          isWellConnected(cut[p], partMass[p], partOther)
        else { continue }
        best = p
        bestGain = gain
        bestStrength = strength
      }
      guard best >= 0 else { continue }
      part[v] = Int32(truncatingIfNeeded: best)
      isAlone[v] = false
      isAlone[best] = false
      partMass[best] += a
      if hasOtherMass { partOtherMass[best] += b }
      cut[best] += cut[v] - 2 * bestStrength
    }
    return Membership(labels: labels)
  }
}
