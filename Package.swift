// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target that is ours: Swift 6, explicit imports, no warning left behind.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// One module of the house; arrows point down only (`Tests/HouseTests` reads every import).
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// A module of the core, optimised in debug builds as well: the tests spend most of their time there.
func core(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: house + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
  name: "duban",
  products: [.executable(name: "duban", targets: ["duban"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Two libraries by their headers alone: they are loaded when they are needed.
    .target(name: "CCurl"),
    .target(name: "CXlsxWriter"),
    core("CivilTime"),
    module("Diagnostics"),
    core("JSONText"),
    core("Checksums"),
    core("WorkCalendars", ["CivilTime"]),
    core("PlanLanguage", ["WorkCalendars", "Diagnostics", "CivilTime"]),
    core("Rules", ["PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    module("Delivery", ["CivilTime"]),
    core("RuleFiles", ["Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime", "CYAML"]),
    core(
      "Evaluation", ["Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "Checksums", "CivilTime"]),
    module(
      "Messages",
      ["Evaluation", "Delivery", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    module(
      "LetterTemplates",
      ["Messages", "RuleFiles", "Diagnostics", .product(name: "Mustache", package: "swift-mustache")]),
    module(
      "Reports", ["Evaluation", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    module("ReportFormats", ["Reports", "JSONText", "Diagnostics", "CivilTime", "CXlsxWriter"]),
    module(
      "CalendarFeeds",
      [
        "Reports", "Messages", "Evaluation", "Rules", "PlanLanguage", "WorkCalendars", "Checksums", "Diagnostics",
        "CivilTime",
      ]),
    module(
      "Ledger",
      [
        "Rules", "Delivery", "JSONText", "Checksums", "Diagnostics", "CivilTime",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    module("Notifiers", ["Rules", "Delivery", "Checksums", "CivilTime", "CCurl"]),
    module(
      "Scheduler",
      [
        "Ledger", "RuleFiles", "LetterTemplates", "Messages", "Reports", "ReportFormats", "CalendarFeeds",
        "Delivery",
        "Evaluation",
        "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "Checksums", "CivilTime",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "duban",
      dependencies: [
        "Scheduler", "Notifiers", "Ledger", "RuleFiles", "LetterTemplates", "Messages", "Reports", "ReportFormats",
        "CalendarFeeds", "Delivery", "Evaluation", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics",
        "JSONText",
        "Checksums", "CivilTime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      // What `duban init` writes: the rules of this repository themselves, by links, and an office on trial.
      resources: [
        .embedInCode("Starter/cn.yaml"), .embedInCode("Starter/office.yaml"),
        .embedInCode("Starter/office-2026.yaml"), .embedInCode("Starter/units-office-2026.yaml"),
        .embedInCode("Starter/tests-office-2026.yaml"),
      ], swiftSettings: house),
    tests("CivilTimeTests", ["CivilTime"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("JSONTextTests", ["JSONText"]),
    tests("ChecksumsTests", ["Checksums"]),
    tests("WorkCalendarsTests", ["WorkCalendars", "CivilTime"]),
    tests("PlanLanguageTests", ["PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    tests("DeliveryTests", ["Delivery", "CivilTime"]),
    tests("RulesTests", ["Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    tests(
      "RuleFilesTests",
      [
        "duban", "ProgramHarness", "LetterTemplates", "RuleFiles", "Rules", "PlanLanguage", "WorkCalendars",
        "Diagnostics", "CivilTime",
      ]),
    tests("EvaluationTests", ["Evaluation", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]),
    tests(
      "MessagesTests",
      [
        "LetterTemplates", "Messages", "Evaluation", "Delivery", "RuleFiles", "Rules", "PlanLanguage",
        "WorkCalendars", "Diagnostics", "CivilTime",
      ]),
    tests(
      "ReportsTests",
      [
        "Reports", "ReportFormats", "Evaluation", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics",
        "CivilTime",
      ]),
    tests("ReportFormatsTests", ["ReportFormats", "Reports", "JSONText", "Diagnostics", "CivilTime"]),
    // What a calendar file must be: RFC 5545 held strictly, where libraries are lenient.
    .target(name: "CalendarChecker", path: "Tests/CalendarFeedsTests/Checker", swiftSettings: house),
    .testTarget(
      name: "CalendarFeedsTests",
      dependencies: [
        "CalendarFeeds", "CalendarChecker", "RuleFiles", "Evaluation", "Rules", "Diagnostics", "CivilTime",
      ],
      exclude: ["Checker"], swiftSettings: house),
    tests(
      "LedgerTests",
      [
        "Ledger", "Rules", "Delivery", "JSONText", "Checksums", "Diagnostics", "CivilTime",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      // A ledger of every schema there ever was, kept for ever.
      exclude: ["Fixtures"]),
    tests(
      "LetterTemplatesTests", ["LetterTemplates", "Messages", "RuleFiles", "Diagnostics"]),
    tests("NotifiersTests", ["Notifiers", "Rules", "Delivery", "Diagnostics", "CivilTime"]),
    tests(
      "MailTests",
      [
        "duban", "ProgramHarness", "Notifiers", "Scheduler", "Ledger", "Rules", "Delivery", "Diagnostics",
        "CivilTime",
      ],
      // Servers that the tests start themselves.
      exclude: ["Servers"]),
    tests("HouseTests", []),
    // Tests of the built program: it is run as a shell would run it.
    .target(name: "ProgramHarness", path: "Tests/ProgramTests/Harness", swiftSettings: house),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["duban", "ProgramHarness", "CalendarChecker", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Harness"], swiftSettings: house),
    // The checks of `duban doctor` are judged apart from the program: each is a table of facts.
    tests(
      "DoctorTests", ["duban", "ProgramHarness", "Ledger", "Notifiers", "Rules", "Diagnostics", "CivilTime"]),
    tests("DeadlineCommandTests", ["duban", "ProgramHarness"]),
    tests("ReadmeTests", ["duban", "ProgramHarness"]),
    tests(
      "SchedulerTests",
      [
        "duban", "ProgramHarness", "CalendarChecker", "Scheduler", "Ledger", "RuleFiles", "Evaluation", "Notifiers",
        "Delivery", "Rules", "Diagnostics", "CivilTime",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ]
)
