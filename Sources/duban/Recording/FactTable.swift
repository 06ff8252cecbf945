import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules

/// Facts as a table says them: one a row, columns in any order under a header.
struct FactTable {
  enum Column: CaseIterable {
    case key, fact, on, by, value, unit, ref, note, until, situation

    /// Every heading it may have, the English one first.
    var names: [String] {
      switch self {
      case .key: ["key", "编号", "事项编号"]
      case .fact: ["fact", "记录"]
      case .on: ["on", "日期"]
      case .by: ["by", "登记人"]
      case .value: ["value", "数量"]
      case .unit: ["unit", "量词"]
      case .ref: ["ref", "文号"]
      case .note: ["note", "备注"]
      case .until: ["until", "新期限"]
      case .situation: ["situation", "进展情况"]
      }
    }

    /// Whether a table without it is refused.
    var isRequired: Bool { self == .key || self == .fact || self == .on || self == .by }
  }

  /// One row that could be read.
  struct Row {
    var obligation: Obligation
    var fact: Fact
    /// Where its key and its fact stand.
    var span: SourceSpan
    var factSpan: SourceSpan
  }

  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let selection: Selection
  private let now: Instant

  init(_ table: CommaTable, _ selection: Selection, at now: Instant) {
    self.selection = selection
    self.now = now
    guard let header = table.rows.first else {
      fail("table.header", .init(zh: "表是空的", en: "the table is empty"), at: nil, help: Self.headerHelp)
      return
    }
    guard let columns = columns(header) else { return }
    for row in table.rows.dropFirst() {
      if row.count > header.count, let extra = row.dropFirst(header.count).first(where: { !$0.text.isEmpty }) {
        fail(
          "table.row", .init(zh: "这一行比表头多出几格", en: "the row has more fields than the header"), at: extra.span,
          help: .init(
            zh: "有\(table.separatorWords.zh)的内容要用英文引号括起来",
            en: "put quotes round a field that holds \(table.separatorWords.en)"))
        continue
      }
      if let read = self.row(row, columns) { rows.append(read) }
    }
  }

  static let headerHelp = Bilingual(
    zh: "第一行写 key,fact,on,by，需要时再加 value,unit,ref,note,until,situation",
    en: "begin with key,fact,on,by, then as needed value,unit,ref,note,until,situation")

