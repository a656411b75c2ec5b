// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"])]

func room(_ name: String, imports rooms: [String] = [], external: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: rooms.map { .target(name: $0) } + external, swiftSettings: strict)
}

// The folders under Sources are links to the rooms themselves, so that nothing else of the house has to build.
let package = Package(
    name: "fuzz",
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
        room("Formulas", imports: ["Diagnostics", "Quantities", "PlanModel"]),
        room("Intake", imports: ["Diagnostics", "Quantities", "PlanModel", "PlanFiles", "Sheets"]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CLibXlsxWriter", pkgConfig: "xlsxwriter"),
        room("Workbooks", imports: ["Diagnostics", "Sheets"], external: ["CLibZip", "CLibXML2", "CLibXlsxWriter"]),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Diagnostics", "Quantities", "PlanModel", "PlanFiles", "Sheets", "Formulas", "Intake", "Workbooks",
            ],
            swiftSettings: strict),
    ]
)
