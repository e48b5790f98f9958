import Foundation

extension Data {
  /// Blanks out the creation date of a PDF that cairo wrote, so that the same drawing gives the same bytes.
  ///
  /// The entry is optional in PDF; blanks of the same length keep the table of object positions right.
  mutating func removeCreationDate() {
    // The document information is one of the last objects.
    let tail = Swift.max(startIndex, endIndex - 4096)..<endIndex
    guard let key = range(of: Data("/CreationDate (D:".utf8), options: .backwards, in: tail),
      let close = self[key.upperBound...].firstIndex(of: UInt8(ascii: ")"))
    else { return }
    let entry = key.lowerBound...close
    replaceSubrange(entry, with: repeatElement(UInt8(ascii: " "), count: entry.count))
  }
}
