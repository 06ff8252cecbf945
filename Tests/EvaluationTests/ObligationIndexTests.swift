import CivilTime
import Evaluation
import Rules
import Testing

/// Looking for one obligation finds what looking among all of them finds.
@Suite struct ObligationIndexTests {
  @Test(arguments: 0..<40)
  func whatIsFoundAmongTheTasksThatAKeyCanMeanIsWhatIsFoundAmongAll(_ seed: Int) {
    var random = SeededRandom(seed: 7000 + UInt64(seed))
    var test = RandomBook.make(&random)
    // A task called as its plan is.
    test.add(test.plan.id, .monthly, lead: [.group(TestBook.towns)], answeredBy: .each)
    if random.chance(50) { test.goBy(.standard) }
    let book = test.book
    let snapshot = Snapshot(RandomBook.facts(test, &random))
    let all = ObligationIndex(book, snapshot)
    let keys = Array(all.keys).sorted()
    var texts = ["", "p", "t0", "nothing", "p/", "p/nothing", "/t0", "t0/", "p/t0:receipt", "t"]
    for key in keys.shuffled(using: &random).prefix(30) {
      let short = String(key.drop { $0 != "/" }.dropFirst())
      texts += [key, short, String(key.prefix { $0 != "@" && $0 != "#" }), String(key.prefix { $0 != ":" })]
      texts.append(String(key.prefix(Int.random(in: 0...key.count, using: &random))))
    }
    for text in texts {
      for widely in [false, true] {
        let near = ObligationIndex(book, snapshot, about: text)
        #expect(near.matching(text, widely: widely) == all.matching(text, widely: widely), "'\(text)'")
        #expect(near[text] == all[text])
      }
    }
  }
}
