// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

// Sources/Forecasts is a link to the room itself, so that nothing else of the house has to build.
let package = Package(
    name: "forecast-bench",
    targets: [
        .target(name: "Forecasts", swiftSettings: strict),
        .executableTarget(name: "forecast-bench", dependencies: ["Forecasts"], swiftSettings: strict),
    ]
)
