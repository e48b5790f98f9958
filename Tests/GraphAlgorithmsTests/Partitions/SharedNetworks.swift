import Foundation

/// The real networks beside the checkout.
enum SharedNetworks {
  static let folder: String = {
    // Of this file: Tests/GraphAlgorithmsTests/Partitions in the package.
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().path + "/shared/data"
  }()

  /// Whether they are there; the tests that need them say that they are skipped where they are not.
  static let areThere = {
    let areThere = FileManager.default.fileExists(atPath: folder)
    if !areThere { print("skipped: tests on real networks, because ../shared/data is not there") }
    return areThere
  }()

  /// The network of a set such as `3-classic/karate`, numbered by the order of `nodes.csv`, without loops and parallel ties; a
  /// weight is the sum of those.
  static func network(_ set: String, isWeighted: Bool = false, isDirected: Bool = false) throws -> CommunityGraph {
    var number: [String: Int] = [:]
    var weight: [[Int]: Double] = [:]
    for row in try rows("\(folder)/\(set)/nodes.csv") { number[row[0]] = number.count }
    for row in try rows("\(folder)/\(set)/edges.csv") {
      guard let a = number[row[0]], let b = number[row[1]], a != b else { continue }
      let key = isDirected ? [a, b] : [min(a, b), max(a, b)]
      weight[key] = isWeighted ? (weight[key] ?? 0) + (Double(row[2]) ?? 1) : 1
    }
    let ties = weight.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    return isWeighted
      ? CommunityGraph(number.count, weighted: ties.map { ($0[0], $0[1], weight[$0] ?? 1) }, isDirected: isDirected)
      : CommunityGraph(number.count, ties.map { ($0[0], $0[1]) }, isDirected: isDirected)
  }

  static func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map { line in
      var fields = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
  }
}
