import RelationGraph

/// The name of a node in the language of its country.
enum NativeNames {
  /// The written languages of a country by its alpha-2 code, the first that a node has a name in counts.
  static let languages: [String: [String]] = [
    "JP": ["ja"], "KR": ["ko"], "KP": ["ko"], "CN": ["zh", "zh-Hans"], "TW": ["zh-Hant", "zh"],
    "HK": ["zh-Hant", "zh"],
    "MO": ["zh-Hant", "zh"], "SG": ["zh", "ms"], "MN": ["mn"], "RU": ["ru"], "BY": ["be", "ru"], "UA": ["uk"],
    "KZ": ["kk", "ru"], "KG": ["ky", "ru"], "UZ": ["uz"], "TJ": ["tg"], "TM": ["tk"], "GE": ["ka"], "AM": ["hy"],
    "AZ": ["az"], "DE": ["de"], "AT": ["de"], "LI": ["de"], "CH": ["de", "fr", "it"], "FR": ["fr"], "BE": ["nl", "fr"],
    "LU": ["lb", "fr"], "NL": ["nl"], "ES": ["es"], "PT": ["pt"], "BR": ["pt"], "AO": ["pt"], "MZ": ["pt"],
    "IT": ["it"], "GR": ["el"], "CY": ["el"], "PL": ["pl"], "CZ": ["cs"], "SK": ["sk"], "HU": ["hu"], "RO": ["ro"],
    "MD": ["ro"], "BG": ["bg"], "RS": ["sr"], "HR": ["hr"], "BA": ["bs"], "SI": ["sl"], "MK": ["mk"], "AL": ["sq"],
    "LT": ["lt"], "LV": ["lv"], "EE": ["et"], "FI": ["fi", "sv"], "SE": ["sv"], "NO": ["nb", "no", "nn"],
    "DK": ["da"], "IS": ["is"], "IE": ["ga"], "TR": ["tr"], "IL": ["he"], "IR": ["fa"], "AF": ["ps", "fa"],
    "PK": ["ur"], "IN": ["hi"], "BD": ["bn"], "NP": ["ne"], "LK": ["si", "ta"], "TH": ["th"], "LA": ["lo"],
    "KH": ["km"], "VN": ["vi"], "MM": ["my"], "ID": ["id"], "MY": ["ms"], "PH": ["fil", "tl"], "ET": ["am"],
    "EG": ["ar"], "SA": ["ar"], "AE": ["ar"], "QA": ["ar"], "KW": ["ar"], "BH": ["ar"], "OM": ["ar"], "YE": ["ar"],
    "IQ": ["ar"], "SY": ["ar"], "JO": ["ar"], "LB": ["ar"], "PS": ["ar"], "LY": ["ar"], "TN": ["ar"], "DZ": ["ar"],
    "MA": ["ar"], "SD": ["ar"], "MX": ["es"], "AR": ["es"], "CL": ["es"], "CO": ["es"], "PE": ["es"], "VE": ["es"],
    "EC": ["es"], "BO": ["es"], "PY": ["es"], "UY": ["es"], "CU": ["es"], "DO": ["es"], "GT": ["es"], "HN": ["es"],
    "SV": ["es"], "NI": ["es"], "CR": ["es"], "PA": ["es"], "KE": ["sw"], "TZ": ["sw"],
  ]

  /// The one second name that a label shows.
  /// - Parameter wanted: languages, best first; `nil`: that of the country, for countries and organisations only.
  static func secondName(of node: Node, country: Node?, wanted: [String]?, graphLanguage: String?) -> String? {
    var candidates = wanted ?? []
    if wanted == nil {
      guard node.kind == .country || node.kind == .organisation, let country, let known = Country.of(country) else {
        return nil
      }
      candidates = languages[known.alpha2] ?? []
    }
    for language in candidates where language != graphLanguage {
      if let name = node.names[language], name != node.label { return name }
    }
    return nil
  }
}
