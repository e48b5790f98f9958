import Testing

@testable import RelationGraph

struct RadixOrderTests {
  private func random(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  @Test(arguments: [1, 2, 3], [1, 7, 20, 40, 63, 64])
  func sortsLikeTheLibrary(workers: Int, bits: Int) {
    var state = UInt64(bits)
    for count in [0, 1, 2, 24, 25, 500, 5000, 200_000] {
      var keys = (0..<count).map { _ in bits == 64 ? random(&state) : random(&state) & (1 << UInt64(bits) - 1) }
      var rows = Array(0..<Int32(count))
      let expected = keys.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      var bare = keys
      Parallelism.$workers.withValue(workers) {
        RadixOrder.sort(&keys, moving: &rows, bits: bits)
        var none: [Int32] = []
        RadixOrder.sort(&bare, moving: &none, bits: bits)
      }
      #expect(keys == expected.map(\.element))
      #expect(rows == expected.map { Int32($0.offset) })
      #expect(bare == keys)
    }
  }

  /// What an id is compared by: numbers before words, of numbers the shorter, then bytes.
  private func rank(_ id: String) -> [Int] {
    let bytes = id.utf8.map(Int.init)
    let isNumber = !id.isEmpty && id.allSatisfy { "0123456789".contains($0) }
    return (isNumber ? [0, bytes.count] : [1]) + bytes
  }

  @Test func idsStandAsNumbersThenAsBytes() {
    var state: UInt64 = 9
    let pieces = ["a", "1", "é", "ab", "서", "", "0", "23", "aaaaaaaa", "98765432"]
    for round in 0..<300 {
      let prefix = round % 3 == 0 ? "node-" : ""
      let texts = Array(
        Set(
          (0..<Int(random(&state) % 60)).map { _ in
            prefix + (0..<Int(random(&state) % 5)).map { _ in pieces[Int(random(&state) % 10)] }.joined()
          }
        ).map { Array($0.utf8) }
      ).map { String(decoding: $0, as: UTF8.self) }
      let order = IDOrder.order(texts) ?? Array(0..<Int32(texts.count))
      let sorted = texts.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
      #expect(order.map { texts[Int($0)] } == sorted)
      #expect(texts.sorted(by: IDOrder.precedes) == sorted)
    }
  }

  @Test func numbersComeAsNumbers() {
    let ids = [
      "0", "2", "9", "007", "010", "100", "12345678901234567890", "99999999999999999999", "-1", "1.5", "1a", "a10",
      "a9",
    ]
    #expect(ids.reversed().sorted(by: IDOrder.precedes) == ids.sorted { rank($0).lexicographicallyPrecedes(rank($1)) })
    #expect(["10", "a", "2", "1"].sorted(by: IDOrder.precedes) == ["1", "2", "10", "a"])
  }

  @Test func idsAreFoundInOrderAndOutOfIt() {
    for values in [["a", "b", "c"], ["c", "a", "b"], ["a", "é", "z"], ["K", "L"], []] {
      var ids = NodeIDs(values)
      for (row, value) in values.enumerated() { #expect(ids.number(of: value) == Int32(row)) }
      #expect(ids.number(of: "zz") == nil)
      #expect(ids.number(of: "e\u{301}") == values.firstIndex(of: "é").map(Int32.init))
      #expect(ids.number(of: "\u{212A}") == values.firstIndex(of: "K").map(Int32.init))
      #expect(ids.intern("m") == Int32(values.count))
      #expect(ids.intern("m") == Int32(values.count))
      #expect(ids.number(of: "m") == Int32(values.count))
    }
  }
}
