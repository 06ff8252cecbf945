import JSONText
import Rules

/// What an edit that is held would take away, for scripts: fields may be added, never renamed.
enum RemovalJSON {
  static func object(_ removal: Removal) -> JSONValue {
    .members([
      "items": .number(Int64(removal.items)), "itemsBefore": .number(Int64(removal.itemsBefore)),
      "obligations": .number(Int64(removal.obligations)),
      "causes": .array(
        removal.causes.map { cause in
          switch cause {
          case .many: .members(["cause": .string("many")])
          case .plan(let id): .members(["cause": .string("plan"), "name": .string(id)])
          case .cut(let path): .members(["cause": .string("cut"), "name": .string(path)])
          }
        }),
      "first": .array(removal.first.map { .members(["key": .string($0.key), "title": .string($0.title)]) }),
    ])
  }
}
