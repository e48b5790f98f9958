import RelationGraph
import Testing

@Suite("Did you mean")
struct SuggestionTests {
  @Test(arguments: [
    ("member-fo", "member-of"), ("MEMBER-OF", "member-of"), ("memberof", "member-of"), ("zzz", nil), ("", nil),
    (String(repeating: "x", count: 65), nil), ("bat", "aat"),
  ])
  func nearest(word: String, expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["member-of", "party-to", "cat", "aat"]) == expected)
  }

  @Test func orderOfCandidatesDoesNotMatter() {
    var random = TestRandom(seed: 1)
    var candidates = ["cat", "bat", "aat", "hat", "éat", "Aat"]
    for _ in 0..<20 {
      candidates.shuffle(using: &random)
      #expect(Suggestion.nearest(to: "xat", among: candidates) == "Aat")
    }
  }
}
