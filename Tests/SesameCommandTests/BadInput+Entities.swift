extension BadInput {
  /// Kinds of entities and their cards.
  static let entities: [BadInput] = [
    BadInput(
      "a column of kinds that is not there", "score people.csv --entity kind --model a=model.json",
      65,
      "people.csv: column 'kind' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "identifiers as kinds", "score people.csv --entity id --model a=model.json", 65,
      "people.csv: column 'id' is that of the identifiers, not of kinds; name the column that tells each "
        + "row's kind"),
    BadInput(
      "an outcome as kinds",
      "score people.csv --outcome city --event Rome --entity city --model Rome=model.json",
      65,
      "people.csv: column 'city' is an outcome, not of kinds; name the column that tells each row's kind"
    ),
    BadInput(
      "no kind with a card", "score people.csv --entity city --model person=model.json", 65,
      "people.csv: no row's kind in column 'city' has a card; give a card for 'Bern', 'Oslo', 'Rome'"
    ),
    BadInput(
      "kinds without cards", "score people.csv --entity city", 64,
      "sesame: option '--entity' needs a card for each kind; add --model KIND=FILE, once for each"),
    BadInput(
      "a card without a kind", "score people.csv --entity city --model model.json", 64,
      "sesame: with '--entity', option '--model' takes kinds, each with its card, such as person=2015, not "
        + "'model.json'"),
    BadInput(
      "two cards for one kind",
      "score people.csv --entity city --model Rome=model.json --model Rome=2015", 64,
      "sesame: option '--model' has two cards for kind 'Rome'; keep one"),
    BadInput(
      "two cards for all", "score people.csv --model model.json --model 2015", 64,
      "sesame: option '--model' is given twice; keep one, or name the column of kinds with '--entity'"
    ),
    BadInput(
      "a card for a kind of no column", "score people.csv --model Rome=model.json", 64,
      "sesame: there is no file 'Rome=model.json', and a card for a kind needs the column of kinds; add "
        + "--entity C"),
    BadInput(
      "a card whose columns are missing",
      "score people.csv --entity city --model Rome=model.json,Oslo=european", 65,
      "people.csv: none of the columns that model 'european' for kind 'Oslo' reads is there: …"),
    BadInput(
      "cards in a stream", "score people.csv --stream --entity city --model Rome=model.json", 64,
      "sesame: options '--stream' and '--entity' don't go together: a stream has one card for all rows; "
        + "leave one out"),
    BadInput(
      "cards for kinds of which influence is asked",
      "influence edges.csv --people people.csv --person ann --entity city --model Rome=model.json",
      64,
      "sesame: influence is measured with one card for all, and '--entity' asks for one for each kind of "
        + "entity; give one '--model FILE'; what is proven with a card for each kind, 'sesame explain' tells"
    ),
    BadInput(
      "a card for a kind of which influence is asked",
      "influence edges.csv --people people.csv --person ann --model Rome=model.json", 64,
      "sesame: influence is measured with one card for all, and '--model' has one for a kind of entity; give "
        + "one '--model FILE'; what is proven with a card for each kind, 'sesame explain' tells"),
    BadInput(
      "several cards of which influence is asked",
      "influence edges.csv --people people.csv --person ann --model 2015 --model model.json", 64,
      "sesame: influence is measured with one card for all, and '--model' has several; give one '--model "
        + "FILE'; what is proven with a card for each kind, 'sesame explain' tells"),
    BadInput(
      "an earlier run without kinds",
      "score people.csv --previous before.csv --entity city --model Rome=model.json",
      files: ["before.csv": "id,score\nann,600\n"], 65,
      "before.csv: column 'city' is missing; the columns are 'id', 'score'"),
    BadInput(
      "kinds of ends without people",
      "features edges.csv --weight weight --time time --as-of 2021-01-01 "
        + "--kind-of-ends city", 64,
      "sesame: kinds of friendships are made of people's, and there is no table of people; give one with a column "
        + "'city' (--people)"),
    BadInput(
      "two origins of kinds",
      "features edges.csv --people people.csv --kind time --kind-of-ends city", 64,
      "sesame: options '--kind-of-ends' and '--kind' don't go together; keep one"),
    BadInput(
      "kinds of ends that are not there",
      "features edges.csv --people people.csv --weight weight --time time --as-of 2021-01-01 "
        + "--kind-of-ends kind", 65,
      "people.csv: column 'kind' is missing; the columns are 'id', 'age', 'city'"),
  ]
}
