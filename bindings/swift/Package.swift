// swift-tools-version: 6.0
import PackageDescription

// `test` beside this file builds the library and writes what stands in Sources/Leeside/Generated and in
// Sources/LeesideFFI. For a phone, LeesideFFI is the XCFramework that `xcframework` beside it builds.
let package = Package(
    name: "Leeside",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [
        .library(name: "Leeside", targets: ["Leeside"]),
        .executable(name: "play", targets: ["Play"]),
        .executable(name: "bench", targets: ["Bench"])
    ],
    targets: [
        .systemLibrary(name: "LeesideFFI", path: "Sources/LeesideFFI"),
        .target(name: "Leeside", dependencies: ["LeesideFFI"]),
        .target(name: "Scenario", dependencies: ["Leeside"]),
        .executableTarget(name: "Play", dependencies: ["Scenario"]),
        .executableTarget(name: "Bench", dependencies: ["Leeside"]),
        .testTarget(name: "LeesideTests", dependencies: ["Leeside", "Scenario"])
    ],
    swiftLanguageModes: [.v6]
)
