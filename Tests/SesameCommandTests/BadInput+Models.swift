extension BadInput {
  static let models: [BadInput] = [
    BadInput(
      "a missing model", "enrich edges.csv --people people.csv --model nothing.json", 66,
      "nothing.json: the file does not exist; check the path"),
    BadInput(
      "a folder as model", "enrich edges.csv --people people.csv --model ./folder", 66,
      "./folder: this is a folder, not a file; name a file in it"),
    BadInput(
      "a model that is not JSON", "enrich edges.csv --people people.csv --model model.json",
      files: ["model.json": "weights: 35\n"], 65,
      "model.json:1:1: not a JSON value; texts stand in double quotes, a missing value is null"),
    BadInput(
      "an empty model", "enrich edges.csv --people people.csv --model model.json",
      files: ["model.json": ""], 65,
      "model.json:1:1: the file is empty; write a model"),
    BadInput(
      "a model that breaks off", "enrich edges.csv --people people.csv --model model.json",
      files: ["model.json": "{\"format\": \"sesame-sco"], 65,
      "model.json:1:12: a text has no closing quote; close it"),
    BadInput(
      "bins that overlap", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"from\": 30,", "\"from\": 20,"), 65,
      "model.json: $.categories[0].characteristics[0].bins[1]: the bin overlaps the one before "
        + "it; write \"from\": 30"),
    BadInput(
      "bins with a gap", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"from\": 30,", "\"from\": 35,"), 65,
      "model.json: $.categories[0].characteristics[0].bins[1]: numbers from 30 to below 35 fall "
        + "in no bin; write \"from\": 30"),
    BadInput(
      "weights that do not sum to 1", "enrich edges.csv --people people.csv --model model.json",
      model: ("0.95", "0.9"), 65,
      "model.json: $.categories: the weights sum to 0.95, not 1; change them so that they do"),
    BadInput(
      "a key nobody knows", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"purpose\"", "\"purpos\""), 65,
      "model.json: $: the key 'purpos' is not known here; the keys are format, name, version, "
        + "purpose, description, scale, bands, coverage, categories, fit"),
    BadInput(
      "a column that the table lacks", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"column\": \"age\"", "\"column\": \"income\""), 65,
      "people.csv: none of the columns that model 'small' reads is there: 'income'; choose a model "
        + "that fits the table, or rename its columns"),
    BadInput(
      "texts under numeric bins", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"column\": \"age\"", "\"column\": \"city\""), 65,
      "model.json: $.categories[0].characteristics[0]: column 'city' of people.csv holds texts "
        + "(3 of 3 values are not numbers, first in line 2), where the bins are numbers; correct the "
        + "column, or the bins of the model"),
    BadInput(
      "points against the direction", "enrich edges.csv --people people.csv --model model.json",
      model: ("\"direction\": \"higher_is_better\"", "\"direction\": \"lower_is_better\""), 65,
      "model.json: $.categories[0].characteristics[0].bins[1]: points rise from 0 to 300 "
        + "although lower is better; write at most 0"),
    BadInput(
      "a card with a slip", "enrich edges.csv --people people.csv --model 2051", 64,
      "sesame: '2051' is neither a built-in model nor a file; did you mean '2015'?"),
    BadInput(
      "a card nobody knows", "model balanced", 64,
      "sesame: 'balanced' is neither a built-in model nor a file; the built-in models are 2015, "
        + "2015-variant-b, european, small-business"),
    BadInput(
      "earlier scores that are not there",
      "enrich edges.csv --people people.csv --model model.json --relationships earlier --earlier-score before",
      65,
      "model.json: $.categories[1].characteristics[0]: people.csv has no column 'before'; its columns "
        + "are id, age, city"
    ),
    BadInput(
      "earlier scores that are texts",
      "enrich edges.csv --people people.csv --model model.json --relationships earlier --earlier-score city",
      65,
      "model.json: $.categories[1].characteristics[0]: column 'city' of people.csv holds no "
        + "scores: 3 of 3 values are not numbers, first in line 2; name a column of numbers as "
        + "'earlier_score_column'"),
  ]

  static let outputs: [BadInput] = [
    BadInput(
      "a folder that is missing", "features edges.csv -o there/out.csv", 73,
      "there/out.csv: the folder does not exist; make it first"),
    BadInput(
      "a folder as output", "features edges.csv -o folder", 73,
      "folder: this is a folder; name a file in it"),
    BadInput(
      "a file as folder", "features edges.csv -o people.csv/out.csv", 73,
      "people.csv/out.csv: the folder is a file; choose another name"),
    BadInput(
      "a device that is full", "features edges.csv -o /dev/full", 74,
      "/dev/full: no space left on the disk; what was written is incomplete"),
    BadInput(
      "one file for results and bad rows", "features edges.csv -o out.csv --quarantine out.csv", 64,
      "sesame: --output and --quarantine name the same file; name another for --quarantine"),
    BadInput(
      "standard output for results and bad rows", "features edges.csv --quarantine -", 64,
      "sesame: --output and --quarantine would both go to standard output; name a file for "
        + "--quarantine"),
    BadInput(
      "a missing folder for bad rows", "features edges.csv -o out.csv --quarantine there/bad.tsv",
      73,
      "there/bad.tsv: the folder does not exist; make it first"),
  ]
}
