import RelationGraph

/// Days as places on paper, and the dates that are written beside it.
struct TimeAxis {
  let days: ClosedRange<Int>
  let width: Double

  struct Tick: Hashable {
    var day: Int
    var words: String
  }

  /// At most so many dates are written.
  private static let mostTicks = 12
  private static let yearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000]
  private static let monthSteps = [1, 3, 6]

  /// - Parameters:
  ///   - days: what the facts need; some room is added unless the end is fixed.
  init(_ days: ClosedRange<Int>, width: Double, isFixed: (start: Bool, end: Bool)) {
    let room = max(15, (days.upperBound - days.lowerBound) / 40)
    self.days = days.lowerBound - (isFixed.start ? 0 : room)...days.upperBound + (isFixed.end ? 0 : room)
    self.width = width
  }

  func x(_ day: Int) -> Double { x(Double(day)) }

  private func x(_ day: Double) -> Double {
    let length = Double(max(1, days.upperBound - days.lowerBound))
    return min(max((day - Double(days.lowerBound)) / length, 0), 1) * width
  }

  /// The places of the beginning of one day and the end of another.
  func stretch(_ days: ClosedRange<Int>) -> ClosedRange<Double> {
    let start = x(Double(days.lowerBound))
    return start...max(start, x(Double(days.upperBound) + 1))
  }

  var ticks: [Tick] {
    let years = Double(days.upperBound - days.lowerBound) / 365.2425
    if years < 3 {
      let months = years * 12
      let step = Self.monthSteps.first { months / Double($0) <= Double(Self.mostTicks) } ?? 6
      return ticks(everyMonths: step)
    }
    let step = Self.yearSteps.first { years / Double($0) <= Double(Self.mostTicks) } ?? 5000
    return ticks(everyMonths: 12 * step)
  }

  private func ticks(everyMonths step: Int) -> [Tick] {
    // A first year that surely lies before: 366 days a year would be too late for early years.
    var month = (days.lowerBound / 366 - 30) * 12
    month -= ((month % step) + step) % step
    var ticks: [Tick] = []
    while ticks.count < 10 * Self.mostTicks {
      let year = month >= 0 ? month / 12 : (month - 11) / 12
      guard PartialDate.years.contains(year) else {
        if year > PartialDate.years.upperBound { break }
        month += step
        continue
      }
      guard let day = PartialDate(year: year, month: month - year * 12 + 1, day: 1)?.days.lowerBound,
        day <= days.upperBound
      else { break }
      if day >= days.lowerBound {
        let words = step % 12 == 0 ? String(year) : Self.months[month - year * 12] + " \(year)"
        ticks.append(Tick(day: day, words: words))
      }
      month += step
    }
    return ticks
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
