import Diagnostics
import RuleFiles
import Rules
import Testing

/// Where things stand never changes what they mean.
@Suite struct FileOrderTests {
  /// The book in many files: one section each, tasks apart from their plan.
  private static var pieces: [String: String] {
    var pieces: [String: String] = [:]
    var current = ""
    for line in (Fixtures.office + Fixtures.plan).split(separator: "\n") {
      if let name = line.split(separator: ":").first, !line.hasPrefix(" ") { current = String(name) }
      pieces["\(current).yaml", default: ""] += line + "\n"
    }
    return pieces
  }

  @Test func theOrderOfFilesNeverChangesTheBook() throws {
    let sources = Self.pieces.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) }.sorted {
      $0.path < $1.path
    }
    var expected: String?
    var generator = SplitMix(seed: 20_180_301)
    for _ in 0..<20 {
      let loaded = RuleLoader.load(sources.shuffled(using: &generator), settings: Fixtures.settings)
      #expect(Fixtures.listing(loaded) == "")
      let dump = BookDump.text(try #require(loaded.book))
      #expect(dump == expected ?? dump)
      expected = dump
    }
  }

  @Test func filesMayBeSplitAtWill() throws {
    let whole = try #require(Fixtures.load(["all.yaml": Fixtures.office + Fixtures.plan]).book)
    let split = try #require(Fixtures.load(Self.pieces).book)
    let two = try #require(Fixtures.load(Fixtures.book).book)
    #expect(BookDump.withoutPlaces(whole) == BookDump.withoutPlaces(split))
    #expect(BookDump.withoutPlaces(whole) == BookDump.withoutPlaces(two))
  }

  @Test func commentsAndLayoutMeanNothing() throws {
    let plain = try #require(Fixtures.load(Fixtures.book).book)
    let airy = Fixtures.book.mapValues { text in
      text.split(separator: "\n").map { "\($0)   # 说明\n\n" }.joined()
    }
    let commented = try #require(Fixtures.load(airy).book)
    #expect(BookDump.withoutPlaces(plain) == BookDump.withoutPlaces(commented))
  }

  @Test func findingsComeInOrderOfFileLineAndColumn() {
    let files = Fixtures.book(
      ("    lead: 区农业局", "    lead: 无此单位"), ("  policy: standard", "  polcy: standard"), ("{on: due,", "{on: dew,"))
    let places = Fixtures.load(files).diagnostics.compactMap(\.span).map {
      [Int($0.file), Int($0.line), Int($0.column)]
    }
    #expect(places.count == 3)
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

/// Random numbers that come again with the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
