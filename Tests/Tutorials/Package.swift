// swift-tools-version: 6.2
// The programs that the documentation's tutorials end with, as their readers have them at the end.
import PackageDescription

let sesame = Target.Dependency.product(name: "Sesame", package: "sesame")
let package = Package(
  name: "tutorials", platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sesame", path: "../..")],
  targets: [
    .executableTarget(name: "FirstProgram", dependencies: [sesame]),
    .executableTarget(name: "FirstModel", dependencies: [sesame]),
  ])
