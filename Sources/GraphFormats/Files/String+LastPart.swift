import Foundation

extension String {
  /// The folder of a path as it is written; empty for a name alone.
  ///
  /// Foundation for Linux (6.3) ends the program where it is asked for the folder of a name of one character.
  var folderPart: String { contains("/") ? (self as NSString).deletingLastPathComponent : "" }

  /// The last part of a path: the name of the file.
  var lastPart: String { split(separator: "/").last.map(String.init) ?? self }
}
