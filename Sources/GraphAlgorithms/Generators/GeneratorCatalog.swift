/// Every generator there is. Help, the catalogue and tests iterate this list.
public enum GeneratorCatalog {
  public static let all: [any GraphGenerator.Type] = [
    ErdosRenyiGraph.self, BarabasiAlbertGraph.self, WattsStrogatzGraph.self, ConfigurationGraph.self,
    RegularGraph.self, StochasticBlockGraph.self, LFRGraph.self, SignedFactionsGraph.self, GeometricGraph.self,
    BipartiteGraph.self, RandomTree.self, ForestFireGraph.self, KroneckerGraph.self, GridGraph.self, RingGraph.self,
    PathGraph.self, StarGraph.self, CompleteGraph.self, CompleteBipartiteGraph.self,
  ]

  /// The generator with this id.
  public static func generator(_ id: String) -> (any GraphGenerator.Type)? {
    all.first { $0.card.id == id }
  }
}
