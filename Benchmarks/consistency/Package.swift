// swift-tools-version: 6.1
import PackageDescription

let highs =
    (Context.environment["LUSTRUM_DEPS"] ?? Context.packageDirectory + "/../../.deps") + "/highs"

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors", "-Xcc", "-I\(highs)/include/highs"]),
]

func room(
    _ name: String, imports rooms: [String] = [], external: [Target.Dependency] = [], linked: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: rooms.map { .target(name: $0) } + external, swiftSettings: strict,
        linkerSettings: linked)
}

let base = ["Diagnostics", "Quantities"]

// The folders under Sources are links to the rooms themselves, so that nothing else of the house has to build.
let package = Package(
    name: "consistency-bench",
    targets: [
        room("Diagnostics"),
        room("Quantities", imports: ["Diagnostics"]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        room("Digests", external: ["CCrypto"]),
        .systemLibrary(name: "CHiGHS"),
        room(
            "LinearPrograms", imports: ["Diagnostics"], external: ["CHiGHS"],
            linked: [.unsafeFlags(["-L\(highs)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(highs)/lib"])]),
        room("PlanModel", imports: base + ["Digests"]),
        room("Forecasts", imports: ["Diagnostics"]),
        room("Formulas", imports: base + ["PlanModel"]),
        room("Outlook", imports: base + ["PlanModel", "Forecasts", "Formulas"]),
        room("Consistency", imports: base + ["PlanModel", "Outlook", "Formulas", "LinearPrograms"]),
        .executableTarget(
            name: "consistency-bench",
            dependencies: (base + ["PlanModel", "Outlook", "Consistency"]).map { .target(name: $0) },
            swiftSettings: strict),
    ]
)
