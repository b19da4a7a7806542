#!/usr/bin/env python3
"""Writes the golden files of ties' columns; see README.md.

usage: ties.py

Groups the rows of Graphs/bitcoin-otc and of a random list, which it writes too, with pandas; sums and
moments are exact and rounded once. Writes the same bytes each time.
"""
import gzip
import io
import math
import pathlib
import random
import re
import statistics

import numpy
import pandas

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
DAY = 86_400


def main():
    bitcoin_otc()
    random_list()


def bitcoin_otc():
    rows = pandas.read_csv(
        GRAPHS / "bitcoin-otc" / "edges.csv", header=None, dtype={0: str, 1: str},
        names=["source", "target", "column_3", "time"])
    table = figures(
        rows, as_of=1_356_998_400, windows={"30d": 30 * DAY, "90d": 90 * DAY},
        numbers=["column_3"], texts=[], levels=0)
    write("ties/bitcoin-otc.csv.gz", table)


def random_list():
    """Everything odd at once: repeated rows, loops, missing values, ends, times on the windows' edges."""
    generator = random.Random(7)
    people = [f"p{number}" for number in range(40)]
    kinds = ["rent", "salary", "gift", "a, b", "others", "loan", "tax", "fine"]
    text = io.StringIO()
    text.write("source,target,amount,kind,time,until,balance\n")
    for _ in range(900):
        source, target = generator.choice(people[:30]), generator.choice(people)
        amount = generator.choice([
            "", "NA", "NaN", "0", f"{generator.uniform(0, 100):.2f}", str(generator.randint(1, 9)),
            f"{generator.uniform(0, 1):.17g}", f"{generator.lognormvariate(0, 8):.17g}"])
        kind = generator.choice(kinds[:generator.randint(1, 8)] + [""])
        kind = f'"{kind}"' if "," in kind else kind
        time = generator.choice([
            generator.randint(0, 100) * DAY, 70 * DAY, 93 * DAY, 100 * DAY,
            generator.randint(60 * DAY, 100 * DAY)])
        until = generator.choice(["", "", time + generator.randint(0, 60) * DAY, 200 * DAY])
        balance = f"{generator.gauss(0, 1) * 10 ** generator.randint(-3, 16):.17g}"
        text.write(f"{source},{target},{amount},{kind},{time},{until},{balance}\n")
    (HERE / "ties" / "random.csv").write_text(text.getvalue())
    rows = pandas.read_csv(
        HERE / "ties" / "random.csv", dtype={"source": str, "target": str, "kind": str})
    table = figures(
        rows, as_of=100 * DAY, windows={"7d": 7 * DAY, "30d": 30 * DAY},
        numbers=["amount", "balance"], texts=["kind"], levels=5)
    write("ties/random-golden.csv.gz", table)


def figures(rows, as_of, windows, numbers, texts, levels):
    """A row per person, in order of first appearance among the rows that count."""
    rows = rows[rows.time < as_of]
    if "until" in rows:
        rows = rows[rows.until.isna() | (rows.until > as_of)]
    people = pandas.unique(rows[["source", "target"]].to_numpy().ravel())
    rows = rows[rows.source != rows.target]
    leading = rows.rename(columns={"source": "person", "target": "partner"}).assign(leads=True)
    coming = rows.rename(columns={"target": "person", "source": "partner"}).assign(leads=False)
    both = pandas.concat([leading, coming])
    frequent = {}
    for text in texts:
        counts = rows[text].dropna().value_counts()
        frequent[text] = sorted(counts.index, key=lambda level: (-counts[level], level))[:levels]
    table = {"id": people}
    for window, length in {"": math.inf, **windows}.items():
        end = f"_{window}" if window else ""
        inside = both[both.time >= as_of - length]
        parts = {"tie_": inside, "tie_in_": inside[~inside.leads], "tie_out_": inside[inside.leads]}
        for way, part in parts.items():
            add(table, part, rows_of_person, lambda name: f"{way}{name}{end}")
        for column in numbers:
            for way, part in parts.items():
                add(table, part, lambda group: numbers_of_person(group, column),
                    lambda name: f"{way}{column}_{name}{end}")
            add(table, inside, lambda group: flow_of_person(group, column),
                lambda name: f"tie_{column}_{name}{end}")
        for column in texts:
            for way, part in parts.items():
                add(table, part, lambda group: texts_of_person(group, column, frequent[column]),
                    lambda name: f"{way}{column}_{name}{end}")
    return pandas.DataFrame(table)


