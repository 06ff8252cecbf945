import ArgumentParser
import Diagnostics

/// `duban reference`: the manual of rule files.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Prints the manual of every key of rule files and every form of a deadline (手册).",
    discussion: """
      Made from the tables that the rules are read by: nothing in it can be out of
      date. The examples of deadlines are read when the page is made.

      EXAMPLES
        duban reference --format text | less
        duban reference --lang zh > reference.zh-CN.md

      EXIT CODES
        0 fine · 64 usage
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "markdown or text.")
  var format: ReferenceBlock.Format = .markdown

  func run() throws {
    try reporting(options) {
      let page = ReferencePage(language: options.reportLanguage, format: format)
      Console.printRaw(try page.text())
    }
  }
}

extension ReferenceBlock.Format: ExpressibleByArgument {}
