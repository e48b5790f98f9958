import GraphProjection
import RelationGraph

extension ProjectedGraph {
  /// The node of this projection that a person means by an id, a name or an alias.
  ///
  /// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)`` with the candidates.
  public func node(named text: String) throws(AlgorithmError) -> Int {
    func label(_ index: Int) -> String { "\(source.nodeID(at: index)) (\(source.nodeLabel(at: index)))" }
    switch source.resolve(text) {
    case .found(let index):
      guard let node = node(ofSource: index) else { throw .noSuchNode(text, candidates: []) }
      return node
    case .ambiguous(let indices): throw .noSuchNode(text, candidates: indices.map(label))
    case .none(let similar): throw .noSuchNode(text, candidates: similar.map(label))
    }
  }
}
