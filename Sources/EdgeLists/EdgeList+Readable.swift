public import Files

extension EdgeList: Readable {
  /// Lists of delimited text whose layout is found in the first rows.
  public static var defaultOptions: EdgeListFormat { .detected }
}
