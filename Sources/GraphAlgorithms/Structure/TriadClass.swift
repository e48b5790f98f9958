/// The sixteen classes of three nodes by the ties among them, up to renaming the nodes.
///
/// A name gives the numbers of mutual, asymmetric and null pairs, and a letter where these do not tell: *down*, *up*, *transitive*,
/// *cyclic*.
///
/// P. W. Holland, S. Leinhardt (1976). Local structure in social networks. Sociological Methodology 7.
/// https://doi.org/10.2307/270703
enum TriadClass: String, CaseIterable {
  case t003 = "003"
  case t012 = "012"
  case t102 = "102"
  case t021D = "021D"
  case t021U = "021U"
  case t021C = "021C"
  case t111D = "111D"
  case t111U = "111U"
  case t030T = "030T"
  case t030C = "030C"
  case t201 = "201"
  case t120D = "120D"
  case t120U = "120U"
  case t120C = "120C"
  case t210 = "210"
  case t300 = "300"

  /// The place in the order of all.
  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The class of three nodes.
  ///
  /// - Parameter code: Six bits, one an arc, of the nodes u, v, w: 1 u→v, 2 v→u, 4 u→w, 8 w→u, 16 v→w, 32 w→v.
  init(code: Int) {
    func has(_ bit: Int) -> Int { code & bit == 0 ? 0 : 1 }
    let pairs = [code & 3, code >> 2 & 3, code >> 4 & 3]
    let mutual = pairs.count { $0 == 3 }
    let null = pairs.count { $0 == 0 }
    // Per node: arcs that go out, arcs that come in, and mutual pairs.
    let out = [has(1) + has(4), has(2) + has(16), has(8) + has(32)]
    let into = [has(2) + has(8), has(1) + has(32), has(4) + has(16)]
    // Of a node with two asymmetric pairs, or with one mutual and one asymmetric pair: whether arcs leave it, or arrive.
    let isSource = zip(out, into).contains { $0 == 2 && $1 == 0 }
    let isTarget = zip(out, into).contains { $0 == 0 && $1 == 2 }
    switch (mutual, null) {
    case (0, 3): self = .t003
    case (0, 2): self = .t012
    case (1, 2): self = .t102
    case (0, 1): self = isSource ? .t021D : isTarget ? .t021U : .t021C
    case (1, 1): self = zip(out, into).contains { $0 == 1 && $1 == 2 } ? .t111D : .t111U
    case (0, 0): self = isSource ? .t030T : .t030C
    case (2, 1): self = .t201
    case (1, 0): self = isSource ? .t120D : isTarget ? .t120U : .t120C
    case (2, 0): self = .t210
    default: self = .t300
    }
  }
}
