import CivilTime
import Foundation

/// Reads the members of one entry's body.
struct EntryReader {
  private let members: [String: Any]

  init(_ body: String) throws {
    guard let members = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] else {
      throw Fault.notAnObject
    }
    self.init(members)
  }

  private init(_ members: [String: Any]) { self.members = members }

  enum Fault: Error, Hashable {
    case notAnObject
    case unreadable(member: String)
  }

  func text(_ key: String) throws -> String { try value(key, of: String.self) }

  func number(_ key: String) throws -> Int64 { try value(key, of: NSNumber.self).int64Value }

  func optionalText(_ key: String) throws -> String? { members[key] == nil ? nil : try text(key) }

  func optionalNumber(_ key: String) throws -> Int64? { members[key] == nil ? nil : try number(key) }

  func optionalDay(_ key: String) throws -> CivilDate? { members[key] == nil ? nil : try day(key) }

  func day(_ key: String) throws -> CivilDate { try parsed(key) { CivilDate(iso: $0) } }

  /// A word of a closed list.
  func word<Word: RawRepresentable>(_ key: String) throws -> Word where Word.RawValue == String {
    try parsed(key) { Word(rawValue: $0) }
  }

  func list<Item>(_ key: String, _ read: (EntryReader) throws -> Item) throws -> [Item] {
    try value(key, of: [[String: Any]].self).map { try read(EntryReader($0)) }
  }

  private func parsed<Value>(_ key: String, _ parse: (String) -> Value?) throws -> Value {
    guard let value = parse(try text(key)) else { throw Fault.unreadable(member: key) }
    return value
  }

  private func value<Value>(_ key: String, of _: Value.Type) throws -> Value {
    guard let value = members[key] as? Value else { throw Fault.unreadable(member: key) }
    return value
  }
}
