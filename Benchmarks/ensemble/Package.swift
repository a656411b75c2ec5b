// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

let base: [Target.Dependency] = ["Diagnostics", "Quantities"]

// The rooms are links, so that nothing else of the house has to build.
let package = Package(
    name: "ensemble-bench",
    targets: [
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Quantities", dependencies: ["Diagnostics"], swiftSettings: strict),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
        .target(name: "PlanModel", dependencies: base + ["Digests"], swiftSettings: strict),
        .target(name: "Formulas", dependencies: base + ["PlanModel"], swiftSettings: strict),
        .target(name: "Cubes", dependencies: base + ["PlanModel", "Formulas"], swiftSettings: strict),
        .executableTarget(
            name: "ensemble-bench", dependencies: base + ["PlanModel", "Formulas", "Cubes"], swiftSettings: strict),
    ]
)
