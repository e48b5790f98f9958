import Foundation
import GraphProjection
import RelationGraph

extension ProjectedGraph {
  /// The probability that a tie is there: its weight, or, without weights, what the evidence of its relations says.
  ///
  /// - Parameter unstated: The confidence of evidence that states none, and of relations without evidence.
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight that is no probability.
  func tieReliabilities(unstated: Double, for measure: String) throws(AlgorithmError) -> [Double] {
    guard let weights = tieWeights else {
      return (0..<tieCount).map { tie in
        var doubt = 1.0
        for relation in relations(ofTie: tie) {
          let evidence = source.relationEvidence(at: Int(relation))
          for confidence in evidence.isEmpty ? [unstated] : evidence.map({ $0.confidence ?? unstated }) {
            doubt *= 1 - min(1, max(0, confidence))
          }
        }
        return 1 - doubt
      }
    }
    guard projection.weightMeaning != .distance else {
      throw .unsuitable(
        "'\(measure)' takes weights as probabilities, but the weight is declared a distance",
        hint: "say --weight-means strength, or leave the weight out (--weight none)")
    }
    for (tie, weight) in weights.enumerated() where !(weight > 0 && weight <= 1) {
      throw .unsuitable(
        "relation \(name(ofTie: tie)) has the weight \(weight); '\(measure)' needs probabilities: 0 < weight ≤ 1",
        hint: "leave the weight out (--weight none) to take the confidence of the evidence")
    }
    return weights
  }
}
