/// An option as a person reads it.
public struct OptionDescription: Hashable, Sendable {
  public let name: String
  public let domain: String
  public let defaultValue: String
  public let help: String
}

/// A value whose stored properties are options with names, ranges and defaults: an algorithm, or a generator of graphs.
public protocol Configurable: Sendable {
  static var parameters: [Parameter<Self>] { get }

  init()
}

extension Configurable {
  public static var parameters: [Parameter<Self>] { [] }

  /// Sets options given as text; `id` is who has them, for the message of an error.
  public mutating func set(_ options: [(name: String, value: String)], of id: String) throws(ParameterError) {
    for option in options {
      guard let parameter = Self.parameters.first(where: { $0.name == option.name }) else {
        throw .unknown(option.name, algorithm: id, known: Self.parameters.map(\.name))
      }
      try parameter.write(&self, option.value)
    }
  }

  /// Refuses options that are out of their range, as code can set them: every `run` begins with it.
  func checkOptions() throws(AlgorithmError) {
    for parameter in Self.parameters {
      var copy = self
      do {
        try parameter.write(&copy, parameter.read(self))
      } catch {
        throw .unsuitable(error.description, hint: error.hint)
      }
    }
  }

  /// Name and value of every option, the defaults too.
  public var settings: [(name: String, value: String)] {
    Self.parameters.map { ($0.name, $0.read(self)) }
  }

  /// Name, default and description of every option, for help texts.
  public static var options: [OptionDescription] {
    let defaults = Self()
    return parameters.map {
      OptionDescription(name: $0.name, domain: $0.domain, defaultValue: $0.read(defaults), help: $0.help)
    }
  }
}
