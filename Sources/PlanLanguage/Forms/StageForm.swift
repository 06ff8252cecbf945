import Diagnostics

/// A stage with its time in brackets: `第一阶段（3月—4月）`, `动员部署（5月20日前完成）`.
struct StageForm: DeadlineForm {
  static let name = Bilingual(zh: "阶段及括号里的时间", en: "a stage with its time in brackets")
  static let examples = ["第一阶段（3月—4月）", "动员部署阶段（5月20日前）", "（2018年6月底前）", "stage one (March to April)"]

  /// What the brackets hold.
  var inner: any DeadlineForm

  static func parse(_ cursor: inout Cursor) -> StageForm? {
    cursor.attempt { cursor in
      // （二） and 2. in front of the stage's name.
      cursor.takeNumbering()
      var length = 0
      while let (scalar, next) = cursor.scalar(at: cursor.place), scalar != 0x28 {
        let isLatin = cursor.hasLatin && scalar < 0x80 && (cursor.isLatinHere || scalar == 0x20 || scalar < 0x3A)
        guard (0x4E00...0x9FFF).contains(scalar) || scalar == 0x3001 || isLatin, length < 24 else { return nil }
        cursor.place = next
        length += 1
      }
      guard cursor.take("(") else { return nil }
      let start = cursor.place
      var best: (form: any DeadlineForm, end: Int)?
      _ = cursor.takeLead()
      let inside = cursor.place
      for form in [PointForm.self, RangeForm.self, ListForm.self] as [any DeadlineForm.Type] {
        cursor.place = inside
        guard let read = form.parse(&cursor), cursor.place > best?.end ?? start else { continue }
        best = (read, cursor.place)
      }
      guard let best else { return nil }
      cursor.place = best.end
      for word in ["完成", "结束", "进行", "开展", "实施"] where cursor.take(word) { break }
      guard cursor.take(")") else { return nil }
      return StageForm(inner: best.form)
    }
  }

  var canonical: String { inner.canonical }

  func plain(_ readings: Readings) -> Bilingual {
    inner.plain(readings)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution { try inner.resolve(frame) }
}

extension Cursor {
  /// `（二）`, `2.`.
  fileprivate mutating func takeNumbering() {
    _ = attempt { cursor -> Bool? in
      let open = cursor.take("(")
      guard cursor.takeNumber(digits: 2) != nil, cursor.take(open ? ")" : "."),
        cursor.scalar.map({ (0x4E00...0x9FFF).contains($0) }) ?? false
      else { return nil }
      return true
    }
  }
}
