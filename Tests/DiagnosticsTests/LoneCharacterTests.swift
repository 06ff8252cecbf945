import Diagnostics
import Testing

@Suite struct LoneCharacterTests {
  private static let neighbours: [Unicode.Scalar] = ["a", "字", "，", "：", "（", "\u{3030}", "～"]

  @Test func scalarsThatStandAloneMakeOneCharacterEachWhateverIsBesideThem() {
    let alone = (0x20...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter(\.standsAlone)
    #expect(alone.count > 20_000)
    for neighbour in Self.neighbours {
      #expect(neighbour.standsAlone)
      var text = String.UnicodeScalarView()
      for scalar in alone { text.append(contentsOf: [scalar, neighbour, scalar]) }
      #expect(String(text).count == alone.count * 3)
    }
  }

  @Test(arguments: [
    "\u{301}", "\u{FE0F}", "\u{200D}", "\u{3099}", "\u{302A}", "\u{FF9E}", "\r", "\n", "\u{1F1E8}", "ᄀ",
  ])
  func whatExtendsJoinsOrIsJoinedDoesNot(text: String) {
    #expect(!text.unicodeScalars.first!.standsAlone)
  }
}
