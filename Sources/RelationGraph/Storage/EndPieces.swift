/// The ends of relations as a reader of a large list writes them: numbers of nodes, in pieces of memory that are never moved.
package final class EndPieces: @unchecked Sendable {
  /// The pieces that one thread has filled: all but the last are full.
  package struct Lane: @unchecked Sendable {
    /// Pieces of 32 MiB go back to the system as soon as they are not needed.
    private static let largestPiece = 1 << 22
    fileprivate let pieceSize: Int
    fileprivate var pieces: [UnsafeMutablePointer<UInt64>] = []
    package fileprivate(set) var count = 0

    /// - Parameter rows: how many there may be.
    package init(rows: Int) { pieceSize = max(1, min(Self.largestPiece, rows)) }

    /// Adds rows, `first << 32 | second` each.
    package mutating func append(_ rows: UnsafeBufferPointer<UInt64>) {
      var done = 0
      while done < rows.count {
        let used = count % pieceSize
        if used == 0 {
          pieces.append(
            LargePages.allocate(byteCount: pieceSize * 8).bindMemory(to: UInt64.self, capacity: pieceSize))
        }
        let size = min(rows.count - done, pieceSize - used)
        if let start = rows.baseAddress { (pieces[pieces.count - 1] + used).update(from: start + done, count: size) }
        done += size
        count += size
      }
    }

    /// For rows that nobody will take over.
    package func deallocate() { for piece in pieces { piece.deallocate() } }
  }

  private let lanes: [Lane]
  /// The row with which every lane begins.
  private let starts: [Int]
  /// The place of every number in the ids, −1 where it is none; places rise as the numbers do.
  let places: [Int32]
  package let count: Int

  /// - Parameters:
  ///   - lanes: they belong to the pieces from now on.
  ///   - places: the place of every number among the ids, rising as the numbers do.
  package init(_ lanes: [Lane], places: [Int32]) {
    self.lanes = lanes
    self.places = places
    var starts: [Int] = []
    var total = 0
    for lane in lanes {
      starts.append(total)
      total += lane.count
    }
    (self.starts, count) = (starts, total)
  }

  deinit { for lane in lanes { lane.deallocate() } }

  /// Hands over the places of both ends of some rows.
  @inline(__always)
  func forEach(in rows: Range<Int>, _ body: (_ row: Int, _ from: Int32, _ to: Int32) -> Void) {
    places.withUnsafeBufferPointer { places in
      forEachNumber(in: rows) { body($0, places[Int($1)], places[Int($2)]) }
    }
  }

  /// Hands over the numbers of both ends of some rows.
  @inline(__always)
  func forEachNumber(in rows: Range<Int>, _ body: (_ row: Int, _ from: Int32, _ to: Int32) -> Void) {
    for (lane, start) in zip(lanes, starts) {
      var row = max(rows.lowerBound, start)
      let end = min(rows.upperBound, start + lane.count)
      while row < end {
        let place = row - start
        let piece = lane.pieces[place / lane.pieceSize]
        let offset = place % lane.pieceSize
        let size = min(end - row, lane.pieceSize - offset)
        for index in 0..<size {
          let ends = piece[offset &+ index]
          body(row &+ index, Int32(truncatingIfNeeded: ends &>> 32), Int32(truncatingIfNeeded: ends))
        }
        row += size
      }
    }
  }
}
