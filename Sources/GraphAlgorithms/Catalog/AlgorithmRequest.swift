import GraphProjection
import RelationGraph

/// Why a text does not name an algorithm with its options.
public struct AlgorithmRequestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// `unknown-algorithm` or `option`.
  public let code: String
  public let description: String
  public let hint: String?
}

extension AlgorithmCatalog {
  /// The algorithm that `NAME[:option=value,…]` asks for; a comma in a value is written `\,`.
  ///
  /// - Parameters:
  ///   - text: the request.
  ///   - family: where the algorithm must be from; `nil`: anywhere.
  ///   - convention: whose defaults hold for options that are left out.
  ///   - given: options that are known otherwise, for the algorithms that have them; they win over the text.
  ///   - seed: the start of random numbers where the text gives none.
  /// - Throws: ``AlgorithmRequestError``.
  public static func configured(
    _ text: String, family: AlgorithmFamily? = nil, following convention: Convention = .entente,
    with given: [(name: String, value: String)] = [], seed: UInt64? = nil
  ) throws(AlgorithmRequestError) -> any GraphAlgorithm {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = family.map(Self.family) ?? all
    guard let type = known.first(where: { $0.card.id == parts[0] }) else {
      let other = algorithm(parts[0]).map { type in
        "it is one of \(type.card.family.rawValue): entente analyse GRAPH -m \(parts[0])"
      }
      throw AlgorithmRequestError(
        code: "unknown-algorithm",
        description: "there is no \(family.map { "\($0.rawValue) " } ?? "")algorithm '\(parts[0])'",
        hint: other ?? Suggestion.hint(for: parts[0], among: known.map { $0.card.id }))
    }
    var options = try options(parts.count > 1 ? parts[1] : "", of: parts[0])
    func takes(_ name: String) -> Bool { type.options.contains { $0.name == name } }
    if let seed, takes("seed"), !options.contains(where: { $0.name == "seed" }) {
      options.append(("seed", String(seed)))
    }
    options += given.filter { takes($0.name) }
    do throws(ParameterError) {
      return try type.configured(options, following: convention)
    } catch {
      let isJoined = options.contains { $0.value.contains(/:[a-z-]+=/) }
      throw AlgorithmRequestError(
        code: "option", description: error.description,
        hint: isJoined ? "options are separated by commas: a=1,b=2" : error.hint)
    }
  }

  private static func options(
    _ text: String, of id: String
  ) throws(AlgorithmRequestError) -> [(name: String, value: String)] {
    func refused(_ message: String, hint: String? = nil) -> AlgorithmRequestError {
      AlgorithmRequestError(code: "option", description: message, hint: hint)
    }
    var options: [(name: String, value: String)] = []
    // Escapes of other characters stay, for lists of nodes.
    for option in text.parts(separatedBy: ",") where !option.isEmpty {
      let pair = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2 else {
        throw refused(
          "'\(option)' is not an option", hint: "write \(id):option=value,… with a comma in a value as \\,")
      }
      guard !pair[1].isEmpty else { throw refused("'\(pair[0])' has no value") }
      guard !options.contains(where: { $0.name == pair[0] }) else { throw refused("'\(pair[0])' is given twice") }
      options.append((pair[0], pair[1]))
    }
    return options
  }
}
