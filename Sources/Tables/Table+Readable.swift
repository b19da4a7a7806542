public import Files

extension Table: Readable {
  /// Every option of ``TableReadingOptions`` at its default.
  public static var defaultOptions: TableReadingOptions { TableReadingOptions() }
}
