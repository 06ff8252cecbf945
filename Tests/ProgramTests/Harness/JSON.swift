import Foundation

/// JSON as another program would read it: not by the writer under test.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// - Throws: When `text` is not one JSON value.
  public init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  /// A member; null when there is none.
  public subscript(_ name: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members[name] ?? .null
  }

  /// An element; null when there is none.
  public subscript(_ index: Int) -> JSON { array.indices.contains(index) ? array[index] : .null }

  /// The elements; none for anything but an array.
  public var array: [JSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The members' names; none for anything but an object.
  public var names: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var int: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The texts of an array of texts.
  public var strings: [String] { array.compactMap(\.string) }
}

extension JSON: Decodable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }
}
