// swift-tools-version: 6.2
// The programs of the documentation's tutorials, as their readers have them: the first one after its third step,
// and both at the end.
import PackageDescription

let sesame = Target.Dependency.product(name: "Sesame", package: "sesame")
let package = Package(
  name: "tutorials", platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sesame", path: "../..")],
  targets: [
    .executableTarget(name: "FirstColumns", dependencies: [sesame]),
    .executableTarget(name: "FirstProgram", dependencies: [sesame]),
    .executableTarget(name: "FirstModel", dependencies: [sesame]),
  ])
