public import Diagnostics
public import Reports

/// A report as the bytes of a file in one format.
public struct WrittenReport: Hashable, Sendable {
  /// What files of the format end with, without the dot.
  public var fileExtension: String
  public var mediaType: String
  public var bytes: [UInt8]
}

extension ReportPaper {
  /// The names of the formats it can be written in, the usual one first.
  public var formats: [String] {
    switch self {
    case .lists: ReportFormats.all.map { $0.name }
    case .bulletin: BulletinFormats.all.map { $0.name }
    }
  }

  /// The paper in the format called `format`; nil when it has none of that name.
  ///
  /// - Throws: `RenderFault` when something of the system is wanting.
  public func written(as format: String, _ language: Language) throws(RenderFault) -> WrittenReport? {
    switch self {
    case .lists(let report):
      guard let chosen = ReportFormats.named(format) else { return nil }
      return WrittenReport(
        fileExtension: chosen.fileExtension, mediaType: chosen.mediaType,
        bytes: try chosen.render(report, language: language))
    case .bulletin(let bulletin):
      guard let chosen = BulletinFormats.all.first(where: { $0.name == format }) else { return nil }
      return WrittenReport(
        fileExtension: chosen.fileExtension, mediaType: chosen.mediaType,
        bytes: chosen.render(bulletin, language: language))
    }
  }

  /// The formats that a letter itself is, so that nothing of it is attached again. The draft of a bulletin is attached
  /// all the same: it is to be edited.
  public var letterFormats: Set<String> {
    switch self {
    case .lists: [TextFormat.name, HTMLFormat.name]
    case .bulletin: []
    }
  }

  /// The whole as plain text, for letters.
  public func text(_ language: Language) -> String {
    switch self {
    case .lists(let report): String(decoding: TextFormat.render(report, language: language), as: UTF8.self)
    case .bulletin(let bulletin):
      String(decoding: MarkdownBulletin.render(bulletin, language: language), as: UTF8.self)
    }
  }

  /// The whole as a page, for letters.
  public func page(_ language: Language) -> String {
    switch self {
    case .lists(let report): String(decoding: HTMLFormat.render(report, language: language), as: UTF8.self)
    case .bulletin(let bulletin): String(decoding: HTMLBulletin.render(bulletin, language: language), as: UTF8.self)
    }
  }
}
