extension BadInput {
  static let people: [BadInput] = [
    BadInput(
      "a missing people table", "enrich edges.csv --people nothing.csv", 66,
      "nothing.csv: the file does not exist; check the path"),
    BadInput(
      "a folder as people table", "enrich edges.csv --people folder", 66,
      "folder: this is a folder, not a file; name a file in it"),
    BadInput(
      "an empty people table", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": ""], 65,
      "people.csv: the file is empty; a table has a line of column names and a line per person"),
    BadInput(
      "a people table without rows", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age\n"], 65,
      "people.csv: the table has no rows; add a line per person below the column names"),
    BadInput(
      "an identifier column that is not there",
      "enrich edges.csv --people people.csv --model model.json --id name", 65,
      "people.csv:1: column 'name' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "an identifier column with a slip",
      "enrich edges.csv --people people.csv --model model.json --id agee", 65,
      "people.csv:1: column 'agee' is missing; did you mean 'age'? the columns are 'id', 'age', 'city'"
    ),
    BadInput(
      "an identifier column beyond the last",
      "enrich edges.csv --people people.csv --model model.json --id 7", 65,
      "people.csv:1: column '7' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "a person who is there twice", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age\nann,31\nbob,45\nann,28\n"], 65,
      "people.csv:4:1: the person is in the table twice, first in line 2 (people are identified by "
        + "the first column, 'id'); keep one row, name another column with --id C, or number the "
        + "rows with --id row"),
    BadInput(
      "a person without an identifier", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age\nann,31\n,45\n"], 65,
      "people.csv:3:1: the identifier is empty; give every person one"),
    BadInput(
      "identifiers of two types", "enrich edges.csv --people people.jsonl --model model.json",
      files: ["people.jsonl": "{\"id\": 1, \"age\": 31}\n{\"id\": \"1\", \"age\": 45}\n"], 65,
      "people.jsonl:2:8: the identifier is a text here and a number in line 1; write every "
        + "identifier in double quotes"),
    BadInput(
      "a broken JSON line", "enrich edges.csv --people people.jsonl --model model.json",
      files: ["people.jsonl": "{\"id\": \"ann\", \"age\": 31}\n{\"id\": \"bob\", \"age\": }\n"], 65,
      "people.jsonl:2:22: not a JSON value; texts stand in double quotes, a missing value is null"),
    BadInput(
      "a nested JSON value", "enrich edges.csv --people people.jsonl --model model.json",
      files: ["people.jsonl": "{\"id\": \"ann\", \"age\": [31]}\n"], 65,
      "people.jsonl:1:22: a value is nested; a table holds numbers, texts, true, false and null "
        + "only"),
    BadInput(
      "a JSON line without the identifier",
      "enrich edges.csv --people people.jsonl --model model.json",
      files: ["people.jsonl": "{\"id\": \"ann\", \"age\": 31}\n{\"age\": 31}\n"], 65,
      "people.jsonl:2:1: the identifier is missing; give every line a value named 'id'"),
    BadInput(
      "a JSON name twice in a line", "enrich edges.csv --people people.jsonl --model model.json",
      files: ["people.jsonl": "{\"id\": \"ann\", \"age\": 31, \"age\": 32}\n"], 65,
      "people.jsonl:1:26: the name 'age' is in the line twice; keep one"),
    BadInput(
      "a quote open in the table", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,city\nann,\"Rome\nbob,Oslo\n"], 65,
      "people.csv:2:5: a quote is opened here and never closed; close it, or double it if it "
        + "belongs to the text"),
    BadInput(
      "text after a closing quote in the table",
      "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,city\nann,\"Rome\"s\n"], 65,
      "people.csv:2:11: text follows the closing quote; double the quotes that belong to the text"),
    BadInput(
      "a table in UTF-16", "enrich edges.csv --people people.csv --model model.json",
      files: [
        "people.csv": FileContent(bytes: [
          0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00, 0x2C, 0x00, 0x61, 0x00, 0x67, 0x00, 0x65, 0x00, 0x0A,
          0x00, 0x61, 0x00, 0x6E, 0x00, 0x6E, 0x00, 0x2C, 0x00, 0x33, 0x00, 0x0A, 0x00,
        ])
      ], 65,
      "people.csv:1:4: a NUL byte, which text does not have; save the file as UTF-8 text if it "
        + "is UTF-16 or a spreadsheet"),
    BadInput(
      "a table in Latin-1", "enrich edges.csv --people people.csv --model model.json",
      files: [
        "people.csv": FileContent(bytes: [
          0x69, 0x64, 0x2C, 0x63, 0x69, 0x74, 0x79, 0x0A, 0x61, 0x6E, 0x6E, 0x2C, 0x5A, 0xFC, 0x72,
          0x69, 0x63, 0x68, 0x0A,
        ])
      ], 65,
      "people.csv:2:6: the bytes are not UTF-8; save the file as UTF-8"),
    BadInput(
      "too few fields in the table", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age\nann,31\nbob\n"], 65,
      "people.csv:3:1: expected 2 fields, found 1; check the separator and the quotes"),
    BadInput(
      "too many fields in the table", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age\nann,31\nbob,45,x\n"], 65,
      "people.csv:3:1: expected 2 fields, found 3; check the separator and the quotes"),
    BadInput(
      "two columns of one name", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age,age\nann,31,32\n"], 65,
      "people.csv:1:8: two columns are named 'age'; the first line gives every column its own name"),
    BadInput(
      "a column without a name", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,,age\nann,31,32\n"], 65,
      "people.csv:1:4: the column has no name; name every column in the first line"),
    BadInput(
      "a column named like a feature", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age,degree\nann,31,2\n"], 65,
      "people.csv: column 'degree' is there already; rename it, put a prefix before "
        + "new columns with --prefix, or leave the results of an earlier run out of the table"),
    BadInput(
      "a column named like the community", "features edges.csv --people people.csv",
      files: ["people.csv": "id,community\nann,31\n"], 65,
      "people.csv: column 'community' is there already; rename it, put a prefix before "
        + "new columns with --prefix, or leave the results of an earlier run out of the table"),
    BadInput(
      "a column named like the score", "enrich edges.csv --people people.csv --model model.json",
      files: ["people.csv": "id,age,score\nann,31,1\n"], 65,
      "people.csv: column 'score' is there already; rename it, put a prefix before "
        + "new columns with --prefix, or leave the results of an earlier run out of the table"),
    BadInput(
      "a column named like the score, without a graph", "score people.csv --model model.json",
      files: ["people.csv": "id,age,score\nann,31,1\n"], 65,
      "people.csv: column 'score' is there already; rename it, put a prefix before "
        + "new columns with --prefix, or leave the results of an earlier run out of the table"),
    BadInput(
      "friends averaged over texts",
      "enrich edges.csv --people people.csv --model model.json --aggregate city", 65,
      "people.csv:2: column 'city' holds texts: 3 of 3 values are not numbers, first here; choose a "
        + "column of numbers, or ask for what is told of texts (--statistics): levels (shares of the "
        + "most frequent ones), entropy, mode (the most frequent one), share_like_own"),
    BadInput(
      "friends averaged over no column",
      "enrich edges.csv --people people.csv --model model.json --aggregate income", 65,
      "people.csv: column 'income' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "friends averaged over a column twice",
      "enrich edges.csv --people people.csv --model model.json --aggregate age,age", 64,
      "sesame: option '--aggregate' has 'age' twice; keep one"),
    BadInput(
      "friends averaged without a table", "features edges.csv --aggregate age", 64,
      "sesame: there is no people table to aggregate over; give one with --people"),
    BadInput(
      "a restart at a negative number",
      "enrich edges.csv --people people.csv --model model.json --reset age",
      files: ["people.csv": "id,age\nann,31\nbob,-1\n"], 65,
      "people.csv:3: column 'age' can't say where PageRank restarts: 1 of its numbers is negative, "
        + "first here; correct it, or name another column"),
    BadInput(
      "a restart nowhere", "enrich edges.csv --people people.csv --model model.json --reset age",
      files: ["people.csv": "id,age\nann,0\nbob,0\n"], 65,
      "people.csv: column 'age' can't say where PageRank restarts: it has no number above zero; "
        + "name a column with some"),
    BadInput(
      "a restart at texts", "enrich edges.csv --people people.csv --model model.json --reset city",
      65,
      "people.csv:2: column 'city' holds texts: 3 of 3 values are not numbers, first here; choose a "
        + "column of numbers"),
    BadInput(
      "a restart at no column",
      "enrich edges.csv --people people.csv --model model.json --reset income", 65,
      "people.csv: column 'income' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "a restart without a table", "features edges.csv --reset age", 64,
      "sesame: there is no people table to take column 'age' from; give one with --people"),
    BadInput(
      "an unknown person to explain",
      "explain edges.csv --people people.csv --model model.json --person dora",
      files: ["edges.csv": "ann,bob\nbob,cid\n"], 65,
      "people.csv: no person 'dora' in column 'id'; check the identifier"),
    BadInput(
      "a person in another case",
      "explain edges.csv --people people.csv --model model.json --person eve",
      files: [
        "edges.csv": "ann,bob\nbob,cid\n",
        "people.csv": "id,age\nann,31\nbob,45\ncid,28\nEve,30\n",
      ], 65,
      "people.csv: no person 'eve' in column 'id'; did you mean 'Eve'?"),
    BadInput(
      "the edge list for the table", "enrich people.csv --people edges.csv --model model.json",
      files: ["edges.csv": "source,target\nann,bob\nann,cid\n"], 65,
      "edges.csv:3:1: the person is in the table twice, first in line 2 (people are identified by "
        + "the first column, 'source'); exchange EDGES and --people if this is the edge list, as it "
        + "looks; else keep one row, name another column with --id C, or number the rows with --id "
        + "row"),
    BadInput(
      "a text among truth values",
      "enrich edges.csv --people people.csv --model model.json --aggregate owner",
      files: ["people.csv": "id,age,owner\nann,31,True\nbob,45,False\ncid,28,yes\n"], 65,
      "people.csv:4: column 'owner' holds texts: 1 of 3 values is neither true nor false, first "
        + "here; correct it, or read it as missing with --missing 'owner=<the text>'"),
  ]
}
