#!/usr/bin/env python3
"""Asks whether default columns, one by one or all in a model, tell an outcome that is drawn at random.

usage: random_outcomes.py SESAME [FOLDER...]

SESAME is the program. The graphs are those of Graphs/, and every edge list below the FOLDERs whose name
GRAPHS knows. Writes random-outcomes.csv (a row per graph) and random-outcome-columns.csv (a row per column)
beside this file. Fails where something tells the outcome more than chance does; the README says how that
is measured.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy
import pandas
from scipy.stats import norm, rankdata, t
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = pathlib.Path(__file__).resolve().parent
DIRECTED = ["--directed"]
# By the end of a list's path: what the graph is called (none: its folder) and how it is read.
GRAPHS = {
    "uk-faculty/edges.csv": ("uk-faculty", [*DIRECTED, "--weight", "weight"]),
    "bitcoin-otc/edges.csv": ("bitcoin-otc", DIRECTED),
    "lastfm-asia/edges.csv": ("lastfm-asia", []),
    "tolokers/edges.tsv.gz": ("tolokers", []),
    ".edges": (None, []),
    "network.dat": (None, []),
    "TW_edges.csv": ("twitch-TW", []),
    "ENGB_edges.csv": ("twitch-ENGB", []),
    "test-pr-directed.e": ("ldbc-pr-directed", DIRECTED),
    "test-pr-undirected.e": ("ldbc-pr-undirected", []),
}
SHARES, FOLDS, LEAST_EVENTS = (0.1, 0.5), 5, 5
# Of these seeds large graphs take fewer: models (and verdicts on small graphs) take their time.
SEEDS = 10
MODEL_SEEDS, LARGE, LARGE_MODEL_SEEDS = 10, 5000, 3
VERDICT_SEEDS, VERDICT_PEOPLE, VERDICT_EVENTS = 5, 1300, 20
REST = ("_fold", "_outcome_count_oof")


class Graph:
    def __init__(self, program, name, file, options, folder):
        self.program, self.name, self.folder = program, name, folder
        self.arguments = [file, *options]
        self.people = self.run("features", "--features", "degree")["id"]
        self.is_large = len(self.people) > LARGE

    def run(self, command, *options, table=None):
        """The table that the program writes, or what it answers in JSON."""
        if table is not None:
            table.to_csv(self.folder / "people.csv", index=False)
            options = ["--people", self.folder / "people.csv", *options]
        written = self.folder / ("answer.json" if command == "graph-helps" else "columns.csv")
        subprocess.run(
            [self.program, command, *self.arguments, *options, "--quiet", "--output", written],
            check=True)
        if written.suffix == ".json":
            return json.loads(written.read_text())
        return pandas.read_csv(written, dtype={"id": str})

    def drawn(self, share, seed):
        """People with a number and an outcome of chance, and random folds for models."""
        generator = numpy.random.default_rng([seed, round(100 * share)])
        count = len(self.people)
        outcome = numpy.zeros(count, int)
        outcome[generator.permutation(count)[:max(LEAST_EVENTS, round(share * count))]] = 1
        return pandas.DataFrame({
            "id": self.people, "number": generator.normal(size=count), "y": outcome,
            "place": generator.permutation(count) % FOLDS})


def deviation(outcome, values):
    """The Mann-Whitney statistic less its mean, and its variance if values had nothing to do with the
    outcome; missing values are below all others."""
    ranks = rankdata(numpy.where(numpy.isnan(values), -numpy.inf, values))
    count, events = len(outcome), outcome.sum()
    others = count - events
    if events == 0 or others == 0:
        return 0.0, 0.0
    _, ties = numpy.unique(ranks, return_counts=True)
    spread = count + 1 - (ties.astype(float) ** 3 - ties).sum() / (count * (count - 1))
    return (ranks[outcome == 1].sum() - events * (count + 1) / 2, events * others / 12 * spread)


def errors_from_half(outcome, values, folds=None):
    """By how many standard errors the area under the curve differs from 0.5, in all or within folds."""
    parts = [deviation(outcome, values)] if folds is None else [
        deviation(outcome[folds == fold], values[folds == fold]) for fold in numpy.unique(folds)]
    distance, variance = (sum(part) for part in zip(*parts))
    return distance / variance ** 0.5 if variance > 1e-6 else numpy.nan


def errors_of_folds(outcome, values, folds):
    """The same in each fold by itself, where nobody's outcome is in the values of others."""
    return [errors_from_half(outcome[folds == fold], values[folds == fold]) for fold in numpy.unique(folds)]


