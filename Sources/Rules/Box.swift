/// Fields that few values have, kept apart so that the many stay small. Shared until one of them changes.
public final class Box<Value> {
  public let value: Value

  public init(_ value: Value) { self.value = value }
}

extension Box: Sendable where Value: Sendable {}
