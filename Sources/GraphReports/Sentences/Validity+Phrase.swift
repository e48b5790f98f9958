import RelationGraph

extension PartialDate {
  /// As a person writes it: `about 2023`, `2023-05 (uncertain)`.
  package var phrase: String {
    let plain = PartialDate(year: year, month: month, day: day)?.description ?? description
    return (isApproximate ? "about " : "") + plain + (isUncertain ? " (uncertain)" : "")
  }
}

extension Validity {
  /// As a person writes it: `since 2016-11`, `from 2019 to 2023-03`; empty where nothing is known.
  package var phrase: String {
    switch (start, end) {
    case (.date(let start), .date(let end)):
      start == end ? start.phrase : "from \(start.phrase) to \(end.phrase)"
    case (.date(let start), .open): "since \(start.phrase)"
    case (.date(let start), .unknown): "from \(start.phrase)"
    case (_, .date(let end)): "until \(end.phrase)"
    case (_, .open): "still"
    case (_, .unknown): ""
    }
  }
}
