extension Theme {
  /// Darkened Okabe–Ito borders, pale fills: for screens and colour print.
  public static let light = Theme(
    id: "light", title: "Light",
    background: 0xFFFFFF, text: 0x1F2933, mutedText: 0x52606D, clusterFill: 0xF7F9FB, clusterBorder: 0xD5DAE0,
    nodes: [
      .country: NodeColours(0xCFE6F5, 0x0072B2), .official: NodeColours(0xFDEBC8, 0xB87A00),
      .government: NodeColours(0xD5EFE6, 0x007A59), .organisation: NodeColours(0xF3DCE9, 0xA8527F),
      .company: NodeColours(0xFBF7C4, 0x8A8000), .framework: NodeColours(0xF9D9C7, 0xB24700),
      .event: NodeColours(0xE6E6E6, 0x4D4D4D), .technology: NodeColours(0xECE7F5, 0x6A51A3),
      .place: NodeColours(0xFFFFFF, 0x7B8794),
    ],
    palette: [
      NodeColours(0xCFE6F5, 0x0072B2), NodeColours(0xF9D9C7, 0xB24700), NodeColours(0xD5EFE6, 0x007A59),
      NodeColours(0xF3DCE9, 0xA8527F), NodeColours(0xFBF7C4, 0x8A8000), NodeColours(0xE0DAF2, 0x6A51A3),
      NodeColours(0xFDEBC8, 0xB87A00), NodeColours(0xD3EEF2, 0x0B7285), NodeColours(0xE3EDC6, 0x5C7C13),
      NodeColours(0xF6D5D3, 0xA61E4D),
    ],
    neutral: NodeColours(0xE9EDF1, 0x52606D),
    lines: [
      .alliance: 0x0072B2, .agreement: 0xB24700, .cooperation: 0x007A59, .hostility: 0xB3261E, .belonging: 0x7B8794,
      .contact: 0xB87A00, .takingPart: 0x4D4D4D, .sequence: 0x0B7285, .topic: 0x9AA5B1, .technology: 0x8A76BD,
      .business: 0x8A8000, .unspecified: 0x7B8794, .positive: 0x0072B2,
    ],
    linePalette: [0x0072B2, 0xB24700, 0x007A59, 0xA8527F, 0x8A8000, 0x6A51A3, 0xB87A00, 0x0B7285, 0x5C7C13, 0x4D4D4D])

  /// Light text on deep colours: for dark pages and projectors.
  public static let dark = Theme(
    id: "dark", title: "Dark",
    background: 0x14181D, text: 0xE8EDF2, mutedText: 0xA9B4C0, clusterFill: 0x1B2128, clusterBorder: 0x36404B,
    nodes: [
      .country: NodeColours(0x0F3A57, 0x56B4E9), .official: NodeColours(0x4A3510, 0xE69F00),
      .government: NodeColours(0x0D4035, 0x2FBF96), .organisation: NodeColours(0x4A2439, 0xE08CBB),
      .company: NodeColours(0x423F10, 0xD9CF3C), .framework: NodeColours(0x55270F, 0xFF9A5C),
      .event: NodeColours(0x33383E, 0xB5BCC4), .technology: NodeColours(0x352C52, 0xB39DDB),
      .place: NodeColours(0x14181D, 0x9AA5B1),
    ],
    palette: [
      NodeColours(0x0F3A57, 0x56B4E9), NodeColours(0x55270F, 0xFF9A5C), NodeColours(0x0D4035, 0x2FBF96),
      NodeColours(0x4A2439, 0xE08CBB), NodeColours(0x423F10, 0xD9CF3C), NodeColours(0x352C52, 0xB39DDB),
      NodeColours(0x4A3510, 0xE69F00), NodeColours(0x0C3F4A, 0x4DD0E1), NodeColours(0x2F3F12, 0xAED581),
      NodeColours(0x521C2B, 0xF48FB1),
    ],
    neutral: NodeColours(0x2A323B, 0xA9B4C0),
    lines: [
      .alliance: 0x56B4E9, .agreement: 0xFF9A5C, .cooperation: 0x2FBF96, .hostility: 0xFF6B61, .belonging: 0x8794A1,
      .contact: 0xE6B33C, .takingPart: 0xC3CAD1, .sequence: 0x4DD0E1, .topic: 0x6C7885, .technology: 0x9A86CF,
      .business: 0xD9CF3C, .unspecified: 0x8794A1, .positive: 0x56B4E9,
    ],
    linePalette: [0x56B4E9, 0xFF9A5C, 0x2FBF96, 0xE08CBB, 0xD9CF3C, 0xB39DDB, 0xE6B33C, 0x4DD0E1, 0xAED581, 0xC3CAD1])

  /// White fills, black text, darker lines: saves ink and survives a copying machine.
  public static let print = Theme(
    id: "print", title: "Print",
    background: 0xFFFFFF, text: 0x000000, mutedText: 0x404040, clusterFill: 0xFFFFFF, clusterBorder: 0xA0A0A0,
    nodes: [
      .country: NodeColours(0xE4E4E4, 0x000000), .official: NodeColours(0xFFFFFF, 0x7A5100),
      .government: NodeColours(0xFFFFFF, 0x00523C), .organisation: NodeColours(0xFFFFFF, 0x73375A),
      .company: NodeColours(0xFFFFFF, 0x5C5500), .framework: NodeColours(0xFFFFFF, 0x7A3100),
      .event: NodeColours(0xF3F3F3, 0x303030), .technology: NodeColours(0xFFFFFF, 0x8F80B8),
      .place: NodeColours(0xFFFFFF, 0x9A9A9A),
    ],
    palette: [
      NodeColours(0xFFFFFF, 0x004B75), NodeColours(0xE0E0E0, 0x7A3100), NodeColours(0xF3F3F3, 0x00523C),
      NodeColours(0xD0D0D0, 0x73375A), NodeColours(0xFAFAFA, 0x5C5500), NodeColours(0xC4C4C4, 0x473478),
      NodeColours(0xECECEC, 0x7A5100), NodeColours(0xB8B8B8, 0x064A56), NodeColours(0xD8D8D8, 0x3C520C),
      NodeColours(0xACACAC, 0x6E1433),
    ],
    neutral: NodeColours(0xFFFFFF, 0x505050),
    lines: [
      .alliance: 0x004B75, .agreement: 0x7A3100, .cooperation: 0x00523C, .hostility: 0xA00000, .belonging: 0x707070,
      .contact: 0x7A5100, .takingPart: 0x303030, .sequence: 0x064A56, .topic: 0x909090, .technology: 0x8F80B8,
      .business: 0x5C5500, .unspecified: 0x606060, .positive: 0x004B75,
    ],
    linePalette: [0x004B75, 0x7A3100, 0x00523C, 0x73375A, 0x5C5500, 0x473478, 0x7A5100, 0x064A56, 0x3C520C, 0x303030])
}
