import RelationGraph

extension GraphFormat {
  /// Event files of GDELT, summed up over the whole file. They are only read: a tie is not an event.
  public static let gdelt = gdelt(.whole, id: "gdelt", title: "GDELT events")
  /// Event files of GDELT, a tie for every year.
  public static let gdeltYears = gdelt(.year, id: "gdelt-years", title: "GDELT events, year by year")
  /// Event files of GDELT, a tie for every month.
  public static let gdeltMonths = gdelt(.month, id: "gdelt-months", title: "GDELT events, month by month")

  /// ICEWS event files, summed up over the whole file.
  public static let icews = icews(.whole, id: "icews", title: "ICEWS events")
  /// ICEWS event files, a tie for every year.
  public static let icewsYears = icews(.year, id: "icews-years", title: "ICEWS events, year by year")
  /// ICEWS event files, a tie for every month.
  public static let icewsMonths = icews(.month, id: "icews-months", title: "ICEWS events, month by month")

  private static func gdelt(_ window: EventTies.Window, id: String, title: String) -> GraphFormat {
    var format = GraphFormat(
      id: id, title: title, extensions: window == .whole ? ["csv"] : [],
      specification: "http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf", keeps: [],
      reader: { source throws(ReadError) in
        var reader = GDELTReader(source, window: window)
        return try reader.read()
      }, writer: nil)
    format.isStreamed = true
    guard window == .whole else { return format }
    format.recognises = { head in
      let row = TabbedRow(Array(head.firstLine.utf8)[...], columnLimit: 64)
      func isNumber(_ column: Int, _ width: Int?) -> Bool {
        let field = row.bytes(column)
        return !field.isEmpty && (width ?? field.count) == field.count
          && field.allSatisfy { (0x30...0x39).contains($0) }
      }
      return EventTable.shared.columns[row.count] != nil && isNumber(0, nil) && isNumber(1, 8) && isNumber(2, 6)
    }
    return format
  }

  private static func icews(_ window: EventTies.Window, id: String, title: String) -> GraphFormat {
    var format = GraphFormat(
      id: id, title: title, extensions: window == .whole ? ["tab"] : [],
      specification: "https://doi.org/10.7910/DVN/28075", keeps: [],
      reader: { source throws(ReadError) in
        var reader = ICEWSReader(source, window: window)
        return try reader.read()
      }, writer: nil)
    format.isStreamed = true
    guard window == .whole else { return format }
    format.recognises = { head in
      let names = Set(head.firstLine.split(separator: "\t").map { ICEWSReader.name($0) })
      return names.isSuperset(of: ["event_id", "event_date", "source_name", "target_name"])
    }
    return format
  }
}
