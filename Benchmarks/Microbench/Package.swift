// swift-tools-version: 6.2
import PackageDescription

// Measures functions of Duban's pure modules without a process around them. The modules are Duban's own sources,
// reached through links, because the product exposes a program only.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "microbench",
  targets: [
    .target(name: "CivilTime", swiftSettings: house),
    .target(name: "Diagnostics", swiftSettings: house),
    .target(name: "WorkCalendars", dependencies: ["CivilTime"], swiftSettings: house),
    .target(
      name: "PlanLanguage", dependencies: ["WorkCalendars", "Diagnostics", "CivilTime"], swiftSettings: house),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "Rules", dependencies: ["PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"],
      swiftSettings: house),
    // Its readers are nobody's business but its own, and a benchmark's.
    .target(
      name: "RuleFiles",
      dependencies: ["Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime", "CYAML"],
      swiftSettings: house + [.unsafeFlags(["-enable-testing"])]),
    .executableTarget(
      name: "Microbench",
      dependencies: ["RuleFiles", "Rules", "PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"],
      swiftSettings: house),
  ]
)
