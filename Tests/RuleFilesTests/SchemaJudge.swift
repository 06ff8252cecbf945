import Foundation
import ProgramHarness

/// `duban schema`, judged by a JSON Schema validator that is none of ours: Debian's python3-jsonschema.
enum SchemaJudge {
  struct Case: Sendable, Encodable {
    var name: String
    var yaml: String
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// What the validator says of all cases, by their names: one process for all of them.
  ///
  /// - Returns: Of each case its faults, as `place/in/the/file: sentence`; none of what is valid.
  static func faults(of cases: [Case]) throws -> [String: [String]] {
    let folder = TemporaryFolder(inMemory: true)
    try folder.write(schema.bytes, to: "schema.json")
    try folder.write(Array(JSONEncoder().encode(cases)), to: "cases.json")
    let script = "\(Program.packageRoot)/Tests/judge/schema.py"
    // Debian's own: packages are installed for it.
    let found = try Program(in: folder.path).finish([
      "sh", "-c", "/usr/bin/python3 '\(script)' schema.json < cases.json",
    ])
    guard found.code == 0 else { throw Fault(description: found.errorText) }
    return try JSONDecoder().decode([String: [String]].self, from: Data(found.bytes))
  }

  static let schema: Finished = {
    do {
      return try Program(in: "/tmp").run("schema")
    } catch {
      fatalError("the built program does not run: \(error)")
    }
  }()
}
