import Testing

/// A mistake of whoever runs the program, and all that the program answers.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String]
  /// The files of the folder, besides the faultless ones that every row has.
  let files: [String: FileContent]
  let standardInput: FileContent
  let status: Int32
  /// The line on standard error; `…` stands for words that are igraph's own.
  let message: String
  /// Whether `…` stands for itself.
  private(set) var isWithoutEllipsis = false

  init(
    _ name: String, _ words: String = "", arguments: [String]? = nil,
    files: [String: FileContent] = [:], model: (old: String, new: String)? = nil,
    standardInput: FileContent = "", _ status: Int32, _ message: String
  ) {
    self.name = name
    self.arguments = arguments ?? words.split(separator: " ").map(String.init)
    var files = Samples.files.merging(files) { $1 }
    if let (old, new) = model {
      files["model.json"] = FileContent(Samples.model.replacing(old, with: new, maxReplacements: 1))
    }
    self.files = files
    self.standardInput = standardInput
    self.status = status
    self.message = message
  }

  var testDescription: String { name }

  /// The same with a message in which `…` stands for itself.
  var withoutEllipsis: BadInput {
    var input = self
    input.isWithoutEllipsis = true
    return input
  }
}

/// Files without a fault.
enum Samples {
  static let files: [String: FileContent] = [
    "edges.csv": FileContent(edges), "people.csv": FileContent(people),
    "model.json": FileContent(model),
  ]

  /// The same with an edge list that has no column of weights which a run could leave unused.
  static let filesWithoutWeights = files.merging([
    "edges.csv": FileContent(edges.replacing("weight", with: "hours"))
  ]) { $1 }

  static let edges = """
    source,target,weight,time
    ann,bob,1,2020-01-01
    bob,cid,2,2020-02-01
    cid,ann,3,2020-03-01

    """

  static let people = """
    id,age,city
    ann,31,Rome
    bob,45,Oslo
    cid,28,Bern

    """

  /// A score of 570 points by age and 30 by friends.
  static let model = """
    {
      "format": "sesame-score-model/1", "name": "small", "version": "1", "purpose": "test",
      "scale": {"minimum": 350, "maximum": 950},
      "bands": [{"name": "low", "from": 350}, {"name": "high", "from": 600}],
      "coverage": {"minimum": 0.5},
      "categories": [
        {
          "name": "personal_characteristics", "weight": 0.95,
          "characteristics": [
            {
              "name": "age", "column": "age", "direction": "higher_is_better", "budget": 570,
              "bins": [
                {"below": 30, "points": 0}, {"from": 30, "below": 40, "points": 300},
                {"from": 40, "points": 570}
              ],
              "missing": {"points": 300}, "reason": "The age is low"
            }
          ]
        },
        {
          "name": "interpersonal_relationships", "weight": 0.05,
          "characteristics": [
            {
              "name": "friends", "kind": "friends_scores", "budget": 30, "mode": "fixed_point",
              "reason": "Friends' scores are low"
            }
          ]
        }
      ]
    }

    """
}
