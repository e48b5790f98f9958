import GraphProjection

/// The shortest walks of a pattern from a node, one after the other.
struct WalkList {
  private let automaton: WalkAutomaton
  private let distance: [Int32]
  private let start: Int

  /// - Parameter distance: That of every node in every state to the end.
  init(_ automaton: WalkAutomaton, distance: [Int32], from start: Int) {
    self.automaton = automaton
    self.distance = distance
    self.start = start
  }

  private struct Place {
    var node: Int
    var states: UInt64
    var choices: [(node: Int, tie: Int, states: UInt64)]
    var next = 0
  }

  private func place(_ node: Int, _ states: UInt64, remaining: Int32) -> Place {
    guard remaining > 0 else { return Place(node: node, states: states, choices: []) }
    let choices = automaton.neighbours(of: node).compactMap { step -> (node: Int, tie: Int, states: UInt64)? in
      let states = automaton.advance(
        states, from: node, to: step.node, tie: step.tie, distance: distance, remaining: remaining)
      return states == 0 ? nil : (step.node, step.tie, states)
    }
    return Place(node: node, states: states, choices: choices)
  }

  /// The first walks by their nodes, then ties.
  func first(_ count: Int, _ context: RunContext) throws(AlgorithmError) -> [GraphPath] {
    let whole = distance[start]
    guard whole >= 0 else { return [] }
    var found: [GraphPath] = []
    var places = [place(start, 1, remaining: whole)]
    var ties: [Int] = []
    var steps = 0
    while let last = places.last, found.count < count {
      steps &+= 1
      if steps & 0x3FF == 0 { try context.checkpoint() }
      if Int32(ties.count) == whole {
        found.append(GraphPath(nodes: places.map(\.node), ties: ties, cost: Double(whole)))
      } else if last.next < last.choices.count {
        let choice = last.choices[last.next]
        places[places.count - 1].next += 1
        ties.append(choice.tie)
        places.append(place(choice.node, choice.states, remaining: whole - Int32(ties.count)))
        continue
      }
      places.removeLast()
      if !ties.isEmpty { ties.removeLast() }
    }
    return found.sorted { a, b in
      a.nodes == b.nodes ? a.ties.lexicographicallyPrecedes(b.ties) : a.nodes.lexicographicallyPrecedes(b.nodes)
    }
  }

  /// The first node at which a shortest walk ends.
  func nearestEnd() -> Int {
    var front: [Int: UInt64] = [start: 1]
    for remaining in stride(from: distance[start], to: 0, by: -1) {
      var next: [Int: UInt64] = [:]
      for (node, states) in front {
        for choice in place(node, states, remaining: remaining).choices {
          next[choice.node, default: 0] |= choice.states
        }
      }
      front = next
    }
    return front.keys.min() ?? start
  }
}
