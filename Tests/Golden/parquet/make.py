"""Writes one table as Parquet in the ways in which pyarrow, pandas, polars and DuckDB do, and its
values as JSON lines, by the values themselves and not by what reads them.

usage: make.py [FOLDER]
"""
import datetime
import decimal
import json
import os
import sys

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pyarrow.parquet

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
COUNT = 40
BEGINNING = datetime.date(1899, 12, 28)
NOON = datetime.datetime(1969, 12, 31, 23, 59, 58)
DECIMALS = [0.0, -0.0, 5e-324, 1 / 3, 1.7976931348623157e308, -2.5]
TEXTS = ["", "ö", "a,b", 'say "hi"', "line\nbreak", None, "👩‍👩‍👧"]


def column(kind):
    """The values of a column, None where one is missing."""
    rows = range(COUNT)
    return {
        "id": [f"👩‍👩‍👧 {row}" for row in rows],
        "large": [
            None if row % 7 == 3 else (2**63 - 1 - row if row % 2 else row - 2**63) for row in rows],
        "small": [row * 3 - 60 for row in rows],
        "ratio": [None if row % 5 == 4 else DECIMALS[row % 6] for row in rows],
        "single": [row / 8 - 2.5 for row in rows],
        "paid": [None if row % 4 == 1 else row % 3 == 0 for row in rows],
        "text": [TEXTS[row % 7] for row in rows],
        "level": ["north" if row % 3 else "south" for row in rows],
        "born": [
            None if row % 9 == 2 else BEGINNING + datetime.timedelta(days=977 * row)
            for row in rows],
        "seen": [NOON + datetime.timedelta(milliseconds=250 * row) for row in rows],
        "amount": [decimal.Decimal(row * 725 - 9000) / 100 for row in rows],
        "nothing": [None] * COUNT,
    }[kind]


TYPES = {
    "id": pyarrow.string(), "large": pyarrow.int64(), "small": pyarrow.int16(),
    "ratio": pyarrow.float64(), "single": pyarrow.float32(), "paid": pyarrow.bool_(),
    "text": pyarrow.string(), "level": pyarrow.string(), "born": pyarrow.date32(),
    "seen": pyarrow.timestamp("us"), "amount": pyarrow.decimal128(12, 2),
    "nothing": pyarrow.float64(),
}


def expected(kind, value):
    """A value as JSON text: a number with a point is a decimal one."""
    if value is None:
        return "null"
    if isinstance(value, datetime.datetime):
        text = value.isoformat()
        return json.dumps(text.rstrip("0") if "." in text else text)
    if isinstance(value, datetime.date):
        return json.dumps(value.isoformat())
    if isinstance(value, (decimal.Decimal, float)):
        return repr(float(value))
    return json.dumps(value, ensure_ascii=False)


def path(name):
    return os.path.join(FOLDER, name)


def main():
    names = list(TYPES)
    with open(path("expected.jsonl"), "w", encoding="utf-8") as file:
        columns = {name: column(name) for name in names}
        for row in range(COUNT):
            fields = [f"{json.dumps(name)}: {expected(name, columns[name][row])}" for name in names]
            file.write("{" + ", ".join(fields) + "}\n")

    table = pyarrow.table({name: pyarrow.array(column(name), TYPES[name]) for name in names})
    write = pyarrow.parquet.write_table
    for codec in ["none", "snappy", "gzip", "lz4", "zstd", "brotli"]:
        version = "2.0" if codec in ["snappy", "gzip", "brotli"] else "1.0"
        write(
            table, path(f"pyarrow-{codec}.parquet"), compression=codec, data_page_version=version,
            row_group_size=16)
    write(
        table, path("pyarrow-delta.parquet"), compression="zstd", use_dictionary=False,
        data_page_version="2.0", column_encoding={
            "id": "DELTA_BYTE_ARRAY", "text": "DELTA_LENGTH_BYTE_ARRAY",
            "large": "DELTA_BINARY_PACKED", "small": "DELTA_BINARY_PACKED",
            "ratio": "BYTE_STREAM_SPLIT", "single": "BYTE_STREAM_SPLIT"})
    write(table, path("pyarrow-int96.parquet"), use_deprecated_int96_timestamps=True)
    required = pyarrow.schema(
        [pyarrow.field(n, TYPES[n], nullable=table[n].null_count > 0) for n in names])
    write(
        table.cast(required), path("pyarrow-required.parquet"), store_decimal_as_integer=True,
        write_page_index=True, use_byte_stream_split=False)
    encoded = table
    for name in ["id", "text", "level"]:
        place = names.index(name)
        encoded = encoded.set_column(place, name, table[name].dictionary_encode())
    for name in ["id", "text"]:
        place = names.index(name)
        encoded = encoded.set_column(place, name, table[name].cast(pyarrow.large_string()))
    write(encoded, path("pyarrow-dictionary.parquet"), row_group_size=7, data_page_size=64)

    # As Spark leaves a folder of parts.
    os.makedirs(path("parts"), exist_ok=True)
    for part, start in enumerate(range(0, COUNT, 15)):
        write(table.slice(start, 15), path(f"parts/part-{part:05d}-b4.snappy.parquet"))
    open(path("parts/_SUCCESS"), "w").close()

    polars.from_arrow(table).write_parquet(path("polars.parquet"), compression="zstd")
    # Filtered, so that pandas writes the numbers of rows.
    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    several = pandas.concat([frame, frame]).iloc[COUNT // 2:COUNT + COUNT // 2]
    several.sort_values("small").to_parquet(path("pandas.parquet"))
    # With an index that has a name, which pandas writes behind the columns.
    frame.set_index("id").iloc[:3].to_parquet(path("pandas-index.parquet"))
    connection = duckdb.connect()
    connection.register("people", table)
    connection.execute(
        f"COPY people TO '{path('duckdb.parquet')}' (FORMAT parquet, COMPRESSION zstd)")

    # What is refused, by the name of its column.
    few = table.select(["id", "small"])
    odd = {
        "list": pyarrow.array([[row] for row in range(COUNT)]),
        "map": pyarrow.array([[("a", 1)]] * COUNT, pyarrow.map_(pyarrow.string(), pyarrow.int32())),
        "struct": pyarrow.array([{"x": row, "y": "z"} for row in range(COUNT)]),
        "time": pyarrow.array([datetime.time(1, 2)] * COUNT),
        # What could be texts is none either, where the file does not say so.
        "bytes": pyarrow.array([b"text"] * COUNT),
        "fixed": pyarrow.array([b"abc"] * COUNT, pyarrow.binary(3)),
    }
    years = pyarrow.array(
        [datetime.datetime(1066, 10, 14), datetime.datetime(2999, 1, 1, 1, 2, 3, 456789)]
        + [None] * (COUNT - 2), pyarrow.timestamp("us"))
    write(
        few.append_column("seen", years), path("int96-years.parquet"),
        use_deprecated_int96_timestamps=True)
    for name, values in odd.items():
        write(few.append_column(name, values), path(f"odd-{name}.parquet"))

    # Ties of which some numbers are none, and ties of which two columns are called the same.
    ends = [pyarrow.array(["a", "b", "c"]), pyarrow.array(["b", "c", "a"])]
    odd_numbers = pyarrow.array([1, float("nan"), float("inf")])
    write(
        pyarrow.Table.from_arrays([*ends, odd_numbers], ["from", "to", "number"]),
        path("ties-not-finite.parquet"))
    write(
        pyarrow.Table.from_arrays([*ends, ends[0]], ["a", "b", "b"]), path("ties-twice.parquet"))


if __name__ == "__main__":
    numpy.seterr(all="raise")
    main()
