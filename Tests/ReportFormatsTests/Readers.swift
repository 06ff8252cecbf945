import Diagnostics
import Reports

/// Reads records as RFC 4180 writes them, after the byte-order mark; nil when they are not well formed.
func csvRecords(_ text: String) -> [[String]]? {
  var scalars = Array(text.unicodeScalars)
  guard scalars.first == "\u{FEFF}" else { return nil }
  scalars.removeFirst()
  var records: [[String]] = []
  var record: [String] = []
  var field = String.UnicodeScalarView()
  var index = 0
  while index < scalars.count {
    if scalars[index] == "\"" {
      guard field.isEmpty else { return nil }
      index += 1
      while index < scalars.count {
        if scalars[index] != "\"" {
          field.append(scalars[index])
        } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
          field.append("\"")
          index += 1
        } else {
          break
        }
        index += 1
      }
      guard index < scalars.count else { return nil }
      index += 1
      guard index < scalars.count, scalars[index] == "," || scalars[index] == "\r" else { return nil }
    }
    switch scalars[index] {
    case ",":
      record.append(String(field))
      field = .init()
    case "\r":
      guard index + 1 < scalars.count, scalars[index + 1] == "\n" else { return nil }
      records.append(record + [String(field)])
      (record, field) = ([], .init())
      index += 1
    case "\n": return nil
    default: field.append(scalars[index])
    }
    index += 1
  }
  return record.isEmpty && field.isEmpty ? records : nil
}

/// The tables of a Markdown text, cells unescaped.
func markdownTables(_ text: String) -> [[[String]]] {
  var tables: [[[String]]] = []
  var isInTable = false
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    guard line.hasPrefix("|") else {
      isInTable = false
      continue
    }
    if !isInTable { tables.append([]) }
    isInTable = true
    tables[tables.count - 1].append(markdownCells(String(line)))
  }
  return tables
}

private func markdownCells(_ line: String) -> [String] {
  var cells: [String] = []
  var cell = ""
  var isEscaped = false
  for scalar in line.unicodeScalars.dropFirst() {
    if isEscaped {
      cell.unicodeScalars.append(scalar)
      isEscaped = false
    } else if scalar == "\\" {
      isEscaped = true
    } else if scalar == "|" {
      cells.append(unescapedEntities(String(cell.dropFirst().dropLast())))
      cell = ""
    } else {
      cell.unicodeScalars.append(scalar)
    }
  }
  return cells
}

/// `text` with the entities of HTML as what they stand for.
func unescapedEntities(_ text: String) -> String {
  var result = ""
  var rest = Substring(text)
  let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
  while let first = rest.unicodeScalars.first {
    if let entity = entities.first(where: { rest.hasPrefix($0.key) }) {
      result += entity.value
      rest = rest.dropFirst(entity.key.count)
    } else {
      result.unicodeScalars.append(first)
      rest = Substring(rest.unicodeScalars.dropFirst())
    }
  }
  return result
}
