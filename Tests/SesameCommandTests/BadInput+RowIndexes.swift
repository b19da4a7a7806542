extension BadInput {
  /// Files with an index of rows that nothing tells from people.
  static let rowIndexes: [BadInput] = [
    BadInput(
      "an edge list with an index of rows and columns of unusual names", "features edges.csv",
      files: ["edges.csv": ",left,right\n0,ann,bob\n1,bob,cid\n"], 65,
      "edges.csv:1:1: the first column has no name and holds an index of rows, not people; name the "
        + "columns of source and target with --source and --target, or remove the one without a name"
    ),
    BadInput(
      "the same with a column that is named, but none of people",
      "features edges.csv --weight strength",
      files: ["edges.csv": ",left,right,strength\n0,ann,bob,1\n1,bob,cid,2\n"], 65,
      "edges.csv:1:1: the first column has no name and holds an index of rows, not people; name the "
        + "columns of source and target with --source and --target, or remove the one without a name"
    ),
    BadInput(
      "a people table with an index of rows", "features edges.csv --people people.csv",
      files: ["people.csv": ",id,age\n0,ann,31\n1,bob,45\n"], 65,
      "people.csv:1:1: the first column has no name, as an index of the rows has none; name the "
        + "column that identifies people, as with --id id, or give this one a name"),
  ]
}
