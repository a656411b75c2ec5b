// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

func room(_ name: String, imports rooms: [String] = [], external: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: rooms.map { .target(name: $0) } + external, swiftSettings: strict)
}

// The folders under Sources are links to the rooms themselves, so that nothing else of the house has to build.
let package = Package(
    name: "reading-bench",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        room("Diagnostics"),
        room("Quantities", imports: ["Diagnostics"]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        room("Digests", external: ["CCrypto"]),
        room("PlanModel", imports: ["Diagnostics", "Quantities", "Digests"]),
        room("Sheets", imports: ["Diagnostics", "Quantities"]),
        room(
            "PlanFiles", imports: ["Diagnostics", "Quantities", "PlanModel", "Sheets"],
            external: [.product(name: "Yams", package: "Yams")]),
        .executableTarget(name: "reading-bench", dependencies: ["PlanModel", "PlanFiles"], swiftSettings: strict),
    ]
)
