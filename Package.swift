// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Entente",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Entente", targets: ["Entente"]),
    .executable(name: "entente", targets: ["EntenteCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(name: "RelationGraph", dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]),
    .target(name: "GraphProjection", dependencies: ["RelationGraph"]),
    .target(name: "GraphAlgorithms", dependencies: ["GraphProjection"]),
    .target(
      name: "GraphFormats",
      dependencies: [
        "RelationGraph", "GraphvizProcess", "CZlib", .product(name: "Yams", package: "Yams"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: ["FollowTheMoney/schemata.yaml", "Wikidata/properties.yaml", "Events/plover.yaml"].map {
        .embedInCode($0)
      }),
    .target(name: "GraphvizProcess", dependencies: ["CGraphviz"]),
    .target(name: "GraphDiagrams", dependencies: ["GraphAlgorithms", "GraphvizProcess"]),
    .target(
      name: "GraphReports", dependencies: ["GraphAlgorithms", "GraphDiagrams", "GraphFormats"],
      resources: [
        "facts.js", "filters.js", "time.js", "search.js", "panel.js", "path.js", "view.js", "drawing.js", "table.js",
        "save.js", "start.js", "page.css",
      ].map { .embedInCode("Twin/Script/\($0)") } + [.embedInCode("Report/report.css")]),
    .target(name: "Entente", dependencies: ["GraphReports"]),
    .executableTarget(
      name: "EntenteCLI",
      dependencies: ["Entente", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // The runner of Scripts/bench: for those who work on the project, so it is no product.
    .executableTarget(
      name: "EntenteBench",
      dependencies: [
        "GraphAlgorithms", "GraphFormats", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .testTarget(name: "RelationGraphTests", dependencies: ["RelationGraph"]),
    .testTarget(name: "GraphProjectionTests", dependencies: ["GraphProjection"]),
    .testTarget(name: "GraphAlgorithmsTests", dependencies: ["GraphAlgorithms", "GraphFormats"]),
    .testTarget(name: "GraphFormatsTests", dependencies: ["GraphFormats"], exclude: ["Corpus"]),
    .testTarget(name: "GraphDiagramsTests", dependencies: ["GraphDiagrams", "GraphFormats", "GraphvizProcess"]),
    .testTarget(name: "EntenteTests", dependencies: ["Entente", "EntenteCLI", "EntenteBench"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
