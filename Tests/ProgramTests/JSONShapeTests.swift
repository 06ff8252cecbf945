import ProgramHarness
import Testing

/// The JSON that scripts rely on has the fields and types it is documented with.
@Suite struct JSONShapeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    /// What must be true besides the shape, so that an empty answer is no answer.
    var isFull: @Sendable (JSON) -> Bool

    var testDescription: String { name }

    var shape: Shape {
      switch arguments[0] {
      case "tasks": .tasks
      case "overdue": .overdue
      case "agenda": .agenda
      default: .check
      }
    }
  }

  static let cases = [
    Case(name: "check", arguments: ["check"]) { !$0["diagnostics"].array.isEmpty },
    Case(name: "check of broken rules", arguments: ["check", "--rules", "broken"]) { $0["errors"].int ?? 0 > 0 },
    Case(name: "tasks with their deadlines", arguments: ["tasks"]) {
      $0.array.contains { !$0["commitments"].array.isEmpty } && $0.array.contains { !$0["targets"].array.isEmpty }
    },
    Case(name: "overdue", arguments: ["overdue", "--at", "2018-09-10"]) { $0["obligations"].array.count == 4 },
    Case(name: "agenda", arguments: ["agenda", "--from", "2018-07-01", "--to", "2018-07-31"]) {
      $0.array.contains { $0["obligation"] != .null } && $0.array.contains { $0["obligation"] == .null }
    },
  ]

  @Test(arguments: cases)
  func itsFieldsHaveTheirNamesAndTypes(_ row: Case) throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    try folder.write("plan: {id: broken, title: 计划, year: 2018, dealine: 年底}\n", to: "broken/plan.yaml")
    let found = try Program(in: folder.path).run(row.arguments + ["--json"])
    let json = try found.json
    #expect(row.shape.faults(in: json) == [])
    #expect(row.isFull(json))
  }

  @Test func aShapeFindsWhatIsMissingAndWhatIsOfAnotherType() throws {
    let shape = Shape.members(["day": .day, "word": .word(["a"]), "list": .list(.number), "absent": .bool])
    let faults = shape.faults(in: try JSON(#"{"day":"2018-7-1","word":"b","list":[1,"2"],"more":null}"#))
    #expect(faults.count == 4)
    #expect(shape.faults(in: try JSON(#"{"day":"2018-07-01","word":"a","list":[],"absent":true}"#)) == [])
  }
}
