/// A result that goes to a place that is no file, such as a table of a database, and gets there together
/// with a run's files or not at all.
package protocol OutputTransaction: AnyObject {
  /// The place's name in messages.
  var name: String { get }

  /// Makes what was written last.
  ///
  /// - Throws: ``DataError``; what was there before is then as it was.
  func commit() throws(DataError)

  /// Gives up: leaves what was there before. After ``commit()`` it does nothing.
  func discard()
}