def single_columns(graph):
    """How far each default column's area is from 0.5, for every share and seed."""
    for share in SHARES:
        draws = {f"y{seed}": graph.drawn(share, seed) for seed in range(1, SEEDS + 1)}
        table = draws["y1"][["id", "number"]].assign(
            **{name: people["y"] for name, people in draws.items()})
        found = graph.run(
            "features", "--outcome", ",".join(draws), "--outcome-features", table=table)
        made = [name for name in found if name.endswith("_oof") or name.endswith("_fold")]
        others = [name for name in found if name not in ["id", *draws, *made]]
        for outcome in draws:
            events, folds = found[outcome].to_numpy(), found[f"{outcome}_fold"].to_numpy()
            mine = [name for name in made if f"_{outcome}_" in f"_{name}"]
            for name in [*others, *mine]:
                values = found[name].to_numpy(dtype=float)
                yield {
                    "graph": graph.name, "share": share, "is_made": name in mine,
                    "column": f"_{name}".replace(f"_{outcome}_", "_Y_").removeprefix("_"),
                    "all": errors_from_half(events, values),
                    "within": errors_from_half(events, values, folds),
                    "folds": errors_of_folds(events, values, folds)}


def models():
    return {
        "boosted": HistGradientBoostingClassifier(
            max_iter=50, early_stopping=False, random_state=0),
        "logistic": make_pipeline(
            SimpleImputer(keep_empty_features=True), StandardScaler(),
            LogisticRegression(max_iter=1000)),
    }


def sets_of_columns(graph):
    """The same for models on all default columns, tried on people that they were not fitted on.

    nested: the columns of a fold are made without the outcomes of its people. reused: the columns are made
    once, of all outcomes, as they must not be.
    """
    for share in SHARES:
        for seed in range(1, (LARGE_MODEL_SEEDS if graph.is_large else MODEL_SEEDS) + 1):
            people = graph.drawn(share, seed)
            outcome, place = people["y"].to_numpy(), people["place"].to_numpy()
            outcomes = {"y": people["y"]} | {
                f"without_{fold}": people["y"].where(place != fold).astype("Int64")
                for fold in range(FOLDS)}
            found = graph.run(
                "features", "--outcome", ",".join(outcomes), "--outcome-features",
                table=people[["id", "number"]].assign(**outcomes))
            columns = [name for name in found
                       if name not in ["id", *outcomes] and not name.endswith(REST)]

            def of(used):
                others = [f"_{name}_" for name in outcomes if name != used]
                return found[[name for name in columns if not any(
                    other in f"_{name}" for other in others)]].to_numpy(dtype=float)

            ways = {"nested": [of(f"without_{fold}") for fold in range(FOLDS)],
                    "reused": [of("y")] * FOLDS}
            for way, of_fold in ways.items():
                for kind, model in models().items():
                    scores = numpy.zeros(len(outcome))
                    for fold in range(FOLDS):
                        tried = place == fold
                        model.fit(of_fold[fold][~tried], outcome[~tried])
                        scores[tried] = model.predict_proba(of_fold[fold][tried])[:, 1]
                    yield {"graph": graph.name, "share": share, "way": way, "model": kind,
                           "all": errors_from_half(outcome, scores),
                           "within": errors_from_half(outcome, scores, place),
                           "folds": errors_of_folds(outcome, scores, place)}


def verdicts(graph):
    if len(graph.people) > VERDICT_PEOPLE:
        return
    for share in SHARES:
        if share * len(graph.people) < VERDICT_EVENTS:
            continue
        for seed in range(1, VERDICT_SEEDS + 1):
            people = graph.drawn(share, seed)[["id", "number", "y"]]
            found = graph.run("graph-helps", "--outcome", "y", "--seed", str(seed), table=people)
            yield {"graph": graph.name, "share": share,
                   "conclusion": found["verdict"]["conclusion"]}


