// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

// Sources/Forecasts and Sources/Diagnostics are links to the rooms themselves, so that nothing else has to build.
let package = Package(
    name: "forecast-bench",
    targets: [
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Forecasts", dependencies: ["Diagnostics"], swiftSettings: strict),
        .executableTarget(name: "forecast-bench", dependencies: ["Forecasts"], swiftSettings: strict),
    ]
)
