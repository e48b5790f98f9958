extension Citation {
  /// What directed modularity is.
  static let leichtNewman = Citation(
    "E. A. Leicht, M. E. J. Newman", 2008, "Community structure in directed networks",
    "Physical Review Letters 100, 118703", doi: "10.1103/PhysRevLett.100.118703")
}
