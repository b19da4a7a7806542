internal import ArrowInterface
internal import SesameCommand
internal import Tables

// What a run has to say once it is done; before that, and of one that was let go, there is nothing.

private func outcome(_ run: UInt64) -> EmbeddedOutcome {
  Handle<EmbeddedRun>.object(run)?.outcome ?? EmbeddedOutcome()
}

private func result(
  _ run: UInt64, _ index: Int
) -> EmbeddedOutcome.Result? {
  let results = outcome(run).results
  return results.indices.contains(index) ? results[index] : nil
}

/// Returns the status with which the program would end, after sysexits.h; 0 if all went well.
@c public func sesame_run_status(_ run: UInt64) -> Int32 {
  outcome(run).status.rawValue
}

/// Returns what the program would say of the error, to be freed; null if there is none.
@c public func sesame_run_message(
  _ run: UInt64
) -> UnsafeMutablePointer<CChar>? {
  unsafe outcome(run).message.flatMap { unsafe copied($0) }
}

/// Returns how many seconds the work took.
@c public func sesame_run_seconds(_ run: UInt64) -> Double {
  outcome(run).seconds
}

/// Returns what was done, to be freed.
@c public func sesame_run_summary(
  _ run: UInt64
) -> UnsafeMutablePointer<CChar>? {
  unsafe copied(outcome(run).summary)
}

/// Returns the number of warnings.
@c public func sesame_run_warning_count(_ run: UInt64) -> Int {
  outcome(run).warnings.count
}

/// Returns a warning, to be freed; null if there is none of that number.
@c public func sesame_run_warning(
  _ run: UInt64, _ index: Int
) -> UnsafeMutablePointer<CChar>? {
  let warnings = outcome(run).warnings
  return warnings.indices.contains(index) ? unsafe copied(warnings[index]) : nil
}

/// Returns the number of results that were kept in memory.
@c public func sesame_run_result_count(_ run: UInt64) -> Int {
  outcome(run).results.count
}

/// Returns the option that asked for a result, without its dashes, to be freed; null if there is none of
/// that number.
@c public func sesame_run_result_name(
  _ run: UInt64, _ index: Int
) -> UnsafeMutablePointer<CChar>? {
  unsafe result(run, index).flatMap { unsafe copied($0.name) }
}

/// Returns what a result is, to be freed: `table`, `text`, `report` or `graph`; null if there is none of that
/// number.
@c public func sesame_run_result_kind(
  _ run: UInt64, _ index: Int
) -> UnsafeMutablePointer<CChar>? {
  let word: String? =
    switch result(run, index)?.content {
    case .table: "table"
    case .text: "text"
    case .report: "report"
    case .graph: "graph"
    case nil: nil
    }
  return unsafe word.flatMap { unsafe copied($0) }
}

/// Returns the text of a result, to be freed; null if it has none.
///
/// - Parameters:
///   - run: The run.
///   - index: The number of the result, from 0.
///   - form: `text`, `markdown`, `html` or `json`; a plain text has one form only, whatever is asked for.
/// - Returns: The text.
@c public func sesame_run_result_text(
  _ run: UInt64, _ index: Int, _ form: UnsafePointer<CChar>
) -> UnsafeMutablePointer<CChar>? {
  switch result(run, index)?.content {
  case .text(let text): return unsafe copied(text)
  case .report(let text, let markdown, let json, let html):
    let forms = ["text": text, "markdown": markdown, "json": json, "html": html]
    return unsafe forms[String(cString: form)].flatMap { unsafe copied($0) }
  default: return nil
  }
}

/// Hands out the columns of a result as an Arrow stream, as often as wanted.
///
/// - Parameters:
///   - run: The run.
///   - index: The number of the result, from 0.
///   - stream: A `struct ArrowArrayStream *` that is filled, and that the caller releases.
/// - Returns: Whether the result is a table.
@c public func sesame_run_result_stream(
  _ run: UInt64, _ index: Int, _ stream: UnsafeMutableRawPointer
) -> Bool {
  guard case .table(let table)? = result(run, index)?.content else { return false }
  unsafe table.arrowStream().move(to: stream)
  return true
}

/// Returns the graph that a result is, which `sesame_graph_free` frees; 0 if it is none.
@c public func sesame_run_result_graph(
  _ run: UInt64, _ index: Int
) -> UInt64 {
  guard case .graph(let graph)? = result(run, index)?.content else { return 0 }
  return Handle<KeptGraph>.made(of: KeptGraph(graph))
}
