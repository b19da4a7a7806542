extension Execution {
  /// How far work is.
  public struct Progress: Sendable, Equatable {
    /// What is being done, in a word or two; empty within a single stage.
    public var stage = ""
    /// The column being computed, where work has columns.
    public var columnName: String?
    /// The finished part of the whole, from 0 to 1.
    public var fractionCompleted: Double
    /// Whether the work tells how far it is; if not, ``fractionCompleted`` stands still.
    ///
    /// Nobody knows it while an input is read that does not tell its length, nor in a call of another library
    /// that is silent until its end.
    public var isMeasured = true
    /// The bytes of its input that the stage has read so far; `nil` where it reads none.
    public var byteCount: Int?

    /// Says how far work is.
    package init(
      stage: String = "", columnName: String? = nil, fractionCompleted: Double,
      isMeasured: Bool = true, byteCount: Int? = nil
    ) {
      self.stage = stage
      self.columnName = columnName
      self.fractionCompleted = fractionCompleted
      self.isMeasured = isMeasured
      self.byteCount = byteCount
    }
  }
}
