extension BadInput {
  static let all =
    edgeLists + oddLists + foreignFiles + foreignEndings
    + listOptions + rowIndexes + graphFiles + snapshots + people
    + nameless + models + usage + idle + outputs + endings + statistics + ties + outcomes + columns
    + influence + bins + fits + validation + drift + certainty + additions + claims + entities
    + populations

  static let edgeLists: [BadInput] = [
    BadInput(
      "a missing file", "features nothing.csv", 66,
      "nothing.csv: the file does not exist; check the path"),
    BadInput(
      "a folder in place of a file", "features folder", 66,
      "folder: this is a folder, not a file; name a file in it"),
    BadInput(
      "an empty file", "features edges.csv", files: ["edges.csv": ""], 65,
      "edges.csv: the file has no rows; give one friendship a line, two people in each"),
    BadInput(
      "an empty standard input", "features -", 65,
      "standard input: the file has no rows; give one friendship a line, two people in each"),
    BadInput(
      "a header and no rows", "features edges.csv", files: ["edges.csv": "source,target\n"], 65,
      "edges.csv: the file has a header and no rows; give one friendship a line, two people in each"
    ),
    BadInput(
      "comments alone", "features edges.csv", files: ["edges.csv": "# one\n% two\n"], 65,
      "edges.csv: the file has no rows but 2 comment lines; give one friendship a line, two people in "
        + "each; --comment C says what a comment begins with"),
    BadInput(
      "a column name that is not there", "features edges.csv --source from", 65,
      "edges.csv:1:1: column 'from' is missing; the columns are 'source', 'target', 'weight', "
        + "'time'"),
    BadInput(
      "a weight column that is not there", "features edges.csv --weight wieght", 65,
      "edges.csv:1:1: column 'wieght' is missing; did you mean 'weight'? the columns are 'source', "
        + "'target', 'weight', 'time'"),
    BadInput(
      "a column number beyond the last", "features edges.csv --target 9", 65,
      "edges.csv:1:1: column 9 is missing; the rows have 4 fields"),
    BadInput(
      "a column number of 0", "features edges.csv --target 0", 64,
      "edges.csv: there is no column 0; count columns from 1"),
    BadInput(
      "a column name without a header", "features edges.csv --weight w",
      files: ["edges.csv": "1,2,3\n2,3,4\n"], 65,
      "edges.csv:1:1: column 'w' is unknown, since there is no header; give columns by number"),
    BadInput(
      "source and target in one column", "features edges.csv --source 2", 64,
      "edges.csv: source and target are the same column; name two columns"),
    BadInput(
      "a weight that is a word", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,heavy\n"], 65,
      "edges.csv:3:9: weight \(notPositive)"),
    BadInput(
      "a negative weight", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,-2\n"], 65,
      "edges.csv:3:9: weight '-2' \(notPositive)"),
    BadInput(
      "a weight of zero", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,0\n"], 65,
      "edges.csv:3:9: weight '0' \(notPositive)"),
    BadInput(
      "a weight of NaN", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,nan\n"], 65,
      "edges.csv:3:9: weight 'nan' \(notPositive)"),
    BadInput(
      "an infinite weight", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,inf\n"], 65,
      "edges.csv:3:9: weight 'inf' \(notPositive)"),
    BadInput(
      "an empty weight", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,\n"], 65,
      "edges.csv:3:9: weight '' \(notPositive)"),
    BadInput(
      "a weight with a decimal comma", "features edges.csv --weight weight",
      files: ["edges.csv": "source,target,weight\nann,bob,1\nbob,cid,\"1,5\"\n"], 65,
      "edges.csv:3:9: weight '1,5' is not a number greater than 0; "
        + "say --decimal comma if the comma is the decimal mark"),
    BadInput(
      "a time that is a word", "features edges.csv --time time --as-of 2021-01-01",
      files: ["edges.csv": "source,target,time\nann,bob,2020-01-01\nbob,cid,yesterday\n"], 65,
      "edges.csv:3:9: time is neither unix seconds nor a date of ISO 8601; write it like "
        + "1700000000 or 2023-11-14T22:13:20Z, or set such rows aside with --quarantine"),
    BadInput(
      "a thirteenth month", "features edges.csv --time time --as-of 2021-01-01",
      files: ["edges.csv": "source,target,time\nann,bob,2020-01-01\nbob,cid,2020-13-01\n"], 65,
      "edges.csv:3:9: time '2020-13-01' is neither unix seconds nor a date of ISO 8601; write it "
        + "like 1700000000 or 2023-11-14T22:13:20Z, or set such rows aside with --quarantine"),
    BadInput(
      "a quote that stays open", "features edges.csv",
      files: ["edges.csv": "source,target\nann,bob\nbob,\"cid\n"], 65,
      "edges.csv:3:5: a quote is opened here and never closed; close it, or double it if it "
        + "belongs to the text"),
    BadInput(
      "text after a closing quote", "features edges.csv",
      files: ["edges.csv": "source,target\nann,\"bob\"by\n"], 65,
      "edges.csv:2:10: text follows the closing quote; double the quotes that belong to the text"),
    BadInput(
      "a NUL byte", "features edges.csv", files: ["edges.csv": "source,target\nann,b\0b\n"], 65,
      "edges.csv:2:6: a NUL byte, which text does not have; save the file as UTF-8 text if it is "
        + "UTF-16 or a spreadsheet"),
    BadInput(
      "UTF-16, low byte first", "features edges.csv",
      files: [
        "edges.csv": FileContent(bytes: [
          0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A, 0x00,
        ])
      ], 65,
      "edges.csv:1:4: a NUL byte, which text does not have; save the file as UTF-8 text if it is "
        + "UTF-16 or a spreadsheet"),
    BadInput(
      "UTF-16, high byte first", "features edges.csv",
      files: [
        "edges.csv": FileContent(bytes: [
          0xFE, 0xFF, 0x00, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A,
        ])
      ], 65,
      "edges.csv:1:3: a NUL byte, which text does not have; save the file as UTF-8 text if it is "
        + "UTF-16 or a spreadsheet"),
    BadInput(
      "Latin-1", "features edges.csv",
      files: [
        "edges.csv": FileContent(bytes: [
          0x73, 0x6F, 0x75, 0x72, 0x63, 0x65, 0x2C, 0x74, 0x61, 0x72, 0x67, 0x65, 0x74, 0x0A, 0x61,
          0x6E, 0x6E, 0x2C, 0x5A, 0x6F, 0xEB, 0x0A,
        ])
      ], 65,
      "edges.csv:2:7: the bytes are not UTF-8; save the file as UTF-8"),
    BadInput(
      "too few fields", "features edges.csv", files: ["edges.csv": "source,target\nann,bob\ncid\n"],
      65,
      "edges.csv:3:1: expected 2 fields, found 1; check the separator"),
    BadInput(
      "too many fields", "features edges.csv",
      files: ["edges.csv": "source,target\nann,bob\nbob,cid,1\n"], 65,
      "edges.csv:3:1: expected 2 fields, found 3; check the separator"),
    BadInput(
      "a friendship without its first person", "features edges.csv",
      files: ["edges.csv": "source,target\nann,bob\n,cid\n"], 65,
      "edges.csv:3:1: the source is empty; a friendship needs two people"),
    BadInput(
      "a friendship without its second person", "features edges.csv",
      files: ["edges.csv": "source,target\nann,bob\ncid,\n"], 65,
      "edges.csv:3:5: the target is empty; a friendship needs two people"),
    BadInput(
      "one column", "features edges.csv", files: ["edges.csv": "ann\nbob\n"], 65,
      "edges.csv:1:1: expected 2 fields, found 1; check the separator"),
    BadInput(
      "another separator than the given one", "features edges.csv --delimiter semicolon", 65,
      "edges.csv:1:1: expected 2 fields, found 1; check the separator"),
    BadInput(
      "weights whose sum is no number", "features edges.csv --weight 3",
      files: ["edges.csv": "ann,bob,1e308\nbob,cid,1e308\n"], 65,
      "edges.csv: the weights are too large to be added up; divide them all by one number"),
    BadInput(
      "a friendship given twice", "features edges.csv --duplicates error",
      files: ["edges.csv": "source,target\nann,bob\nbob,cid\nbob,ann\n"], 65,
      "edges.csv:4:1: the friendship is in line 2 already; remove one, or use "
        + "--duplicates sum"),
    BadInput(
      "an edge from a person to themselves", "features edges.csv --self-loops error",
      files: ["edges.csv": "source,target\nann,bob\nbob,bob\n"], 65,
      "edges.csv:3:1: the edge is from a person to themselves; remove the row, or use "
        + "--self-loops drop"),
    BadInput(
      "a person absent from the table",
      "enrich edges.csv --people people.csv --model model.json --unknown-people error",
      files: ["edges.csv": "source,target\nann,bob\nbob,dora\n"], 65,
      "edges.csv:3:5: the person is not in the people table; add them there, or use "
        + "--unknown-people add or drop"),
    BadInput(
      "gzip data that end too early", "features edges.csv.gz",
      files: [
        "edges.csv.gz": FileContent(bytes: [
          0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xCE, 0x2F, 0x2D, 0x4A,
          0x4E, 0xD5, 0x29, 0x49, 0x2C, 0x4A, 0x4F, 0x2D, 0xD1, 0x29, 0x4F, 0xCD, 0x4C, 0xCF, 0x28,
          0xD1, 0x29, 0xC9, 0xCC, 0x4D, 0xE5, 0x4A, 0xCC, 0xCB, 0xD3,
        ])
      ], 65,
      "edges.csv.gz: the gzip data ends too early; the file is incomplete, fetch it again"),
    BadInput(
      "gzip data that are garbage", "features edges.csv.gz",
      files: [
        "edges.csv.gz": FileContent(bytes: [
          0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        ])
      ], 65,
      "edges.csv.gz: the gzip data is damaged; fetch the file again"),
    BadInput(
      "gzip data with a wrong checksum", "features edges.csv.gz",
      files: [
        "edges.csv.gz": FileContent(bytes: [
          0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xCE, 0x2F, 0x2D, 0x4A,
          0x4E, 0xD5, 0x29, 0x49, 0x2C, 0x4A, 0x4F, 0x2D, 0xD1, 0x29, 0x4F, 0xCD, 0x4C, 0xCF, 0x28,
          0xD1, 0x29, 0xC9, 0xCC, 0x4D, 0xE5, 0x4A, 0xCC, 0xCB, 0xD3, 0x49, 0xCA, 0x4F, 0xD2, 0x31,
          0xD4, 0x31, 0x32, 0x30, 0x32, 0xD0, 0x35, 0x30, 0x04, 0x22, 0x2E, 0x90, 0x40, 0x72, 0x66,
          0x8A, 0x8E, 0x11, 0x54, 0xD0, 0x08, 0x24, 0x08, 0x12, 0x00, 0xA9, 0x36, 0x86, 0x0A, 0x1A,
          0x83, 0x04, 0x01, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38,
        ])
      ], 65,
      "edges.csv.gz: the gzip data is damaged; fetch the file again"),
  ]
}

/// What is wrong with a weight, and what to do about it.
private let notPositive =
  "is not a number greater than 0; correct it, set such rows aside with --quarantine, or leave "
  + "--weight out"
