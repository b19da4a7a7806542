internal import CCarquet
internal import Files
internal import LibC

/// Looks for the library carquet: where a variable of the environment says, where the system has its
/// libraries, and where `pip install carquet` puts it.
package struct CarquetFinder {
  /// Why there is no library to work with.
  package struct Absence: Error, Equatable {
    /// What is missing.
    package let problem: String
    /// What to do about it.
    package let remedy: String

    func error(_ name: String) -> DataError {
      DataError(.unavailable, source: name, problem: problem, remedy: remedy)
    }
  }

  /// The variable that names the file.
  static let variable = "SESAME_CARQUET"
  /// The beginning of versions whose functions are the ones that are called.
  private static let version = "0.7."
  private static let install = "pip install 'carquet==0.7.*'"
  private static let fileNames = ["libcarquet.so", "libcarquet.dylib"]

  /// Where the system has its packages of Python.
  package var systemRoots = ["/usr/local", "/usr"]
  /// Whether the system's loader looks for the library as well.
  package var asksLoader = true
  /// A variable of the environment; `nil` if it is not set or empty.
  package var environment: (String) -> String? = { name in
    unsafe getenv(name).flatMap { unsafe String(validatingCString: $0) }.flatMap {
      $0.isEmpty ? nil : $0
    }
  }

  /// What came of an attempt to load a library.
  private enum Attempt {
    case loaded(Carquet)
    case refused(Absence)
    case absent
  }

  /// Looks where the environment of this process says.
  package init() {}

  /// Loads the library.
  package func codec() -> Result<any ParquetCodec, Absence> {
    if let path = environment(Self.variable) {
      switch Self.load(path) {
      case .loaded(let library): return .success(library)
      case .refused(let absence): return .failure(absence)
      case .absent:
        return .failure(
          Absence(
            problem: "there is no library '\(path)', which \(Self.variable) names",
            remedy: "correct the variable, or unset it and run \(Self.install)"))
      }
    }
    var refusal: Absence?
    for paths in [systemPaths, packagePaths, pythonsPaths] {
      for path in paths() {
        switch Self.load(path) {
        case .loaded(let library): return .success(library)
        case .refused(let absence): refusal = refusal ?? absence
        case .absent: break
        }
      }
    }
    return .failure(
      refusal
        ?? Absence(
          problem: "Parquet needs the library carquet, which is not installed",
          remedy: "run \(Self.install), or name the file libcarquet.so in the variable "
            + Self.variable))
  }

  /// Loads a library if it is there and of the right version.
  private static func load(_ path: String) -> Attempt {
    var message = [CChar](repeating: 0, count: Int(CCARQUET_MESSAGE_SIZE))
    var library: OpaquePointer?
    let outcome = unsafe ccarquet_load(path, &library, &message)
    let words = message.untilNUL
    guard outcome != ccarquet_absent else {
      // A file that is there may be one of another machine.
      guard path.contains("/"), unsafe access(path, F_OK) == 0 else { return .absent }
      return .refused(
        Absence(
          problem: "the library \(path) can't be loaded (\(words))", remedy: "run \(install)"))
    }
    guard outcome == ccarquet_loaded, let library = unsafe library else {
      return .refused(
        Absence(
          problem: "the library \(path) is not carquet 0.7: \(words)", remedy: "run \(install)"))
    }
    let version = unsafe ccarquet_version(library).map { unsafe String(cString: $0) } ?? ""
    guard version.hasPrefix(Self.version) else {
      return .refused(
        Absence(
          problem: "the library \(path) is carquet \(version), and 0.7 is needed",
          remedy: "run \(install)"))
    }
    return .loaded(unsafe Carquet(library, version: version))
  }
}

extension CarquetFinder {
  /// What the system's loader looks for in its usual places.
  private func systemPaths() -> [String] { asksLoader ? Self.fileNames : [] }

  /// Where packages of Python are: of an environment that is active or whose `python3` is the one to
  /// run, of the person, and of the system.
  private func packagePaths() -> [String] {
    var roots = [environment("VIRTUAL_ENV")].compactMap(\.self)
    if let python = pythonPath { roots.append(python + "/..") }
    if let home = environment("HOME") { roots.append(home + "/.local") }
    roots += systemRoots
    return roots.flatMap { root in
      (Input.names(inFolder: root + "/lib") ?? []).filter { $0.hasPrefix("python3") }.sorted()
        .reversed()
        .flatMap { version in
          ["site-packages", "dist-packages"].map { "\(root)/lib/\(version)/\($0)/carquet" }
        }
    }
    .flatMap { folder in Self.fileNames.map { "\(folder)/\($0)" } }
    .filter { unsafe access($0, F_OK) == 0 }
  }

  /// The folder of the `python3` to run.
  private var pythonPath: String? {
    (environment("PATH") ?? "").split(separator: ":").map(String.init).first {
      unsafe access($0 + "/python3", X_OK) == 0
    }
  }

  /// Where Python itself says that the package is, which takes a moment.
  private func pythonsPaths() -> [String] {
    guard pythonPath != nil else { return [] }
    let program =
      "import importlib.util as u; s = u.find_spec('carquet'); "
      + "print(s.submodule_search_locations[0] if s else '')"
    let command = "python3 -c \"\(program)\" 2>/dev/null"
    guard let stream = unsafe popen(command, "r") else { return [] }
    defer { unsafe pclose(stream) }
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard unsafe fgets(&bytes, CInt(bytes.count), stream) != nil else { return [] }
    let folder = bytes.untilNUL.split(separator: "\n").first ?? ""
    return folder.isEmpty ? [] : Self.fileNames.map { "\(folder)/\($0)" }
  }
}
