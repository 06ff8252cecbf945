import Diagnostics
import Foundation
import Testing

@testable import ReportFormats

@Suite struct HTMLFormatTests {
  let page = rendered(HTMLFormat.self)

  @Test(arguments: Language.allCases) func thePageIsWellFormed(_ language: Language) {
    for report in [SampleReport.report, SampleReport.empty] {
      #expect(HTMLReader(rendered(HTMLFormat.self, report, language)) != nil)
    }
  }

  @Test func nothingOfARuleIsMarkup() throws {
    let tokens = try #require(HTMLReader(page)).tokens
    let names = Set(tokens.compactMap { if case .open(let name, _) = $0 { name } else { nil } })
    #expect(
      names == [
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "b", "main", "section",
        "table",
        "caption", "thead", "tbody", "tr", "th", "td", "span", "dl", "div", "dt", "dd", "footer", "ul", "li", "nav",
        "a",
      ])
    let attributes = Set(
      tokens.flatMap { token -> [String] in
        if case .open(_, let attributes) = token { Array(attributes.keys) } else { [] }
      })
    #expect(
      attributes == [
        "lang", "charset", "name", "content", "http-equiv", "class", "scope", "data-list", "data-column",
        "data-label", "data-total", "id", "href", "aria-label", "aria-hidden",
      ])
  }

  @Test func everyCharacterThatMeansSomethingIsEscaped() {
    #expect(
      HTMLFormat.escape("<a href=\"x\">'&amp;'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;")
    for text in SampleReport.naughty {
      #expect(!HTMLFormat.escape(text).contains { "<>\"'".contains($0) })
      #expect(unescapedEntities(HTMLFormat.escape(text)) == text)
    }
  }

  @Test func thePageNeedsNothingFromOutside() {
    for needle in ["<script", "src=", "href=\"http", "url(", "@import", "javascript:"] {
      let inRules = SampleReport.naughty.contains { HTMLFormat.escape($0).contains(needle) }
      #expect(inRules || !page.contains(needle), "\(needle)")
    }
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
  }

  @Test func theLanguageIsNamed() {
    #expect(page.contains("<html lang=\"zh-Hans\">"))
    #expect(rendered(HTMLFormat.self, SampleReport.report, .en).contains("<html lang=\"en\">"))
  }

  @Test func everyHeaderCellHasAScopeAndEveryTableACaption() throws {
    let tokens = try #require(HTMLReader(page)).tokens
    var tables = 0
    var captions = 0
    for token in tokens {
      guard case .open(let name, let attributes) = token else { continue }
      if name == "th" { #expect(["col", "row"].contains(attributes["scope"] ?? "")) }
      if name == "table" { tables += 1 }
      if name == "caption" { captions += 1 }
    }
    #expect(tables == 4)
    #expect(captions == tables)
  }

  @Test func lampsAreToldApartByMarkAndWord() {
    #expect(page.contains("<span class=\"lamp red\"><span aria-hidden=\"true\">■</span> 超期</span>"))
    #expect(page.contains("<span class=\"lamp yellow\"><span aria-hidden=\"true\">▲</span> 滞后</span>"))
  }

  /// Source: Web Content Accessibility Guidelines 2.1, relative luminance and contrast ratio.
  private func contrast(_ one: String, _ other: String) throws -> Double {
    func luminance(_ colour: String) throws -> Double {
      let value = try #require(Int(colour.dropFirst(), radix: 16))
      let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let pair = try [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test func everyTextIsReadable() throws {
    #expect(HTMLStyle.lamps.map(\.name) == ["grey", "green", "yellow", "red", "blue"])
    for lamp in HTMLStyle.lamps {
      #expect(try contrast(lamp.colours.text, lamp.colours.background) >= 4.5, "\(lamp.name)")
      #expect(try contrast(lamp.colours.bar, "#ffffff") >= 3, "\(lamp.name)")
      #expect(HTMLStyle.sheet.contains(".lamp.\(lamp.name) { color: \(lamp.colours.text);"))
    }
    // Labels are grey on white, headings near black on light grey.
    #expect(try contrast("#595959", "#ffffff") >= 4.5)
    #expect(try contrast("#1a1a1a", "#f0f0f0") >= 4.5)
    #expect(try contrast("#0b4a8f", "#ffffff") >= 4.5)
    for colour in HTMLStyle.heat {
      for text in ["#1a1a1a", HTMLStyle.late, HTMLStyle.met] {
        #expect(try contrast(text, colour) >= 4.5, "\(text) on \(colour)")
      }
    }
  }

  @Test func paperAndTelephoneAreProvidedFor() {
    #expect(page.contains("@page { size: A4 landscape; margin: 15mm; }"))
    #expect(page.contains("thead { display: table-header-group; }"))
    #expect(page.contains("@media screen and (max-width: 48rem)"))
    #expect(page.contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"))
  }
}
