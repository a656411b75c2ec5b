// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

func room(_ name: String, imports rooms: [String] = [], external: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: rooms.map { .target(name: $0) } + external, swiftSettings: strict)
}

let base = ["Diagnostics", "Quantities"]

// The folders under Sources are links to the rooms themselves, so that nothing else of the house has to build.
let package = Package(
    name: "intake-bench",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        room("Diagnostics"),
        room("Quantities", imports: ["Diagnostics"]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        room("Digests", external: ["CCrypto"]),
        room("PlanModel", imports: base + ["Digests"]),
        room("Sheets", imports: base),
        room(
            "PlanFiles", imports: base + ["PlanModel", "Sheets"], external: [.product(name: "Yams", package: "Yams")]),
        room("Intake", imports: base + ["PlanModel", "PlanFiles", "Sheets"]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CLibXlsxWriter", pkgConfig: "xlsxwriter"),
        room("Workbooks", imports: ["Diagnostics", "Sheets"], external: ["CLibZip", "CLibXML2", "CLibXlsxWriter"]),
        .executableTarget(
            name: "intake-bench",
            dependencies: (base + ["PlanModel", "Sheets", "PlanFiles", "Intake", "Workbooks"]).map {
                .target(name: $0)
            },
            swiftSettings: strict),
    ]
)
