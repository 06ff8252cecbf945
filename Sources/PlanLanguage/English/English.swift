/// The English words of the same grammar.
enum English {
  static let months: [(String, Int)] = [
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1), ("feb", 2), ("mar", 3),
    ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
  ]

  static let weekdays: [(String, Int)] = [
    ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6), ("sunday", 7),
  ]

  static let ordinals: [(String, Int)] = [
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("last", -1),
  ]

  static let numbers: [(String, Int)] = [
    ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
    ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19),
  ]

  /// In front of a unit, with a hyphen or a space: twenty-four.
  static let tens: [(String, Int)] = [
    ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
    ("ninety", 90),
  ]
}

extension Cursor {
  mutating func takeEnglishMonth() -> Int? {
    for (word, month) in English.months where takeWord(word) {
      if take(".") { takeSpaces() }
      return month
    }
    return nil
  }

  mutating func takeEnglishWeekday() -> Int? {
    for (word, weekday) in English.weekdays where takeWord(word) || takeWord(word + "s") { return weekday }
    return nil
  }

  /// `5th`, `5`, with the space behind it.
  mutating func takeEnglishDay() -> Int? {
    attempt { cursor in
      guard let day = cursor.takeDigits(1...2) else { return nil }
      if cursor.takeWord("st") || cursor.takeWord("nd") || cursor.takeWord("rd") || cursor.takeWord("th") {}
      cursor.takeSpaces()
      return day
    }
  }

  mutating func takeEnglishOrdinal() -> Int? {
    for (word, number) in English.ordinals where takeWord(word) { return number }
    return attempt { cursor in
      guard let number = cursor.takeDigits(1...2) else { return nil }
      return cursor.takeWord("st") || cursor.takeWord("nd") || cursor.takeWord("rd") || cursor.takeWord("th")
        ? number : nil
    }
  }

  mutating func takeEnglishNumber() -> Int? {
    if let number = attempt({ cursor -> Int? in
      guard let number = cursor.takeDigits(1...4) else { return nil }
      cursor.takeSpaces()
      return number
    }) {
      return number
    }
    for (word, number) in English.numbers where takeWord(word) { return number }
    for (word, tens) in English.tens where takeWord(word) {
      if take("-") {}
      for (word, unit) in English.numbers where word.utf8.count > 2 && unit < 10 && takeWord(word) {
        return tens + unit
      }
      return tens
    }
    return nil
  }

  mutating func takeEnglishYear() -> Int? {
    attempt { cursor in
      if cursor.take(",") {}
      if cursor.takeWord("of") || cursor.takeWord("in") {}
      guard let year = cursor.takeDigits(4...4), YearWord.range.contains(year) else { return nil }
      cursor.takeSpaces()
      return year
    }
  }
}
