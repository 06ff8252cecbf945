extension HTMLFormat {
  public static let mediaType = "text/html; charset=utf-8"
}
