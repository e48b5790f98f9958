/// Breaks names into lines of about the same length.
enum LabelWrapping {
  /// The columns a text takes: 2 for a Chinese, Japanese or Korean character, 0 for a combining one.
  static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// A piece that is not broken, and whether a space stands before it.
  private struct Piece {
    var text: String
    var width: Int
    var followsSpace: Bool
  }

  /// The fewest lines that fit `width`, as even as they can be: the longest as short as possible, then the squares of the gaps.
  ///
  /// - Complexity: O(pieces² · lines); callers cap the length of the text.
  static func lines(of text: String, width: Int, limit: Int = 6) -> [String] {
    let width = max(width, 4)
    let pieces = self.pieces(of: text, width: width)
    guard !pieces.isEmpty else { return [] }
    // start[i] is the column of piece i when everything stands on one line.
    var start: [Int] = []
    var end: [Int] = []
    var column = 0
    for (index, piece) in pieces.enumerated() {
      if index > 0, piece.followsSpace { column += 1 }
      start.append(column)
      column += piece.width
      end.append(column)
    }
    if column <= width { return [joined(pieces[...])] }
    // Every break may save a space.
    for count in max(2, (column + 1 + width) / (width + 1))...max(2, pieces.count) {
      guard let breaks = balanced(start, end, into: count, width: width) else { continue }
      var lines: [String] = []
      var first = 0
      for stop in breaks {
        lines.append(joined(pieces[first..<stop]))
        first = stop
      }
      guard lines.count > limit, limit > 0 else { return lines }
      return Array(lines.prefix(limit - 1)) + [lines[limit - 1] + "…"]
    }
    return pieces.map(\.text)
  }

  /// The ends of `count` lines, or `nil` if they do not fit.
  private static func balanced(_ start: [Int], _ end: [Int], into count: Int, width: Int) -> [Int]? {
    let pieces = start.count
    guard count <= pieces else { return nil }
    struct Best {
      var longest = Int.max
      var squares = Int.max
      var from = -1
    }
    var table = [[Best]](repeating: [Best](repeating: Best(), count: pieces + 1), count: count + 1)
    table[0][0] = Best(longest: 0, squares: 0, from: 0)
    for line in 1...count {
      for stop in line...pieces {
        for first in stride(from: stop - 1, through: line - 1, by: -1) {
          let length = end[stop - 1] - start[first]
          if length > width { break }
          let before = table[line - 1][first]
          guard before.longest < Int.max else { continue }
          let candidate = (max(before.longest, length), before.squares + length * length)
          let known = table[line][stop]
          if candidate < (known.longest, known.squares) {
            table[line][stop] = Best(longest: candidate.0, squares: candidate.1, from: first)
          }
        }
      }
    }
    guard table[count][pieces].longest < Int.max else { return nil }
    var breaks: [Int] = []
    var stop = pieces
    for line in stride(from: count, through: 1, by: -1) {
      breaks.append(stop)
      stop = table[line][stop].from
    }
    return breaks.reversed()
  }

  /// Words; wide characters each for itself; a word longer than a line in parts.
  private static func pieces(of text: String, width: Int) -> [Piece] {
    var pieces: [Piece] = []
    var word = ""
    var wordWidth = 0
    var afterSpace = false
    func flush() {
      if !word.isEmpty { pieces.append(Piece(text: word, width: wordWidth, followsSpace: afterSpace)) }
      if !word.isEmpty { afterSpace = false }
      (word, wordWidth) = ("", 0)
    }
    for character in text {
      if character.isWhitespace {
        flush()
        afterSpace = true
        continue
      }
      let columns = self.width(of: character)
      if columns == 2 || wordWidth + columns > width { flush() }
      word.append(character)
      wordWidth += columns
      let closesLine = columns == 2 || (word.count > 3 && (character == "–" || character == "/"))
      if closesLine { flush() }
    }
    flush()
    return pieces
  }

  private static func joined(_ pieces: ArraySlice<Piece>) -> String {
    pieces.reduce(into: "") { line, piece in
      if piece.followsSpace, !line.isEmpty { line += " " }
      line += piece.text
    }
  }
}
