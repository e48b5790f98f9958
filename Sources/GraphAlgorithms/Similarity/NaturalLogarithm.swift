import Foundation

/// ln of a whole number; 0 of 0.
func naturalLogarithm(_ number: Int) -> Double { number > 0 ? log(Double(number)) : 0 }
