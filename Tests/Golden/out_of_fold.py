#!/usr/bin/env python3
"""Writes the golden files of columns made of outcomes, out of fold; see README.md.

usage: out_of_fold.py

Everything is computed anew for each fold from a table of the outcomes that the fold may know: counts with
pandas, personalized PageRank as the solution of a linear system with SciPy (NetworkX is the second
witness on the small graph). Folds are placed here too, by FNV-1a and SplitMix64. Writes the same bytes
each time.
"""
import pathlib

import networkx
import numpy
import pandas
import scipy.sparse
import scipy.sparse.linalg

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
MASK = 2 ** 64 - 1
PSEUDO_FRIENDS, DAMPING, FACTOR, STEPS = 5, 0.85, 0.5, 5


def main():
    lastfm()
    uk_faculty()


def lastfm():
    folder = GRAPHS / "lastfm-credit"
    people = pandas.read_csv(folder / "people.csv", dtype={"id": str})
    people["community"] = pandas.read_csv(GRAPHS / "lastfm-asia" / "countries.csv")["target"]
    edges = pandas.read_csv(folder / "edges.csv", dtype=str)
    edges.columns = ["source", "target"]
    outcome = people["default_next_month"].astype("Int64")
    outcome[people.index % 7 == 3] = pandas.NA
    graph = Graph(people["id"], edges, directed=False)
    levels = ["education", "age_band"]
    result = pandas.DataFrame({"id": people["id"]})
    known = outcome.notna()
    by_person = deal(people["id"], people["id"], known, 5, seed=1)
    by_group = deal(people["id"], people["credit_limit"].map(str), known, 3, seed=2)
    by_date, starts = windows(people["utilization"], known, 3)
    cases = {
        "person": Sources(by_person, known, 5),
        "group": Sources(by_group, known, 3),
        "date": Sources(by_date, known, len(starts), people["utilization"], starts),
    }
    for name, sources in cases.items():
        table = graph.columns(people, outcome, sources, "y", levels, ["friends", "second"])
        result = result.join(table.add_prefix(name + ":"))
    result[result.index % 6 == 1].to_csv(
        HERE / "lastfm-credit-out-of-fold.csv.gz", index=False,
        compression={"method": "gzip", "mtime": 0})


def uk_faculty():
    folder = GRAPHS / "uk-faculty"
    people = pandas.read_csv(folder / "nodes.csv", dtype={"id": str})
    people["community"] = people["school"]
    edges = pandas.read_csv(folder / "edges.csv", dtype={"from": str, "to": str})
    edges.columns = ["source", "target", "weight"]
    outcome = (people["school"] == 1).astype("Int64")
    outcome[people.index % 10 == 0] = pandas.NA
    graph = Graph(people["id"], edges, directed=True)
    known = outcome.notna()
    sources = Sources(deal(people["id"], people["id"], known, 4, seed=3), known, 4)
    table = graph.columns(people, outcome, sources, "y", [], ["friends", "in", "out"])
    graph.check_with_networkx(sources, outcome, table)
    people[["id"]].join(table).to_csv(HERE / "uk-faculty-out-of-fold.csv", index=False)


# Folds

