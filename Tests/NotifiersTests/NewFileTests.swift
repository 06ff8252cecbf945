import Glibc
import Testing

@testable import Notifiers

@Suite struct NewFileTests {
  private let folder = TemporaryFolder()

  @Test func itIsWrittenWholeWithTheFoldersAboveIt() throws {
    try NewFile.write(Array("规则\n".utf8), to: "\(folder.path)/a/b/rule.yaml")
    #expect(folder.files() == ["a/b/rule.yaml"])
    #expect(folder.bytes("a/b/rule.yaml") == Array("规则\n".utf8))
  }

  @Test func whatStandsThereStays() throws {
    folder.write("old", to: "rule.yaml")
    #expect(throws: NewFile.Fault.taken(path: "\(folder.path)/rule.yaml")) {
      try NewFile.write(Array("new".utf8), to: "\(folder.path)/rule.yaml")
    }
    #expect(folder.bytes("rule.yaml") == Array("old".utf8))
    #expect(folder.files() == ["rule.yaml"])
  }

  @Test func whatIsReplacedIsWholeAgain() throws {
    folder.write("older and longer", to: "schema.json")
    try NewFile.replace(Array("new".utf8), at: "\(folder.path)/schema.json")
    #expect(folder.bytes("schema.json") == Array("new".utf8))
    try NewFile.replace(Array("newer".utf8), at: "\(folder.path)/b/schema.json")
    #expect(folder.files() == ["b/schema.json", "schema.json"])
  }

  @Test func aFolderIsNotReplaced() throws {
    try NewFile.write([], to: "\(folder.path)/schema.json/inside")
    #expect(throws: NewFile.Fault.failed(path: "\(folder.path)/schema.json", code: EISDIR)) {
      try NewFile.replace([1], at: "\(folder.path)/schema.json")
    }
    #expect(folder.files() == ["schema.json/inside"])
  }

  @Test func aLinkThatLeadsNowhereIsSomethingToo() throws {
    symlink("\(folder.path)/elsewhere", "\(folder.path)/rule.yaml")
    #expect(throws: NewFile.Fault.taken(path: "\(folder.path)/rule.yaml")) {
      try NewFile.write([1], to: "\(folder.path)/rule.yaml")
    }
    #expect(folder.bytes("elsewhere") == nil)
  }

  @Test func aFileInPlaceOfAFolderIsSaid() throws {
    folder.write("", to: "rules")
    #expect(throws: NewFile.Fault.failed(path: "\(folder.path)/rules", code: ENOTDIR)) {
      try NewFile.write([1], to: "\(folder.path)/rules/rule.yaml")
    }
  }
}
