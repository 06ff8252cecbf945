extension Unicode.Scalar {
  /// Whether it is a character as people see them, whatever stands beside it. Most texts hold no others, and finding
  /// where characters end is slow; of other scalars this says nothing.
  ///
  /// Source: Unicode Standard Annex #29, table 2: none of these extends, joins, or is joined.
  public var standsAlone: Bool {
    switch value {
    case 0x20...0x7E, 0x2010...0x2027, 0x3000...0x3029, 0x3030...0x303C, 0x303E...0x303F, 0x4E00...0x9FFF,
      0xFF00...0xFF9D:
      true
    default: false
    }
  }
}
