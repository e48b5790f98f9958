import Foundation
import RelationGraph

extension GraphReader {
  /// The format of a file that is read a piece at a time, known by its beginning; `nil` for all others.
  ///
  /// Only files that can be read twice are looked at: not pipes.
  static func streamedFormat(of source: GraphSource) -> GraphFormat? {
    guard case .file = source.content else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: source.name).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    // What is wrong with a file that cannot be opened or decompressed is said where it is read.
    guard let piece = try? ByteStream(source).next() else { return nil }
    let head = ContentHead(Array(piece))
    let found = GraphFormat.all.first { $0.isReadable && $0.recognises?(head) == true }
    return found?.isStreamed == true ? found : nil
  }
}
