/// An option of an algorithm: a typed key path with its range and a help text. The default is the property's own.
public struct Parameter<Root>: Sendable {
  public let name: String
  /// The values it takes, in words: `0 ≤ number < 1`.
  public let domain: String
  public let help: String
  let read: @Sendable (Root) -> String
  let write: @Sendable (inout Root, String) throws(ParameterError) -> Void
}

/// Why an option was refused.
public enum ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String, algorithm: String, known: [String])
  case invalid(String, value: String, domain: String)

  public var description: String {
    switch self {
    case .unknown(let name, let algorithm, _): "'\(algorithm)' has no option '\(name)'"
    case .invalid(let name, let value, let domain): "'\(value)' is no value for '\(name)': \(domain)"
    }
  }

  public var hint: String? {
    if case .unknown(_, _, let known) = self {
      known.isEmpty ? "it has no options" : "its options: " + known.joined(separator: ", ")
    } else {
      nil
    }
  }
}

extension Parameter {
  /// What all have in common: a value, shown as text and parsed from text; `nil` from `parse` means that it is refused.
  private init<Value>(
    _ name: String, _ path: WritableKeyPath<Root, Value> & Sendable, domain: String, help: String,
    show: @escaping @Sendable (Value) -> String, parse: @escaping @Sendable (String) -> Value?
  ) {
    self.name = name
    self.domain = domain
    self.help = help
    read = { show($0[keyPath: path]) }
    write = { (root, text) throws(ParameterError) in
      guard let value = parse(text) else { throw .invalid(name, value: text, domain: domain) }
      root[keyPath: path] = value
    }
  }

  /// A value that may be left out; an absent one is shown as an empty text.
  public static func optional<Value>(
    _ name: String, _ path: WritableKeyPath<Root, Value?> & Sendable, domain: String, help: String,
    show: @escaping @Sendable (Value) -> String, parse: @escaping @Sendable (String) -> Value?
  ) -> Parameter {
    Parameter(
      name, path, domain: domain, help: help, show: { $0.map(show) ?? "" },
      parse: { text in parse(text).map { .some($0) } })
  }

  /// A finite number.
  public static func real(
    _ name: String, _ path: WritableKeyPath<Root, Double> & Sendable, in range: RealRange, help: String
  ) -> Parameter {
    Parameter(
      name, path, domain: range.description, help: help, show: { $0.description },
      parse: { Double($0).flatMap { range.contains($0) ? $0 : nil } })
  }

  /// A whole number.
  public static func integer(
    _ name: String, _ path: WritableKeyPath<Root, Int> & Sendable, in range: ClosedRange<Int>, help: String
  ) -> Parameter {
    let upper = range.upperBound == .max ? "" : " ≤ \(range.upperBound)"
    return Parameter(
      name, path, domain: "\(range.lowerBound) ≤ whole number\(upper)", help: help, show: { $0.description },
      parse: { Int($0).flatMap { range.contains($0) ? $0 : nil } })
  }

  /// A 64-bit number without sign: a seed.
  public static func seed(_ path: WritableKeyPath<Root, UInt64> & Sendable) -> Parameter {
    Parameter(
      "seed", path, domain: "0 ≤ whole number < 2^64", help: "start of the random numbers",
      show: { $0.description }, parse: { UInt64($0) })
  }

  /// `true` or `false`.
  public static func flag(
    _ name: String, _ path: WritableKeyPath<Root, Bool> & Sendable, help: String
  ) -> Parameter {
    Parameter(name, path, domain: "true|false", help: help, show: { $0.description }, parse: { Bool($0) })
  }

  /// One of a few words.
  public static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: WritableKeyPath<Root, Choice> & Sendable, help: String
  ) -> Parameter where Choice.RawValue == String {
    Parameter(
      name, path, domain: Choice.allCases.map(\.rawValue).joined(separator: "|"), help: help,
      show: { $0.rawValue }, parse: { Choice(rawValue: $0) })
  }

  /// One node by id, name or alias; empty: not given.
  public static func node(
    _ name: String, _ path: WritableKeyPath<Root, String> & Sendable, help: String
  ) -> Parameter {
    Parameter(name, path, domain: "NODE", help: help, show: { $0 }, parse: { $0 })
  }

  /// A property of nodes, or `kind`.
  public static func attribute(
    _ path: WritableKeyPath<Root, String> & Sendable, help: String
  ) -> Parameter {
    Parameter("attribute", path, domain: "PROPERTY", help: help, show: { $0 }, parse: { $0.isEmpty ? nil : $0 })
  }

  /// A kind of nodes or of relations, or a property; empty: not given.
  public static func name(
    _ name: String, _ path: WritableKeyPath<Root, String> & Sendable, domain: String, help: String
  ) -> Parameter {
    Parameter(name, path, domain: domain, help: help, show: { $0 }, parse: { $0 })
  }

  /// Nodes by id, name or alias, joined by `+` (in a name `\+`); empty: none.
  public static func nodes(
    _ name: String, _ path: WritableKeyPath<Root, [String]> & Sendable, help: String
  ) -> Parameter {
    Parameter(
      name, path, domain: "NODE+NODE…", help: help, show: { $0.map { $0.escaping("+") }.joined(separator: "+") },
      parse: { $0.parts(separatedBy: "+").filter { !$0.isEmpty } })
  }
}

/// A range of real numbers, its ends included or not.
public struct RealRange: Hashable, Sendable, CustomStringConvertible {
  let lower: Double
  let upper: Double
  let includesLower: Bool
  let includesUpper: Bool

  public init(_ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  func contains(_ value: Double) -> Bool {
    value.isFinite && (includesLower ? value >= lower : value > lower)
      && (includesUpper ? value <= upper : value < upper)
  }

  public var description: String {
    let start = lower == -.infinity ? "" : "\(lower) \(includesLower ? "≤" : "<") "
    let end = upper == .infinity ? "" : " \(includesUpper ? "≤" : "<") \(upper)"
    return start + "number" + end
  }
}
