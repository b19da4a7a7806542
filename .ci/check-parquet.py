"""Has a table written as Parquet and as JSON lines, and compares both by pyarrow: values, types, missing.

usage: check-parquet.py SESAME
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import pyarrow
import pyarrow.parquet

GOLDEN = pathlib.Path(__file__).parent.parent / "Tests/Golden/parquet"
TYPES = {
    "id": pyarrow.string(), "large": pyarrow.int64(), "small": pyarrow.int64(),
    "ratio": pyarrow.float64(), "single": pyarrow.float64(), "paid": pyarrow.bool_(),
    "text": pyarrow.string(), "level": pyarrow.string(), "born": pyarrow.date32(),
    "seen": pyarrow.timestamp("us"), "amount": pyarrow.float64(), "degree": pyarrow.int64(),
}


def kept_types(people):
    """The types of whole numbers that stay what they are in a Parquet file."""
    if people.suffix == ".jsonl":
        return {}
    file = sorted(people.glob("*.parquet"))[0] if people.is_dir() else people
    schema = pyarrow.parquet.read_schema(file)
    return {name: schema.field(name).type for name in ["large", "small"]}


def run(sesame, people, output):
    with tempfile.TemporaryDirectory() as folder:
        ties = pathlib.Path(folder) / "ties.parquet"
        names = [json.loads(line)["id"] for line in open(GOLDEN / "expected.jsonl", encoding="utf-8")]
        pyarrow.parquet.write_table(
            pyarrow.table({"from": names[:-1], "to": names[1:]}), ties)
        return subprocess.run(
            [sesame, "features", ties, "--people", people, "--features", "degree", "--quiet",
             "--aggregate", "small", "--format", "parquet", "-o", output],
            stdout=subprocess.PIPE, check=True).stdout


def main():
    sesame = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        for people in [GOLDEN / "polars.parquet", GOLDEN / "expected.jsonl", GOLDEN / "parts"]:
            output = pathlib.Path(folder) / "out.parquet"
            run(sesame, people, output)
            table = pyarrow.parquet.read_table(output)
            lines = open(GOLDEN / "expected.jsonl", encoding="utf-8")
            expected = [json.loads(line) for line in lines]
            for name, type in (TYPES | kept_types(people)).items():
                assert table.schema.field(name).type == type, (people, table.schema.field(name))
                values = table[name].to_pylist()
                if name == "born":
                    values = [value and value.isoformat() for value in values]
                if name == "seen":
                    expected_times = [row[name] and datetime.datetime.fromisoformat(row[name]) for row in expected]
                    assert values == expected_times, name
                elif name == "degree":
                    assert values == [1] + [2] * (len(expected) - 2) + [1], values
                else:
                    assert [repr(v) for v in values] == [repr(row[name]) for row in expected], name
            assert table["nothing"].null_count == len(expected)
            metadata = pyarrow.parquet.read_metadata(output)
            assert metadata.row_group(0).column(0).compression == "ZSTD"
        # Through a pipe the bytes are the same.
        piped = run(sesame, GOLDEN / "parts", "-")
        assert piped == output.read_bytes()
    print("Parquet is what pyarrow reads")


main()
