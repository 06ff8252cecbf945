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
    .executableTarget(
      name: "Microbench", dependencies: ["PlanLanguage", "WorkCalendars", "CivilTime"], swiftSettings: house),
  ]
)
