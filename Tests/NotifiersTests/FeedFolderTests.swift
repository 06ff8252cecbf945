import Delivery
import Foundation
import Notifiers
import Testing

@Suite struct FeedFolderTests {
  private let path = NSTemporaryDirectory() + "feeds-\(UUID().uuidString)"
  private var store: FeedFolder { FeedFolder(folder: path) }

  @Test func aFileIsReadBackAndReplacedWhole() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try store.read("a.ics", in: "") == nil && store.names(in: "todo") == [])
    try store.write([1, 2, 3], "a.ics", in: "")
    try store.write([4], "a.ics", in: "")
    try store.write([5], "b.ics", in: "units/todo")
    #expect(try store.read("a.ics", in: "") == [4] && store.read("b.ics", in: "units/todo") == [5])
    #expect(try store.names(in: "") == ["a.ics"])
    let all = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    #expect(all == ["a.ics", "units", "units/todo", "units/todo/b.ics"], "nothing is left beside them")
  }

  @Test func onlyCalendarFilesAreListed() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for name in ["a.ics", "notes.txt", ".hidden.ics"] { try store.write([1], name, in: "") }
    #expect(try store.names(in: "") == ["a.ics"])
  }

  static let readers = [
    "张三", "../../etc/passwd", "a/b", "..", ".", "", "-rf", "NUL", "CON", "a\u{0}b", "a\nb", "a\\b", " a ", "a%2F",
    String(repeating: "督", count: 200), String(repeating: "督", count: 199) + "查",
  ]

  @Test func namesAreSafeAndAnotherForEveryReader() {
    let names = Self.readers.map { store.name(of: $0) }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(
        name.hasSuffix(".ics") && !name.hasPrefix(".") && name.utf8.count <= 255 && !name.contains("/"), "\(name)")
      #expect(name.utf8.allSatisfy { $0 >= 0x20 }, "\(name)")
    }
  }

  @Test func aLinkIsNotFollowed() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try store.write([7], "target.ics", in: "")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/a.ics", withDestinationPath: "\(path)/target.ics")
    #expect(try store.read("a.ics", in: "") == nil)
    try store.write([8], "a.ics", in: "")
    #expect(try store.read("a.ics", in: "") == [8] && store.read("target.ics", in: "") == [7])
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(throws: FeedStoreFault.self) { try store.write([1], "a.ics", in: "") }
    do {
      try store.write([1], "a.ics", in: "")
    } catch {
      #expect(error.text.contains(path) && error.text.contains("ENOTDIR"), "\(error.text)")
    }
  }
}