  private mutating func fail(_ code: String, _ message: Bilingual, at span: SourceSpan?, help: Bilingual? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: span, help: help))
  }

  // MARK: Header

  private mutating func columns(_ header: [CommaTable.Field]) -> [Column?]? {
    var found: [Column?] = []
    for field in header {
      let column = Column.allCases.first { $0.names.contains(field.text.lowercased()) }
      if let column, found.contains(column) {
        fail(
          "table.header", .init(zh: "“\(field.text)”列写了两次", en: "column '\(field.text)' comes twice"),
          at: field.span)
      }
      if column == nil, !field.text.isEmpty {
        let near = Spelling.nearest(to: field.text, in: Column.allCases.flatMap(\.names))
        fail(
          "table.header", .init(zh: "没有“\(field.text)”这一列", en: "there is no column '\(field.text)'"),
          at: field.span, help: near.map { .init(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") })
      }
      found.append(column)
    }
    for column in Column.allCases where column.isRequired && !found.contains(column) {
      fail(
        "table.header", .init(zh: "缺少 \(column.names[0]) 列", en: "there is no column '\(column.names[0])'"),
        at: header[0].span, help: Self.headerHelp)
    }
    return diagnostics.isEmpty ? found : nil
  }

  // MARK: Rows

  private mutating func row(_ fields: [CommaTable.Field], _ columns: [Column?]) -> Row? {
    let before = diagnostics.count
    func field(_ column: Column) -> CommaTable.Field? {
      guard let index = columns.firstIndex(of: column), index < fields.count, !fields[index].text.isEmpty else {
        return nil
      }
      return fields[index]
    }
    for column in Column.allCases where column.isRequired && field(column) == nil {
      fail(
        "table.row", .init(zh: "\(column.names[0]) 是空的", en: "'\(column.names[0])' is empty"), at: fields[0].span)
    }
    guard let keyField = field(.key), let factField = field(.fact) else { return nil }
    let kind = kind(factField)
    let obligation = obligation(keyField)
    let on = field(.on).flatMap { day($0, mayCome: false) }
    let until = field(.until).flatMap { day($0, mayCome: true) }
    var value = field(.value).flatMap { amount($0) }
    guard let kind, let obligation, let on, let by = field(.by)?.text, diagnostics.count == before else {
      return nil
    }
    if kind != .progress, let stray = field(.value) {
      fail(
        "table.row", .init(zh: "数量只随进展写", en: "an amount goes with progress only"), at: stray.span)
      return nil
    }
    let book = selection.book
    let parent = book.parent(of: obligation)
    let subject = FactSubject(
      book: book, obligation: parent, key: book.key(of: parent), course: book.course(of: parent, Snapshot()),
      on: on,
      now: now)
    var unit = field(.unit)?.text
    var note = field(.note)?.text
    do {
      if value != nil { unit = try subject.target(unit, named: "unit").unit }
      if kind == .attach {
        // As the command does, where only one document is asked for.
        let required = book.commitment(of: parent).evidence
        note = note ?? (required.count == 1 ? required[0] : nil)
        try subject.checkEvidence([note ?? ""])
      }
    } catch let failure as Failure {
      fail("table.row", failure.message, at: (field(.unit) ?? field(.note) ?? keyField).span)
      return nil
    } catch {
      return nil
    }
    if kind == .progress, value == nil {
      if field(.note) == nil {
        fail(
          "table.row", .init(zh: "进展要写 value（数量）或 note（情况）", en: "progress wants a value or a note"),
          at: factField.span)
        return nil
      }
      value = 0
    }
    return Row(
      obligation: parent,
      fact: Fact(
        kind: kind, key: subject.key, on: on, recorded: now, by: by, thousandths: value, unit: unit,
        ref: field(.ref)?.text, note: note, until: until, situation: field(.situation)?.text),
      span: keyField.span, factSpan: factField.span)
  }

  private mutating func kind(_ field: CommaTable.Field) -> Fact.Kind? {
    let kinds = Fact.Kind.allCases.filter { $0 != .event }
    if let found = kinds.first(where: { $0.names.contains(field.text) }) { return found }
    let near = Spelling.nearest(to: field.text, in: kinds.flatMap(\.names))
    let list = kinds.map(\.rawValue).joined(separator: ", ")
    fail(
      "table.fact", .init(zh: "没有“\(field.text)”这种记录", en: "there is no fact '\(field.text)'"), at: field.span,
      help: near.map { .init(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") }
        ?? .init(zh: "可以写：\(list)，或它们的中文", en: "write one of \(list), or its Chinese name"))
    return nil
  }

  private mutating func obligation(_ field: CommaTable.Field) -> Obligation? {
    do {
      return try selection.obligation(field.text)
    } catch let failure as Failure {
      let lines = Bilingual(
        zh: failure.message.zh.split(separator: "\n").joined(separator: " "),
        en: failure.message.en.split(separator: "\n").joined(separator: " "))
      fail("table.key", lines, at: field.span)
    } catch {
      fail("table.key", Bilingual("\(field.text)"), at: field.span)
    }
    return nil
  }

  private mutating func day(_ field: CommaTable.Field, mayCome: Bool) -> CivilDate? {
    let today = selection.book.office.zone.day(at: now)
    let day: CivilDate
    do throws(TableDay.Fault) {
      day = try TableDay.read(field.text)
    } catch {
      let words = error.words(field.text)
      fail("table.day", words.message, at: field.span, help: words.help)
      return nil
    }
    guard mayCome || day <= today else {
      fail(
        "table.day", .init(zh: "\(day) 还没有到（今天是\(today)）", en: "\(day) has not come yet (today is \(today))"),
        at: field.span)
      return nil
    }
    return day
  }

  private mutating func amount(_ field: CommaTable.Field) -> Int64? {
    if let value = Amount.thousandths(field.text) { return value }
    fail(
      "table.value", .init(zh: "“\(field.text)”不是数量", en: "'\(field.text)' is no amount"), at: field.span,
      help: .init(zh: "写 4、1.5、1,000 或 -1", en: "write 4, 1.5, 1,000 or -1"))
    return nil
  }
}
