/// A calendar file taken apart by its grammar, without any meaning.
public struct CalendarProperty: Hashable, Sendable {
  public var name: String
  public var parameters: [String: String]
  /// As written, escapes included.
  public var value: String

  /// Reads `NAME;PARAMETER=value:value`; nil for anything else.
  init?(_ line: String) {
    let scalars = Array(line.unicodeScalars)
    var index = 0
    func word() -> String {
      let start = index
      while index < scalars.count, CalendarProperty.isName(scalars[index]) { index += 1 }
      return scalars[start..<index].reduce(into: "") { $0.unicodeScalars.append($1) }
    }
    name = word()
    parameters = [:]
    guard !name.isEmpty else { return nil }
    while index < scalars.count, scalars[index] == ";" {
      index += 1
      let parameter = word()
      guard !parameter.isEmpty, index < scalars.count, scalars[index] == "=" else { return nil }
      index += 1
      let isQuoted = index < scalars.count && scalars[index] == "\""
      if isQuoted { index += 1 }
      let start = index
      while index < scalars.count,
        isQuoted ? scalars[index] != "\"" : !";:,\"".unicodeScalars.contains(scalars[index])
      {
        index += 1
      }
      let value = scalars[start..<index].reduce(into: "") { $0.unicodeScalars.append($1) }
      if isQuoted {
        guard index < scalars.count else { return nil }
        index += 1
      }
      guard parameters.updateValue(value, forKey: parameter) == nil else { return nil }
    }
    guard index < scalars.count, scalars[index] == ":" else { return nil }
    value = scalars[(index + 1)...].reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
  }

  /// The value as text, its escapes taken away.
  public var text: String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        result.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

/// A component with what stands in it.
public struct CalendarComponent: Hashable, Sendable {
  public var name: String
  public var properties: [CalendarProperty] = []
  public var components: [CalendarComponent] = []

  /// The first property of that name.
  public subscript(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }

  /// The text of the first property of that name.
  public func text(_ name: String) -> String? { self[name]?.text }

  public func number(_ name: String) -> Int? { self[name].flatMap { Int($0.value) } }

  /// The components of that name right beneath it.
  public func all(_ name: String) -> [CalendarComponent] { components.filter { $0.name == name } }
}

extension CalendarComponent {
  /// The calendar that `lines` hold, and what is wrong with how they nest.
  static func reading(_ lines: [String]) -> (calendar: CalendarComponent?, faults: [String]) {
    var faults: [String] = []
    var open: [CalendarComponent] = []
    var found: CalendarComponent?
    for line in lines {
      guard let property = CalendarProperty(line) else {
        faults.append("no property: \(line.prefix(60))")
        continue
      }
      switch property.name {
      case "BEGIN":
        if found != nil { faults.append("something after END:VCALENDAR") }
        open.append(CalendarComponent(name: property.value))
      case "END":
        guard let last = open.popLast(), last.name == property.value else {
          faults.append("END:\(property.value) ends nothing")
          return (nil, faults)
        }
        if open.isEmpty { found = last } else { open[open.count - 1].components.append(last) }
      default:
        guard !open.isEmpty else {
          faults.append("\(property.name) stands outside of everything")
          continue
        }
        open[open.count - 1].properties.append(property)
      }
    }
    if let last = open.last { faults.append("\(last.name) does not end") }
    return (found, faults)
  }
}