def add(table, part, function, name):
    """Adds the figures of each person, and of someone without rows for the others."""
    found = {person: function(group) for person, group in part.groupby("person", sort=False)}
    nothing = function(part.iloc[:0])
    for key in nothing:
        table[name(key)] = [found.get(person, nothing)[key] for person in table["id"]]


def rows_of_person(group):
    times = numpy.sort(group.time.to_numpy(float))
    gaps = numpy.diff(times)
    counts = group.partner.value_counts().to_numpy()
    varies = len(gaps) > 1 and times[-1] > times[0]
    return {
        "rows": len(group),
        "partners": group.partner.nunique(),
        "concentration": ((counts / counts.sum()) ** 2).sum() if len(group) else None,
        "first_time": times[0] if len(times) else None,
        "last_time": times[-1] if len(times) else None,
        "mean_gap": statistics.mean(gaps.tolist()) if len(gaps) else None,
        "gap_variation":
            statistics.pstdev(gaps.tolist()) / statistics.mean(gaps.tolist()) if varies else None,
    }


def numbers_of_person(group, column):
    known = group[group[column].notna()]
    values = known[column].tolist()
    volumes = known[column].abs().groupby(known.partner).agg(math.fsum).to_numpy(float)
    total = math.fsum(volumes)
    return {
        "count": len(values),
        "sum": math.fsum(values) if values or not len(group) else None,
        "mean": float(statistics.mean(map(float, values))) if values else None,
        "sd": statistics.pstdev(map(float, values)) if values else None,
        "min": min(values) if values else None,
        "max": max(values) if values else None,
        "share_negative": sum(value < 0 for value in values) / len(values) if values else None,
        "concentration": math.fsum((volumes / total) ** 2) if total > 0 else None,
    }


def flow_of_person(group, column):
    sums = {}
    for leads in [False, True]:
        part = group[group.leads == leads]
        known = part[column].dropna().tolist()
        sums[leads] = known if known or not len(part) else None
    known = group[group[column].notna()]
    given = known[known.leads].groupby("partner")[column].agg(math.fsum)
    received = known[~known.leads].groupby("partner")[column].agg(math.fsum)
    total = math.fsum(given)
    back = math.fsum(min(given[partner], received.get(partner, 0)) for partner in given.index)
    is_defined = total > 0 and not (known[column] < 0).any()
    return {
        "net": None if None in sums.values()
            else math.fsum(sums[False] + [-value for value in sums[True]]),
        "reciprocity": back / total if is_defined else None,
    }


def texts_of_person(group, column, levels):
    known = group[column].dropna()
    shares = known.value_counts(normalize=True)
    return {
        "count": len(known),
        "levels": known.nunique(),
        "entropy": -math.fsum(shares * numpy.log(shares)) + 0.0 if len(known) else None,
        **{
            f"share_{re.sub('[^0-9A-Za-z]+', '_', level)}": (known == level).mean() if len(known) else None for level in levels},
        "other_share": (~known.isin(levels)).mean() if len(known) else None,
    }


def write(name, table):
    text = table.to_csv(index=False, float_format=lambda value: repr(float(value)), lineterminator="\n")
    data = text.encode("ascii")
    if name.endswith(".gz"):
        buffer = io.BytesIO()
        with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
            file.write(data)
        data = buffer.getvalue()
    (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