def mixed(key):
    z = (key + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
    return z ^ z >> 31


def key(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return mixed(value)


def deal(people, groups, known, count, seed):
    """The fold of each row whose outcome is known, else missing."""
    sizes = groups[known].value_counts()
    order = sorted(
        (-size, mixed(key(group) ^ mixed(seed)), key(group), group) for group, size in sizes.items())
    filled, fold_of = [0] * count, {}
    for size, _, _, group in order:
        fold = filled.index(min(filled))
        fold_of[group] = fold
        filled[fold] -= size
    return groups.map(fold_of).where(known)


def windows(dates, known, count):
    """The fold of each row by date, -1 before the first, and where each begins."""
    ordered = sorted(dates[known].dropna())
    starts = []
    for window in range(1, count + 1):
        place = window * len(ordered) // (count + 1)
        last = starts[-1] if starts else ordered[0]
        later = [date for date in ordered[place:] if date > last]
        if later:
            starts.append(later[0])
    return dates.map(lambda date: sum(date >= start for start in starts) - 1).where(
        known & dates.notna()), starts


class Sources:
    """Which outcomes each row may know."""

    def __init__(self, folds, known, count, dates=None, starts=None):
        self.folds, self.count, self.dates = folds, count, dates
        self.source = folds.fillna(count).astype(int)
        if dates is not None:
            end = dates[folds.notna()].max()
            for row in self.source.index[folds.isna() & dates.notna()]:
                if dates[row] <= end:
                    self.source[row] = sum(dates[row] >= start for start in starts) - 1

    def may_use(self, source):
        if self.dates is not None:
            return self.folds.notna() & (self.folds < source)
        return self.folds.notna() & (self.folds != source)


# Columns

class Graph:
    def __init__(self, people, edges, directed):
        place = {identifier: row for row, identifier in enumerate(people)}
        count = len(place)
        weight = edges["weight"] if "weight" in edges else pandas.Series(1.0, edges.index)
        source, target = edges["source"].map(place), edges["target"].map(place)
        matrix = scipy.sparse.csr_array((weight, (source, target)), shape=(count, count))
        if not directed:
            matrix = matrix + matrix.T
        self.weights = matrix.tocsr()
        self.out = (self.weights != 0).astype(int)
        self.degree = numpy.asarray(self.out.sum(axis=1))
        if directed:
            self.degree = self.degree + numpy.asarray(self.out.sum(axis=0))
        friends = ((self.out + self.out.T) != 0).astype(int)
        reach = ((friends @ friends) != 0).astype(int).tolil()
        reach.setdiag(0)
        reach[friends.nonzero()] = 0
        self.circles = {
            "friends": ("neighbor", friends), "second": ("second_neighbor", reach.tocsr()),
            "in": ("in_neighbor", self.out.T.tocsr()), "out": ("out_neighbor", self.out)}
        sent = numpy.asarray(self.weights.sum(axis=1))
        self.sends = sent > 0
        inverse = numpy.divide(1, sent, out=numpy.zeros(count), where=self.sends)
        self.steps = (scipy.sparse.diags_array(inverse) @ self.weights).T.tocsc()

    def page_rank(self, seeds):
        if not seeds.any():
            return numpy.full(len(seeds), numpy.nan)
        reset = seeds / seeds.sum()
        # The walk from a person without an edge out goes on from the reset, so that the solution without
        # it has but to be scaled.
        system = scipy.sparse.eye_array(len(seeds), format="csc") - DAMPING * self.steps
        rank = scipy.sparse.linalg.spsolve(system, reset)
        return rank / rank.sum()

    def activation(self, seeds):
        if not seeds.any():
            return numpy.full(len(seeds), numpy.nan)
        energy = seeds / seeds.sum()
        for _ in range(STEPS):
            sent = numpy.where(self.sends, FACTOR * energy, 0)
            energy = energy - sent + self.steps @ sent
        return energy

    def relative(self, values):
        part = self.degree / self.degree.sum()
        return numpy.divide(
            values, part, out=numpy.full(len(values), numpy.nan), where=part > 0)

    def columns(self, people, outcome, sources, name, levels, circles):
        pieces = []
        for source in range(-1, sources.count + 1):
            rows = sources.source == source
            if not rows.any():
                continue
            usable = sources.may_use(source) if source >= 0 else rows & False
            table = self.of_source(people, outcome.where(usable), name, levels, circles)
            pieces.append(table[rows])
        table = pandas.concat(pieces).sort_index()
        fold = sources.folds.where(sources.folds >= 0) + 1
        table.insert(0, f"{name}_fold", fold.astype("Int64"))
        return table

    def of_source(self, people, outcome, name, levels, circles):
        known = outcome.notna().astype(int).to_numpy()
        event = (outcome == 1).fillna(False).astype(int).to_numpy()
        total, events = known.sum(), event.sum()
        rate = events / total if total else numpy.nan
        table = pandas.DataFrame(index=people.index)
        table[f"{name}_outcome_count_oof"] = total

        def add(beginning, count, with_event):
            table[f"{beginning}_count_oof"] = count
            table[f"{beginning}_excess_oof"] = (PSEUDO_FRIENDS * rate + with_event) / (
                PSEUDO_FRIENDS + count) - rate

        for circle in circles:
            prefix, members = self.circles[circle]
            add(f"{prefix}_{name}", members @ known, members @ event)
        grouped = pandas.DataFrame(
            {"known": known, "event": event, "community": people["community"]})
        sums = grouped.groupby("community").transform("sum")
        add(f"community_{name}", sums["known"], sums["event"])
        with_event = self.page_rank(event.astype(float))
        without = self.page_rank((known - event).astype(float))
        table[f"{name}_pagerank_oof"] = with_event
        table[f"{name}_pagerank_per_degree_oof"] = self.relative(with_event)
        table[f"non_{name}_pagerank_per_degree_oof"] = self.relative(without)
        both = with_event + without
        table[f"{name}_pagerank_share_oof"] = numpy.divide(
            with_event, both, out=numpy.full(len(both), numpy.nan), where=both > 0)
        energy = self.activation(event.astype(float))
        table[f"{name}_activation_oof"] = energy
        table[f"{name}_activation_per_degree_oof"] = self.relative(energy)
        for level in levels:
            grouped = pandas.DataFrame(
                {"known": known, "event": event, "level": people[level].fillna("-missing-")})
            sums = grouped.groupby("level").transform("sum")
            add(f"level_{level}_{name}", sums["known"], sums["event"])
        return table

    def check_with_networkx(self, sources, outcome, table):
        graph = networkx.from_scipy_sparse_array(self.weights, create_using=networkx.DiGraph)
        for source in range(sources.count + 1):
            usable = sources.may_use(source) & (outcome == 1).fillna(False)
            ranks = networkx.pagerank(
                graph, alpha=DAMPING, personalization={row: 1 for row in usable.index[usable]},
                tol=1e-16, max_iter=1000)
            for row in sources.source.index[sources.source == source]:
                assert abs(ranks[row] - table["y_pagerank_oof"][row]) < 1e-12


if __name__ == "__main__":
    main()
