// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in our own targets; the three upcoming features make every import and every
/// existential visible where it is used.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The product is optimised in debug builds too, as the tests run it hundreds of thousands of times.
///
/// Checks of overflows, bounds and preconditions stay.
let product = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Arrows point down only; `ArchitectureTests` holds this table against the imports in the sources.
let package = Package(
  name: "volumenorm",
  products: [
    .executable(name: "volumenorm", targets: ["volumenorm"]),
    .executable(name: "samplelogs", targets: ["samplelogs"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "AuditDomain", swiftSettings: product),
    .target(name: "CVector"),
    .target(name: "DelimitedText", dependencies: ["CVector"], swiftSettings: product),
    .target(
      name: "Intake", dependencies: ["AuditDomain", "DelimitedText"], swiftSettings: product),
    .target(
      name: "Configuration",
      dependencies: ["AuditDomain", "DelimitedText", .product(name: "Yams", package: "Yams")],
      resources: [
        .embedInCode("Resources/policy.yaml"), .embedInCode("Resources/centers.csv"),
      ],
      swiftSettings: product),
    .target(
      name: "EvidenceStore",
      dependencies: [
        "AuditDomain", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: product),
    .target(name: "Reporting", dependencies: ["AuditDomain"], swiftSettings: product),
    .target(name: "CPlatform", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "FileAccess",
      dependencies: ["CPlatform", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: product),
    .target(
      name: "AuditEngine",
      dependencies: [
        "AuditDomain", "DelimitedText", "Intake", "Configuration", "EvidenceStore", "Reporting",
        "FileAccess",
      ],
      swiftSettings: product),
    .executableTarget(
      name: "volumenorm",
      dependencies: [
        "AuditEngine", "AuditDomain", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Packaging"],
      swiftSettings: product),
    .executableTarget(name: "samplelogs", swiftSettings: product),
    // What several test targets draw their random cases from.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .testTarget(
      name: "AuditDomainTests", dependencies: ["AuditDomain", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["CVector", "DelimitedText", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests",
      dependencies: ["Intake", "AuditDomain", "Configuration", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "AuditDomain", "Configuration"],
      swiftSettings: strict),
    .testTarget(
      name: "ContractTests",
      dependencies: ["AuditEngine", "AuditDomain", "Reporting", "SeededNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "ProjectTests", dependencies: ["volumenorm", "samplelogs"],
      exclude: ["Golden", "Stores"], swiftSettings: strict),
  ]
)

// The fuzzer links against libFuzzer, which only `make fuzz` asks for.
if Context.environment["VOLUMENORM_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzzlogs",
      dependencies: ["Intake", "AuditDomain", "Configuration", "DelimitedText"],
      path: "Tests/Fuzz"))
}
