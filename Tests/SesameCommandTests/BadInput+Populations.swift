extension BadInput {
  private static let records: [String: FileContent] = [
    "records.csv": "id,late,city\n1,0,Rome\n2,1,Oslo\n3,0,Bern\n"
  ]
  private static let pairing = "generate --graph edges.csv --records records.csv"

  /// Populations that can't be.
  static let populations: [BadInput] = [
    BadInput(
      "nobody", "generate --size 0", 64,
      "sesame: option '--size' takes a whole number from 1 to 200000000, not '0'"),
    BadInput(
      "a negative number of people", "generate --size=-4", 64,
      "sesame: option '--size' takes a whole number from 1 to 200000000, not '-4'"),
    BadInput(
      "one person", "generate --size 1", 64,
      "sesame: 1 person can't have 10.0 friends each in the mean; generate at least 5 people"),
    BadInput(
      "too many ties", "generate --size 200000000 --mean-degree 60", 64,
      "sesame: these would be more than 1000000000 ties; generate fewer people, or with a smaller mean degree"
    ),
    BadInput(
      "more people than memory", "generate --size 1000000 --memory 1M", 74,
      "population: 1000000 accounts may take 0.12 GB of memory, and 0.0 GB may be used; generate fewer, or "
        + "raise --memory"),
    BadInput(
      "a homophily that is no number", "generate --homophily nan", 64,
      "sesame: option '--homophily' takes a number, not 'nan'"),
    BadInput(
      "a homophily above 1", "generate --homophily 1.2", 64,
      "sesame: a homophily is from 0 to below 1, not 1.2; take 0.3"),
    BadInput(
      "a share above 1", "generate --missing-share 1.5", 64,
      "sesame: a share of missing values is from 0 to below 1, not 1.5; take 0.05"),
    BadInput(
      "a reliability above 1", "generate --reliabilities loan=2", 64,
      "sesame: the reliability of 'loan' is 2; take a number from 0 to 1"),
    BadInput(
      "a source twice", "generate --reliabilities loan=1,loan=0.5", 64,
      "sesame: option '--reliabilities' has 'loan' twice; keep one"),
    BadInput(
      "no operand", "generate edges.csv", 64,
      "sesame: 'generate' does not know what to do with 'edges.csv'; see 'sesame help generate'"),
    BadInput(
      "attack ties without sybil accounts", "generate --attack-ties 3", 64,
      "sesame: option '--attack-ties' is about sybil accounts, and there are none; add --sybils N"),
    BadInput(
      "customers without businesses", "generate --customers 3", 64,
      "sesame: option '--customers' is about businesses, and there are none; add --businesses N"),
    BadInput(
      "transfers that are not written", "generate --transfers-per-tie 3", 64,
      "sesame: option '--transfers-per-tie' is about transfers, and they are not written; add --transfers FILE"
    ),
    BadInput(
      "parameters as a table", "generate --parameters p.csv", 64,
      "sesame: p.csv: parameters are not written as .csv; end the name in .json"),
    BadInput(
      "two outputs in one file", "generate -o a.csv --truth a.csv", 64,
      "sesame: --output and --truth name the same file; name another for --truth"),
    BadInput(
      "records without a graph", "generate --records people.csv", 64,
      "sesame: option '--records' is about real people and their records; add --graph EDGES, or leave it out"
    ),
    BadInput(
      "a graph without records", "generate --graph edges.csv", 64,
      "sesame: the records are missing; add --records TABLE"),
    BadInput(
      "records without a risk", pairing, files: records, 64,
      "sesame: nothing says which records are risky; add --risk C=X, such as --risk defaulted=1"),
    BadInput(
      "made-up people with a real graph", pairing + " --risk late=1 --size 3", files: records, 64,
      "sesame: option '--size' is about people who are made up; leave it or --graph out"),
    BadInput(
      "a risk that is not there", pairing + " --risk lat=1", files: records, 65,
      "records.csv: column 'lat' is missing; did you mean 'late'? the columns are 'id', 'late', 'city'"
    ),
    BadInput(
      "a risk of texts", pairing + " --risk city=1", files: records, 65,
      "records.csv:2: column 'city' holds texts: 3 of 3 values are not numbers, first here; choose a column of numbers"
    ),
    BadInput(
      "a risk that counts nothing", pairing + " --risk late=0", files: records, 64,
      "sesame: column 'late' counts 0.0 times; take a number other than 0 up to a million, below 0 where low values are risky"
    ),
    BadInput(
      "too few records", pairing + " --risk late=1",
      files: ["records.csv": "id,late\n1,0\n2,1\n"], 65,
      "records.csv: it has 2 records for 3 people; give at least one each"),
    BadInput(
      "records that are all alike", pairing + " --risk late=1",
      files: ["records.csv": "id,late\n1,0\n2,0\n3,0\n"], 65,
      "records.csv: column 'late' has one value alone, which makes no difference in risk; name other columns"
    ),
    BadInput(
      "more homophily than three people have", pairing + " --risk late=1 --homophily 0.5",
      files: records, 64,
      "sesame: a homophily of 0.5 is more than these friendships and records allow; ask for at most 0.0"
    ),
    BadInput(
      "an empty table of records", pairing + " --risk late=1", files: ["records.csv": ""], 65,
      "records.csv: the file is empty; …"),
    BadInput(
      "a people table in place of the records", pairing + " --risk late=1 -o records.csv",
      files: records, 64,
      "sesame: records.csv is an input of this run; give --output another file"),
  ]
}
