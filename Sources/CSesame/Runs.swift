internal import ArrowInterface
internal import Execution
internal import SesameCommand

private typealias Run = Handle<EmbeddedRun>

/// Makes a run of a command, which does nothing yet; `sesame_run_free` ends its life.
///
/// - Parameters:
///   - words: The command, its operands and its options, in UTF-8. Inputs whose names begin with `memory:`
///     are given by `sesame_run_add_…`; outputs named so, or `-`, are kept in memory.
///   - count: The number of words.
/// - Returns: The run's number.
@c public func sesame_run_create(
  _ words: UnsafePointer<UnsafePointer<CChar>?>, _ count: Int
) -> UInt64 {
  let words = (0..<count).map { unsafe words[$0].map { unsafe String(cString: $0) } ?? "" }
  return Run.made(of: EmbeddedRun(words: words))
}

/// Gives a run columns: a `struct ArrowArrayStream *`, which is taken over and left released.
@c public func sesame_run_add_stream(
  _ run: UInt64, _ name: UnsafePointer<CChar>, _ stream: UnsafeMutableRawPointer
) {
  unsafe Run.object(run)?.add(
    .stream(ArrowStream(takingOver: stream)), named: String(cString: name))
}

/// Gives a run a graph in the place of an edge list; the caller keeps the graph.
///
/// - Returns: Whether the graph is one that was not let go.
@c public func sesame_run_add_graph(
  _ run: UInt64, _ name: UnsafePointer<CChar>, _ graph: UInt64
) -> Bool {
  guard let graph = Handle<KeptGraph>.object(graph)?.graph else { return false }
  unsafe Run.object(run)?.add(.graph(graph), named: String(cString: name))
  return true
}

/// Gives a run a document: a model, bins, benefits, in UTF-8.
@c public func sesame_run_add_text(
  _ run: UInt64, _ name: UnsafePointer<CChar>, _ text: UnsafePointer<CChar>
) {
  unsafe Run.object(run)?.add(.text(String(cString: text)), named: String(cString: name))
}

/// Begins the work on threads of its own.
@c public func sesame_run_start(_ run: UInt64) { Run.object(run)?.start() }

/// Waits until the work is done, or so many milliseconds; returns whether there is nothing to wait for.
@c public func sesame_run_wait(_ run: UInt64, _ milliseconds: Int32) -> Bool {
  Run.object(run)?.wait(milliseconds: Int(milliseconds)) ?? true
}

/// Returns the finished part of the work, from 0 to 1.
@c public func sesame_run_fraction(_ run: UInt64) -> Double {
  Run.object(run)?.progress?.fractionCompleted ?? 0
}

/// Returns what is being done, in a word or two, to be freed.
@c public func sesame_run_stage(_ run: UInt64) -> UnsafeMutablePointer<CChar>? {
  guard let progress = Run.object(run)?.progress else { return unsafe copied("") }
  return unsafe copied(progress.stage + (progress.columnName.map { ": \($0)" } ?? ""))
}

/// Asks the work to stop, which it does within about a tenth of a second.
@c public func sesame_run_cancel(_ run: UInt64) { Run.object(run)?.cancel() }

/// Lets a run go, once: work that goes on ends by itself, and nobody hears of it.
@c public func sesame_run_free(_ run: UInt64) { Run.release(run) }

/// Lets no run call what other libraries made any more, for the rest of the process: neither streams that were given
/// nor what releases their memory; and waits for calls that are being made, for so many milliseconds at most.
///
/// For an interpreter that ends, and whose code such calls may run.
///
/// - Returns: Whether none is being made.
@c public func sesame_close(_ milliseconds: Int32) -> Bool {
  ProducerCalls.ofProcess.close(waitingFor: Int(milliseconds))
}
