#!/usr/bin/env python3
"""Writes the golden files of further aggregates over friends beside this script; see README.md.

usage: aggregates.py

pandas and numpy do the work, person by person from the definitions; polars is the second witness for
what it has, and the script stops when the two disagree.
"""
import pathlib

import numpy
import pandas
import polars

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
KAPPA = 5.0


def main():
    lastfm()
    uk_faculty()


def lastfm():
    """Undirected friends, and friends of friends: numbers, true and false, texts."""
    folder = GRAPHS / "lastfm-credit"
    people = pandas.read_csv(folder / "people.csv", dtype={"id": str})
    edges = pandas.read_csv(folder / "edges.csv", dtype=str, comment="#")
    friends = neighbors(people["id"], edges.iloc[:, 0], edges.iloc[:, 1])
    seconds = [
        sorted({other for friend in circle for other in friends[friend]} - {row} - set(circle))
        for row, circle in enumerate(friends)]
    columns = {"id": people["id"]}
    columns |= of_numbers("neighbor", "payment_ratio", people, friends, [0.05, 0.5])
    columns |= of_numbers("neighbor", "default_next_month", people, friends, [0.5])
    columns |= of_texts("neighbor", "education", people, friends, 2)
    columns |= of_texts("neighbor", "age_band", people, friends, 10)
    columns |= of_numbers("second_neighbor", "payment_ratio", people, seconds, [0.05])
    columns |= of_texts("second_neighbor", "education", people, seconds, 2)
    table = pandas.DataFrame(columns)
    check_with_polars(table, people, friends)
    # Every fifth person is enough.
    table.iloc[::5].to_csv(HERE / "lastfm-credit-aggregates.csv.gz", index=False,
                 compression={"method": "gzip", "mtime": 0})


def uk_faculty():
    """Directed, weighted ties: in, out, and both with their weights added."""
    folder = GRAPHS / "uk-faculty"
    people = pandas.read_csv(folder / "nodes.csv", dtype={"id": str})
    edges = pandas.read_csv(folder / "edges.csv", dtype={"from": str, "to": str})
    edges = edges[edges["from"] != edges["to"]]
    rows = {name: row for row, name in enumerate(people["id"])}
    weights = [{} for _ in rows], [{} for _ in rows], [{} for _ in rows]  # both, in, out
    for source, target, weight in edges.itertuples(index=False):
        source, target = rows[source], rows[target]
        for row, other, which in ((source, target, 2), (target, source, 1), (source, target, 0),
                                  (target, source, 0)):
            weights[which][row][other] = weights[which][row].get(other, 0) + weight
    columns = {"id": people["id"]}
    for prefix, circle in zip(("neighbor", "in_neighbor", "out_neighbor"), weights):
        columns |= of_numbers(prefix, "school", people, [sorted(row) for row in circle], [2])
        columns[f"{prefix}_school_weighted_mean"] = [
            numpy.average([people["school"][other] for other in row], weights=list(row.values()))
            if row else None for row in circle]
    pandas.DataFrame(columns).to_csv(HERE / "uk-faculty-aggregates.csv", index=False)


def neighbors(names, sources, targets):
    rows = {name: row for row, name in enumerate(names)}
    found = [set() for _ in rows]
    for source, target in zip(sources, targets):
        source, target = rows[source], rows[target]
        if source != target:
            found[source].add(target)
            found[target].add(source)
    return [sorted(circle) for circle in found]


def of_numbers(prefix, name, people, circles, limits):
    values = people[name].astype(float).to_numpy()
    total, count = numpy.nansum(values), numpy.isfinite(values).sum()
    result = {}

    def put(statistic, value):
        result.setdefault(f"{prefix}_{name}_{statistic}", []).append(value)

    for row, circle in enumerate(circles):
        own, all_known = values[row], values[circle]
        known = all_known[numpy.isfinite(all_known)]
        has_own = numpy.isfinite(own)
        others = (total - own) / (count - 1) if has_own else total / count
        put("count", len(known))
        put("coverage", len(known) / len(circle) if circle else None)
        is_there = len(known) > 0
        for percent in (10, 25, 90, 97.5):
            put(f"q{percent:g}".replace(".", "_"),
                numpy.quantile(known, percent / 100) if is_there else None)
        put("mean", known.mean() if is_there else None)
        put("shrunk_mean",
            (KAPPA * others + known.sum()) / (KAPPA + len(known)) if is_there else None)
        put("difference", own - known.mean() if is_there and has_own else None)
        put("rank", ((known < own).sum() + (known == own).sum() / 2) / len(known)
            if is_there and has_own else None)
        for limit in limits:
            shown = f"{limit:g}".replace(".", "_")
            put(f"share_below_{shown}", (known < limit).mean() if is_there else None)
            put(f"share_above_{shown}", (known > limit).mean() if is_there else None)
    return result


def of_texts(prefix, name, people, circles, count):
    values = people[name].astype(object).where(people[name].notna(), None)
    frequencies = values.value_counts()
    levels = sorted(frequencies.index, key=lambda text: (-frequencies[text], text))[:count]
    result = {}

    def put(statistic, value):
        result.setdefault(f"{prefix}_{name}_{statistic}", []).append(value)

    for row, circle in enumerate(circles):
        known = pandas.Series([values[other] for other in circle if values[other] is not None],
                              dtype=object)
        shares = known.value_counts(normalize=True)
        is_there = len(known) > 0
        put("count", len(known))
        put("coverage", len(known) / len(circle) if circle else None)
        for level in levels:
            put("share_" + level.replace(" ", "_"),
                shares.get(level, 0.0) if is_there else None)
        put("share_other", (~known.isin(levels)).mean() if is_there else None)
        put("entropy", -(shares * numpy.log(shares)).sum() if is_there else None)
        put("share_like_own", shares.get(values[row], 0.0)
            if is_there and values[row] is not None else None)
        put("mode", min(shares[shares == shares.max()].index) if is_there else None)
    return result


def check_with_polars(table, people, friends):
    """What polars computes in one aggregation over the ties."""
    ties = polars.DataFrame({
        "row": [row for row, circle in enumerate(friends) for _ in circle],
        "value": people["payment_ratio"].to_numpy()[[f for circle in friends for f in circle]]})
    value = polars.col("value").drop_nans().drop_nulls()
    found = ties.group_by("row").agg(
        value.quantile(0.9, interpolation="linear").alias("q90"), value.mean().alias("mean"),
        (value < 0.05).mean().alias("share_below_0_05")).sort("row").to_pandas()
    for name in ("q90", "mean", "share_below_0_05"):
        ours = table[f"neighbor_payment_ratio_{name}"].to_numpy(float)[found["row"]]
        theirs = found[name].to_numpy(float)
        assert numpy.allclose(ours, theirs, rtol=1e-12, atol=0, equal_nan=True), name


if __name__ == "__main__":
    main()