def summary(values):
    """How many, their mean and its error, their deviation, the largest, and how many are beyond three."""
    values = values.dropna()
    return {"tests": len(values), "mean": values.mean(), "error_of_mean": values.sem(),
            "sd": values.std(), "largest": values.abs().max(),
            "beyond_three": (values.abs() > 3).sum()}


def by_graph(graphs, columns, sets, answers):
    rows = []
    for graph in graphs:
        row = {"graph": graph.name, "people": len(graph.people)}
        mine = columns[columns["graph"] == graph.name]
        for kind, is_made in (("plain", False), ("made", True)):
            found = summary(mine.loc[mine["is_made"] == is_made, "all"])
            row |= {f"{kind}_{name}": found[name] for name in ("tests", "largest", "beyond_three")}
        for way in ("nested", "reused"):
            for kind in models():
                chosen = sets[(sets["graph"] == graph.name) & (sets["way"] == way)
                              & (sets["model"] == kind)]
                found = summary(chosen["within"])
                row |= {f"{way}_{kind}_{name}": found[name] for name in ("mean", "largest")}
        said = [answer["conclusion"] for answer in answers if answer["graph"] == graph.name]
        row |= {"verdicts": len(said), "no_evidence": said.count("no_evidence")}
        rows.append(row)
    return pandas.DataFrame(rows)


def by_column(columns, sets):
    rows = []
    groups = [*columns.groupby(["is_made", "column"])["all"],
              *[((3 + number, f"{way}, {kind}"), None) for number, (way, kind) in enumerate(
                  (way, kind) for way in ("nested", "reused") for kind in models())]]
    for (_, name), _ in groups:
        if ", " in name:
            way, kind = name.split(", ")
            chosen = sets[(sets["way"] == way) & (sets["model"] == kind)]
        else:
            chosen = columns[columns["column"] == name]
        found = {"column": name}
        for place in ("all", "within", "folds"):
            values = chosen[place].explode().astype(float)
            found |= {f"{place}_{key}": value for key, value in summary(values).items()}
        rows.append(found)
    return pandas.DataFrame(rows)


def lists(folders):
    for folder in folders:
        for file in sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file()):
            for end, (name, options) in GRAPHS.items():
                if file.as_posix().endswith(end):
                    yield name or file.parent.name, file, options


def main(program, *folders):
    warnings.filterwarnings("ignore", message="Skipping features")
    graphs, columns, sets, answers = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, file, options in lists([HERE.parent.parent / "Graphs", *folders]):
            if name in [graph.name for graph in graphs]:
                continue
            graph = Graph(program, name, file, options, pathlib.Path(folder))
            graphs.append(graph)
            columns += single_columns(graph)
            sets += sets_of_columns(graph)
            answers += verdicts(graph)
            table = by_graph(
                graphs[-1:], pandas.DataFrame(columns), pandas.DataFrame(sets), answers)
            print(table.round(2).to_csv(index=False, header=len(graphs) == 1), end="", flush=True)
    columns, sets = pandas.DataFrame(columns), pandas.DataFrame(sets)
    graphs, columns_table = by_graph(graphs, columns, sets, answers), by_column(columns, sets)
    for table, file in ((graphs, "random-outcomes.csv"),
                        (columns_table, "random-outcome-columns.csv")):
        table.to_csv(HERE / file, index=False, float_format="%.3f")
    print(columns_table.round(3).to_string())
    tests = {"plain columns": columns.loc[~columns["is_made"], "all"],
             "columns made of outcomes, in each fold": columns.loc[columns["is_made"], "folds"],
             "nested models, in each fold": sets.loc[sets["way"] == "nested", "folds"]}
    for name, found in tests.items():
        found = found.explode().dropna().astype(float)
        print(f"{name}: {len(found)} tests, deviation {found.std():.3f}, largest {found.abs().max():.2f}, "
              f"beyond three {(found.abs() > 3).sum()}, by chance {len(found) * 2 * norm.sf(3):.1f}, "
              f"largest by chance at 1 % {norm.isf(0.005 / len(found)):.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
