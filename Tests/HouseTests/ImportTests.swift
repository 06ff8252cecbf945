import Testing

/// Arrows point down only.
@Suite struct ImportTests {
  @Test func everyFolderOfTheSourcesIsARoomAndEveryRoomAFolder() {
    #expect(SourceTree.folders("Sources") == Set(House.rooms.keys))
  }

  @Test func roomsImportOnlyFromFloorsBelow() {
    for (name, room) in House.rooms {
      for imported in room.imports {
        #expect((House.rooms[imported]?.floor ?? .max) < room.floor, "\(name) imports \(imported)")
      }
      if room.isPure { #expect(room.outside.isEmpty, "\(name)") }
    }
  }

  @Test func everyImportIsAllowedByTheTable() {
    let files = SourceTree.files("Sources")
    #expect(files.count > 50)
    for file in files {
      for fault in House.importFaults(file.text, of: file.module) { Issue.record("\(file.path): \(fault)") }
    }
  }

  @Test func thePackageDeclaresTheArrowsOfTheTable() {
    let targets = House.targets(SourceTree.text("Package.swift"))
    #expect(Set(targets.keys) == Set(House.rooms.keys).subtracting(House.libraries))
    for (name, depends) in targets { #expect(depends == House.rooms[name]?.imports, "\(name)") }
  }

  @Test func everyModuleHasAFolderOfTests() {
    let tests = SourceTree.folders("Tests")
    for name in House.rooms.keys where !House.libraries.contains(name) && name != "duban" {
      #expect(tests.contains("\(name)Tests"), "\(name)")
    }
  }

  // MARK: The check itself

  struct Seed: Sendable, CustomTestStringConvertible {
    let module: String, line: String, faults: Int
    var testDescription: String { "\(line) in \(module)" }
  }

  static let seeds = [
    Seed(module: "Rules", line: "import CivilTime", faults: 0),
    Seed(module: "Rules", line: "public import Evaluation", faults: 1),
    Seed(module: "Rules", line: "import Foundation", faults: 1),
    Seed(module: "Rules", line: "  internal import Glibc", faults: 1),
    Seed(module: "Evaluation", line: "@preconcurrency import Dispatch", faults: 1),
    Seed(module: "Evaluation", line: "import struct Foundation.Date", faults: 1),
    Seed(module: "Evaluation", line: "@testable import Ledger", faults: 1),
    Seed(module: "CivilTime", line: "import Diagnostics", faults: 1),
    Seed(module: "Notifiers", line: "import Glibc", faults: 0),
    Seed(module: "Notifiers", line: "import GRDB", faults: 1),
    Seed(module: "Ledger", line: "import Evaluation", faults: 1),
    Seed(module: "Nowhere", line: "import CivilTime", faults: 1),
    Seed(module: "Rules", line: "/// import Foundation", faults: 0),
  ]

  @Test(arguments: seeds)
  func aForbiddenImportIsFound(_ seed: Seed) {
    #expect(
      House.importFaults("/// A file.\n\(seed.line)\n\nstruct Here {}\n", of: seed.module).count == seed.faults)
  }
}
