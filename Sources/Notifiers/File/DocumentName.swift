/// Names of documents: relative paths that stay inside the channel's folder.
enum DocumentName {
  /// Why `name` cannot be used; nil when it can.
  ///
  /// Usable: parts divided by single `/`, none of them empty, `.` or `..`, none beginning with a dot (which
  /// hides files, and is how unfinished ones are named), none over 255 bytes, no control characters, at most
  /// 1024 bytes in all.
  static func fault(in name: String) -> String? {
    if name.isEmpty { return "文件名为空" }
    if name.utf8.count > 1024 { return "文件名过长：\(name.prefix(60))…" }
    if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "文件名含有控制字符"
    }
    for part in name.split(separator: "/", omittingEmptySubsequences: false) {
      if part.isEmpty { return "文件名须为相对路径，各级名称不得为空：\(name)" }
      if part.hasPrefix(".") { return "文件名各级不得以点开头：\(name)" }
      if part.utf8.count > 255 { return "文件名过长：\(part.prefix(60))…" }
    }
    return nil
  }
}
