// swift-tools-version: 6.1
import PackageDescription

// Where scripts/setup unpacked HiGHS. Whoever imports LinearPrograms also reads its C header, through the module CHiGHS.
let highs = (Context.environment["LUSTRUM_DEPS"] ?? Context.packageDirectory + "/.deps") + "/highs"

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors", "-Xcc", "-I\(highs)/include/highs"]),
]

/// A room of the house: its name, the rooms it imports directly, and its outside libraries.
///
/// Resources are files that become part of the program, so that nothing need be found on the disk.
func room(
    _ name: String, imports rooms: [String] = [], external: [Target.Dependency] = [], linked: [LinkerSetting] = [],
    resources: [String] = []
) -> Target {
    .target(
        name: name,
        dependencies: rooms.map { .target(name: $0) } + external,
        resources: resources.map { .embedInCode($0) },
        swiftSettings: strict,
        linkerSettings: linked)
}

/// The tests of a room, which may also see the rooms named.
func tests(_ name: String, of rooms: [String]) -> Target {
    .testTarget(name: name, dependencies: rooms.map { .target(name: $0) }, swiftSettings: strict)
}

let base = ["Diagnostics", "Quantities"]

let package = Package(
    name: "lustrum",
    products: [.executable(name: "lustrum", targets: ["lustrum"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        // Floor 0
        room("Diagnostics"),
        room("Quantities", imports: ["Diagnostics"]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        room("Digests", external: ["CCrypto"]),
        .systemLibrary(name: "CHiGHS"),
        room(
            "LinearPrograms", imports: ["Diagnostics"], external: ["CHiGHS"],
            linked: [.unsafeFlags(["-L\(highs)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(highs)/lib"])]),
        // Floor 1
        room("PlanModel", imports: base + ["Digests"]),
        room("Sheets", imports: base),
        room("Forecasts", imports: ["Diagnostics"]),
        // Floor 2
        room(
            "PlanFiles", imports: base + ["PlanModel", "Sheets"], external: [.product(name: "Yams", package: "Yams")]),
        room("Gates", imports: base + ["PlanModel"]),
        room("Formulas", imports: base + ["PlanModel"]),
        room("Cubes", imports: base + ["PlanModel", "Formulas"]),
        room("Outlook", imports: base + ["PlanModel", "Forecasts", "Formulas"]),
        // Floor 3
        room("PlanChecks", imports: base + ["PlanModel", "Outlook", "Gates", "Formulas"]),
        room("Phasing", imports: base + ["PlanModel", "Outlook", "Gates", "Formulas", "LinearPrograms"]),
        room("Consistency", imports: base + ["PlanModel", "Outlook", "Formulas", "LinearPrograms"]),
        room("Ensembles", imports: base + ["PlanModel", "Outlook", "Forecasts", "Formulas", "Cubes"]),
        room("Intake", imports: base + ["PlanModel", "PlanFiles", "Sheets"]),
        // Floor 4
        room(
            "Appraisals",
            imports: base + [
                "PlanModel", "PlanFiles", "Intake", "Forecasts", "Formulas", "Outlook", "Gates", "PlanChecks",
                "Phasing", "Consistency", "Ensembles",
            ]),
        // Floor 5
        room(
            "Publishing",
            imports: base + [
                "LinearPrograms", "PlanModel", "PlanFiles", "Forecasts", "Formulas", "Outlook", "Gates", "Phasing",
                "Consistency", "Ensembles", "Appraisals",
            ],
            resources: ["Resources/site.css", "Resources/site.js", "Resources/glossary.md", "Resources/glossary.zh.md"]),
        // Shell
        room(
            "LustrumServer",
            imports: base + ["Digests", "PlanModel", "PlanFiles", "Outlook", "Appraisals", "Publishing"],
            external: [
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room("Workbooks", imports: ["Diagnostics", "Sheets"], external: ["CLibZip", "CLibXML2", "CLibXlsxWriter"]),
        .executableTarget(
            name: "lustrum",
            dependencies: [
                "Diagnostics", "Quantities", "LinearPrograms", "Forecasts", "PlanModel", "Sheets", "PlanFiles",
                "PlanChecks", "Outlook", "Intake", "Phasing", "Consistency", "Ensembles", "Appraisals", "Publishing",
                "LustrumServer",
                "Workbooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Tests
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        tests("QuantitiesTests", of: base),
        tests("LinearProgramsTests", of: ["Diagnostics", "LinearPrograms"]),
        tests("SheetsTests", of: ["Diagnostics", "Quantities", "Sheets"]),
        tests("WorkbooksTests", of: ["Diagnostics", "Sheets", "Workbooks", "CLibZip"]),
        tests("IntakeTests", of: base + ["PlanModel", "PlanFiles", "Sheets", "Workbooks", "Intake"]),
        tests("PlanModelTests", of: base + ["PlanModel", "PlanFiles"]),
        tests("PlanFilesTests", of: base + ["PlanModel", "PlanFiles", "Sheets"]),
        tests("ForecastsTests", of: ["Diagnostics", "Forecasts"]),
        tests("GatesTests", of: base + ["PlanModel", "Gates"]),
        tests("FormulasTests", of: base + ["PlanModel", "Formulas"]),
        tests("CubesTests", of: base + ["PlanModel", "Formulas", "Cubes"]),
        tests("OutlookTests", of: base + ["PlanModel", "Outlook", "Forecasts", "Formulas"]),
        tests("PlanChecksTests", of: base + ["PlanModel", "PlanFiles", "PlanChecks"]),
        tests("PhasingTests", of: base + ["PlanModel", "PlanFiles", "Gates", "Outlook", "Phasing"]),
        tests("ConsistencyTests", of: base + ["PlanModel", "Outlook", "Consistency"]),
        tests("EnsemblesTests", of: base + ["PlanModel", "Outlook", "Forecasts", "Formulas", "Ensembles"]),
        tests(
            "AppraisalsTests",
            of: base + [
                "PlanModel", "PlanFiles", "PlanChecks", "Outlook", "LinearPrograms", "Phasing", "Ensembles",
                "Appraisals", "Publishing",
            ]),
        tests(
            "LustrumServerTests",
            of: base + ["PlanModel", "PlanFiles", "Outlook", "Publishing", "LustrumServer", "lustrum"]),
        tests("CommandTests", of: ["Appraisals", "Diagnostics", "Ensembles", "PlanFiles", "lustrum"]),
        tests(
            "PublishingTests",
            of: base + [
                "PlanModel", "PlanFiles", "Forecasts", "Formulas", "Outlook", "Gates", "Phasing", "Appraisals",
                "Publishing",
            ]),
    ]
)
