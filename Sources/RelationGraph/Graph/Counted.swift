/// A number with its noun: `1 node`, `2 nodes`, `3 communities`.
///
/// - Parameters:
///   - count: how many there are.
///   - noun: the word for one.
///   - plural: the word for any other number; `nil`: the noun with an `s`.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
