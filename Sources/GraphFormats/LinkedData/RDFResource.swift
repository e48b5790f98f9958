/// A resource of RDF with what is said of it, in the order in which it is written.
struct RDFResource {
  let iri: String
  /// Predicates as prefixed names or whole IRIs, each with its object.
  private(set) var statements: [(predicate: String, object: RDFTerm)] = []

  init(_ iri: String, types: [String]) {
    self.iri = iri
    for type in types { add("rdf:type", .name(type)) }
  }

  mutating func add(_ predicate: String, _ object: RDFTerm) { statements.append((predicate, object)) }

  mutating func add(_ predicate: String, text: String?) {
    if let text { add(predicate, .text(text, language: nil)) }
  }

  /// The predicates with all objects of each, in order of first use.
  var grouped: [(predicate: String, objects: [RDFTerm])] {
    var places: [String: Int] = [:]
    var groups: [(predicate: String, objects: [RDFTerm])] = []
    for (predicate, object) in statements {
      if let place = places[predicate] {
        groups[place].objects.append(object)
      } else {
        places[predicate] = groups.count
        groups.append((predicate, [object]))
      }
    }
    return groups
  }
}

/// What a statement of RDF leads to.
indirect enum RDFTerm {
  case iri(String)
  /// A name with one of the prefixes of ``RDFNamespace``.
  case name(String)
  case text(String, language: String?)
  /// The exact form of a value, and the prefixed name of its type.
  case typed(String, as: String)
  case list([RDFTerm])
}
