import GraphFormats
import RelationGraph

extension PropertyGraph {
  /// The SHA-256 of the canonical form, which is never there as a whole.
  var fingerprint: String {
    WorkProgress.current.begin("Fingerprint of the graph", .rows, total: nodeCount + relationCount)
    var digest = SHA256()
    // Rows are made of the graph in memory: none of them is missing.
    try? GraphFormat.canonicalForm(of: self).send { digest.update($0) }
    return digest.hexDigest()
  }
}
