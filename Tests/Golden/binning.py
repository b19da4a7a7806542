#!/usr/bin/env python3
"""Writes binning.json beside this script: bins, weights of evidence and information values by optbinning.

usage: binning.py [FOLDER]

For every column of three tables and each trend: where optbinning cuts, what it counts, and what it makes of
that. Our figures on the same bins must equal its figures, and our bins must tell no less.

With a FOLDER of further tables (UCI_Credit_Card.csv, australian.csv, credit_data_modeldata.csv) writes
nothing, but says for each of them, and for the three, how long optbinning takes.
"""
import json
import pathlib
import sys
import time
import warnings

import numpy
import pandas
from optbinning import OptimalBinning

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
TRENDS = {"rising": "ascending", "falling": "descending", "peak": "peak", "valley": "valley",
          "monotonic": "auto_asc_desc", "free": None}
TABLES = [
    ("german-credit.csv.gz", HERE, ",", "creditability", "bad", []),
    ("lastfm-credit/people.csv", GRAPHS, ",", "default_next_month", "True", ["id"]),
    ("tolokers/people.tsv", GRAPHS, "\t", "banned", "1", ["id"]),
]
FURTHER = [("UCI_Credit_Card.csv", "default.payment.next.month", "1", ["ID"]),
           ("australian.csv", "st", "1", []), ("credit_data_modeldata.csv", "Status", "bad", [])]


def main():
    warnings.filterwarnings("ignore")
    if len(sys.argv) > 1:
        further = [(name, pathlib.Path(sys.argv[1]), ",", outcome, event, left_out)
                   for name, outcome, event, left_out in FURTHER]
        for table in TABLES + further:
            started = time.time()
            count = len(cases(*table))
            print(f"{table[0]}: {count} fits in {time.time() - started:.2f} s")
        return
    found = [case for table in TABLES for case in cases(*table)]
    found += extras()
    lines = ",\n".join(json.dumps(case) for case in found)
    (HERE / "binning.json").write_text("[\n" + lines + "\n]\n")


def read(name, folder, separator, outcome, event):
    table = pandas.read_csv(folder / name, sep=separator)
    return table, (table[outcome].astype(str) == event).astype(int).to_numpy()


def cases(name, folder, separator, outcome, event, left_out):
    table, events = read(name, folder, separator, outcome, event)
    found = []
    for column in table.columns:
        if column == outcome or column in left_out:
            continue
        start = {"table": name, "outcome": outcome, "column": column}
        if pandas.api.types.is_numeric_dtype(table[column]):
            values = table[column].to_numpy(float)
            for trend, other in TRENDS.items():
                found.append(start | {"trend": trend} | fit(values, events, monotonic_trend=other))
        else:
            values = table[column].fillna("").to_numpy(object)
            found.append(start | {"trend": "free"} | fit(
                values, events, dtype="categorical", special_codes=[""], monotonic_trend=None))
    return found


def extras():
    """Special codes, and weights: whole ones, as optbinning cuts off the rest of a bin's weight."""
    name, folder, separator, outcome, event, _ = TABLES[1]
    table, events = read(name, folder, separator, outcome, event)
    weights = 1 + numpy.arange(len(table)) % 4
    start = {"table": name, "outcome": outcome}
    ratio, months = table["payment_ratio"].to_numpy(float), table["months_paid"].to_numpy(float)
    return [
        start | {"column": "payment_ratio", "trend": "monotonic", "special": [0.0, 1.0]} | fit(
            ratio, events, monotonic_trend="auto_asc_desc", special_codes={"0": 0.0, "1": 1.0}),
        start | {"column": "months_paid", "trend": "monotonic", "weighted": True} | fit(
            months, events, weights, monotonic_trend="auto_asc_desc"),
        start | {"column": "utilization", "trend": "monotonic", "weighted": True} | fit(
            table["utilization"].to_numpy(float), events, weights,
            monotonic_trend="auto_asc_desc"),
    ]


def fit(values, events, weights=None, dtype="numerical", **options):
    binning = OptimalBinning(dtype=dtype, min_bin_size=0.05, max_n_bins=8, **options)
    binning.fit(values, events, sample_weight=weights)
    rows = binning.binning_table.build()
    rows = rows[rows.index != "Totals"]
    if dtype == "numerical":
        bins = {"splits": [float(split) for split in binning.splits]}
    else:
        bins = {"groups": [[str(text) for text in group] for group in binning.splits]}
    table = binning.binning_table
    return bins | {
        "rows": [[float(row["Count"]), float(row["Event"]), number(row["WoE"]), float(row["IV"])]
                 for _, row in rows.iterrows()],
        "informationValue": float(table.iv), "gini": float(table.gini), "ks": distance(rows)}


def distance(rows):
    """The largest distance of events and non-events over bins by event rate; optbinning takes bins as they
    stand."""
    counts = rows[["Event", "Non-event"]].to_numpy(float)
    counts = counts[counts.sum(1) > 0]
    counts = counts[numpy.argsort(-counts[:, 0] / counts.sum(1))]
    shares = counts.cumsum(0) / counts.sum(0)
    return float(abs(shares[:, 0] - shares[:, 1]).max())


def number(value):
    return 0.0 if value == "" else float(value)


main()
