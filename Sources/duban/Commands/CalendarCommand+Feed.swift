import ArgumentParser
import CalendarFeeds
import Diagnostics
import Evaluation
import JSONText
import Notifiers
import Rules
import Scheduler

extension CalendarCommand {
  /// `duban calendar feed`.
  struct Feed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "feed",
      abstract: "Writes the due days of a person or unit as an iCalendar file, or with --todo as a to-do list.",
      discussion: """
        Phones, Outlook, Thunderbird, DingTalk and WeCom take such a file, or subscribe to it.
        Whoever sees what, is as with --for; an internal plan stands in the files of its
        own people only. With `office: feeds: folder:` the daemon keeps a file of every
        person and unit up to date. Written over an earlier file, entries that changed
        get a greater SEQUENCE, and those that are gone stay as cancelled for a month.

        EXAMPLES
          duban calendar feed 区农业局 > agriculture.ics
          duban calendar feed 农业局联络员 --out liaison.ics
          duban calendar feed 农业局联络员 --todo --out liaison.todo.ics
          duban calendar feed 农业局联络员 --at 2018-07-24T09:00 --lang en

        EXIT CODES
          0 written · 65 no such person or unit · 73 another file stands there, or it
          cannot be written
        """)

    @OptionGroup var options: CommonOptions

    @Flag(name: .customLong("todo"), help: "To-dos with alarms on the days of the reminders, instead of events.")
    var isToDo = false

    @Option(
      name: .long, help: "Writes into this file, over an earlier one; - is stdout. Default: -.",
      completion: .file(extensions: ["ics"]))
    var out = "-"

    @Argument(help: "Name or id of a person or a unit.")
    var party: String

    func run() throws {
      try reporting(options) {
        let workspace = Workspace(options)
        let book = try workspace.book()
        let now = try options.now(in: book.office.zone)
        let snapshot = try workspace.snapshot(at: now)
        let reader: FeedReader =
          switch try Selection(book, snapshot).party(party) {
          case .person(let person): .person(person)
          case .unit(let unit): .unit(unit)
          }
        var desk = FeedDesk(
          book: book, obligations: book.obligations(snapshot), snapshot: snapshot, at: now,
          language: options.reportLanguage)
        let feed = desk.feed(for: reader, isToDo ? .toDos : .events)
        guard out != "-" else { return Console.printRaw(String(decoding: feed.bytes(), as: UTF8.self)) }
        let earlier = try earlierFile()
        let bytes = feed.bytes(after: earlier)
        let isChanged = earlier.map { !CalendarFeed.isSame($0, bytes) } ?? true
        if isChanged { try NewFile.replace(bytes, at: out) }
        say(feed.items.count, isChanged)
      }
    }

    /// What stands in the place of the file; only a calendar of this program is written over.
    private func earlierFile() throws -> [UInt8]? {
      switch FileBytes.read(out, limit: 64 << 20) {
      case .success(let bytes):
        if bytes.isEmpty { return nil }
        if CalendarFeed.isOurs(bytes) { return bytes }
      case .failure(let fault):
        if fault.kind == .missing { return nil }
      }
      throw Failure(
        .cannotCreate, zh: "\(out) 是别的文件，不予覆盖；请换一个 --out",
        en: "\(out) is another file and is left alone; name another --out")
    }

    private func say(_ count: Int, _ isChanged: Bool) {
      guard !options.json else {
        return Console.print(
          JSONValue.members([
            "file": .string(out), "entries": .number(Int64(count)), "changed": .bool(isChanged),
          ]).pretty)
      }
      let words =
        isChanged
        ? Bilingual(zh: "已写入：\(out)（\(count)项）", en: "written: \(out) (\(English.counted(count, "item")))")
        : Bilingual(zh: "没有变化：\(out)（\(count)项）", en: "nothing changed: \(out) (\(English.counted(count, "item")))")
      Console.print(words[options.messageLanguage])
    }
  }
}
