/// A result that goes to a place that is no file, such as a table of a database, and gets there together
/// with a run's files or not at all.
package protocol OutputTransaction: AnyObject {
  /// The place's name in messages.
  var name: String { get }

  /// Whether what commits it is far away, and more likely to fail than a disk: such a one is committed
  /// before others.
  var isRemote: Bool { get }

  /// Does all that may fail but the commit itself.
  ///
  /// - Throws: ``DataError``; what was there before is then as it was.
  func prepare() throws(DataError)

  /// Makes what was written last.
  ///
  /// - Throws: ``DataError``; what was there before is then as it was.
  func commit() throws(DataError)

  /// Gives up: leaves what was there before. After ``commit()`` it does nothing.
  func discard()
}
