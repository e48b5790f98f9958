/// "Did you mean …?": the candidate nearest to a misspelt word.
package enum Suggestion {
  /// The nearest candidate within a third of the word's length, or `nil`.
  ///
  /// Distance is the optimal string alignment one (insertion, deletion, substitution, swap of neighbours), without regard to
  /// case. Ties go to the candidate that comes first by UTF-8. Words longer than 64 characters get no suggestion.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard letters.count <= 64 else { return nil }
    let limit = max(1, letters.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased().prefix(80))
      guard abs(other.count - letters.count) <= limit else { continue }
      let found = distance(letters, other)
      guard found <= limit else { continue }
      if let best, best.distance < found || (best.distance == found && best.candidate.precedes(candidate)) { continue }
      best = (found, candidate)
    }
    return best?.candidate
  }

  /// The hint for a misspelt word: the nearest candidate, else the list of what there is, if it is short.
  package static func hint(for word: String, among candidates: [String]) -> String? {
    if let nearest = nearest(to: word, among: candidates) { return "did you mean '\(nearest)'?" }
    let sorted = candidates.sorted { $0.precedes($1) }
    return sorted.isEmpty || sorted.count > 40 ? nil : "known: " + sorted.joined(separator: ", ")
  }

  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
