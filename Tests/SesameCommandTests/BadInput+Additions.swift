extension BadInput {
  private static let benefits: FileContent = """
    {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
      {"id": "high", "title": "High", "issuer": "I", "kind": "privilege", "from": 700,
       "valid_from": "2026-01-01"}]}
    """

  private static let files: [String: FileContent] = [
    "b.json": benefits, "scored.csv": "id,score\nann,600\nbob,500\ncid,400\n",
    "half.csv": "id,age,score,points_age\nann,31,650,300\nbob,45,500.5,150\n",
    "c.csv": "id,age,c_score,c_points_age\nann,31,650,300\nbob,45,920,9223372036854775807\n",
    "d.csv": "id,age,c_score,c_points_age\nann,31,651,300\nbob,45,920,570\ncid,28,350,0\n",
    "held.csv": "id,age,score,points_age,benefit_high\nann,31,650,300,true\nbob,45,920,570,much\n",
    "others.csv": "source,target\nann,zoe\nzoe,yan\n",
    "x.csv": "date,person\n2026-01-31,ann\n",
    "h.csv": "date,id,score,band,benefits\n2026-05-31,ann,600,high,\n", "key": "short",
  ]

  private static let words = "score people.csv --model model.json"

  static let additions: [BadInput] = [
    BadInput(
      "a history without a date", words + " --history h.csv", files: files, 64,
      "sesame: option '--history' needs the day of the run; add --date, as 2026-03-31"),
    BadInput(
      "a history on standard output", words + " --date 2026-06-30 --history -", files: files, 64,
      "sesame: a history is a file that grows; name a file"),
    BadInput(
      "a history in a device", words + " --date 2026-06-30 --history /dev/null", files: files, 73,
      "/dev/null: a history is a file that grows, and this is none; name a file"),
    BadInput(
      "a history that goes on to a later day", words + " --date 2026-04-30 --history h.csv",
      files: files, 65,
      "h.csv: it goes on to 2026-05-31, which is later than 2026-04-30; add runs in the order of their "
        + "dates, each once; to do a run again, first delete its rows, and those of later dates"),
    BadInput(
      "a history that is none", words + " --date 2026-04-30 --history x.csv", files: files, 65,
      "x.csv:1: this is no history of scores; name a file whose first line is "
        + "date,id,score,band,benefits, or one that is not there yet"),
    BadInput(
      "a history in another format", words + " --date 2026-04-30 --history h.jsonl", files: files,
      64,
      "sesame: h.jsonl: a history is not written as .jsonl; end the name in .csv"),
    BadInput(
      "a date that is none", words + " --benefits b.json --date 2026-02-30", files: files, 64,
      "sesame: option '--date' takes a day such as 2026-03-31, not '2026-02-30'"),
    BadInput(
      "a date for nothing", words + " --date 2026-02-28", files: files, 64,
      "sesame: option '--date' is about benefits, admittance and the history, and none is asked for; "
        + "leave it out"),
    BadInput(
      "benefits of some days and no day", words + " --benefits b.json", files: files, 65,
      "b.json: $.benefits[0]: it is granted on some days only, and the run has no date; name the day of "
        + "the run: --date 2026-03-31"),
    BadInput(
      "benefits that are not there", words + " --benefits c.json", files: files, 66,
      "c.json: the file does not exist; check the path"),
    BadInput(
      "an earlier table that would be overwritten", words + " --previous scored.csv -o scored.csv",
      files: files, 64, "sesame: scored.csv is an input of this run; give --output another file"),
    BadInput(
      "bands of fewer people than may be told", words + " --percentile-bands 4", files: files, 64,
      "sesame: option '--percentile-bands' takes a whole number from 5 to 1000000000, not '4'"),
    BadInput(
      "an earlier table without points", words + " --previous scored.csv", files: files, 65,
      "scored.csv: there are no points of characteristics ('points_age'); let the earlier run write the "
        + "points of every characteristic, too"),
    BadInput(
      "an earlier score that is none", words + " --previous half.csv", files: files, 65,
      "half.csv:3: column 'score' holds '500.5' where scores and points are whole numbers; take the table as "
        + "the earlier run wrote it"),
    BadInput(
      "earlier points that are none, with a prefix", words + " --prefix c_ --previous c.csv",
      files: files, 65,
      "c.csv:3: column 'c_points_age' holds '9223372036854775807' where scores and points are whole numbers; "
        + "take the table as the earlier run wrote it"),
    BadInput(
      "earlier points that don't add up, in the first row", words + " --prefix c_ --previous d.csv",
      files: files, 65,
      "d.csv:2: the points don't add up as in other rows to column 'c_score'; verify the table, and take it as "
        + "the earlier run wrote it"),
    BadInput(
      "an earlier table without the prefix", words + " --prefix c_ --previous people.csv",
      files: files, 65,
      "people.csv: there is no column 'c_score'; take a table that an earlier run wrote, with the same prefix"
    ),
    BadInput(
      "earlier benefits that are none",
      words + " --benefits b.json --date 2026-02-01 --previous held.csv", files: files, 65,
      "held.csv:3: column 'benefit_high' holds texts, where true and false are expected; take the table that "
        + "the run before wrote"),
    BadInput(
      "a history in a stream", words + " --stream --history h.csv --date 2026-06-30", files: files,
      64,
      "sesame: option '--history' needs the whole table, and '--stream' has a part at a time; keep one"
    ),
    BadInput(
      "a card of a kind without the column of kinds", "score people.csv --model Rome=european",
      files: files, 64,
      "sesame: there is no file 'Rome=european', and a card for a kind needs the column of kinds; add "
        + "--entity C"),
    BadInput(
      "friendships of others to verify",
      "verify scored.csv --model model.json --edges others.csv", files: files, 65,
      "scored.csv: 2 people of the friendships are not in the table, which was scored by others; give the "
        + "friendships of that run, or, if it left such people out, --unknown-people drop"),
    BadInput(
      "an earlier table without scores", words + " --previous people.csv", files: files, 65,
      "people.csv: there is no column 'score'; take a table that an earlier run wrote, with the same prefix"
    ),
    BadInput(
      "a key without admittance", words + " --reference-key key", files: files, 64,
      "sesame: option '--reference-key' needs '--admittance'; add it, or leave the key out"),
    BadInput(
      "a key that is short", words + " --admittance 600 --reference-key key", files: files, 65,
      "key: the key has 5 bytes, and needs 16 or more; write a longer one, of random bytes"),
    BadInput(
      "a threshold that is no number", words + " --admittance high", files: files, 64,
      "sesame: option '--admittance' takes a whole number from -1000000000 to 1000000000, not 'high'"
    ),
    BadInput(
      "a table without scores to verify", "verify people.csv --model model.json", files: files, 65,
      "people.csv: there is no column 'score', without which nothing can be verified; take a scored table "
        + "with the score and the points of all categories"),
    BadInput(
      "two inputs on standard input", "score - --model model.json --previous -", files: files, 64,
      "sesame: only one input can be standard input; give the others a path"),
    BadInput(
      "options of friendships without friendships",
      "verify scored.csv --model model.json --weight hours", files: files, 64,
      "sesame: option '--weight' is about friendships, and there are none; add --edges EDGES, or leave it "
        + "out"),
    BadInput(
      "changes at several dates",
      "enrich edges.csv --people people.csv --time time --as-of 2020-06-01,2020-07-01 --points",
      files: files, 64,
      "sesame: option '--points' is about one date, and '--as-of' has several; keep one"),
  ]
}
