#!/usr/bin/env python3
"""How well the labels of Bitcoin OTC are predicted, with leaks and without, by columns of sesame alone.

usage: leakage.py SESAME

SESAME is the program. Writes bitcoin-otc-leakage.csv beside this file; its README says what the rows are.
Models are scikit-learn's, with no setting tuned. Fails if a column's area, or that of a forest on columns
along directed ratings, is more than three standard errors from what other code found (the last two columns).
"""
import functools
import pathlib
import subprocess
import sys
import tempfile

import numpy
import pandas
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer

HERE = pathlib.Path(__file__).resolve().parent
MARKET = HERE.parent.parent / "Graphs" / "bitcoin-otc"
FOLDS, REPETITIONS = 10, 5
PROTOCOLS = ("full", "clean", "rated")

# Which ratings influence goes along: file, direction.
WAYS = {
    "ties": [("all", [])],
    "directed": [("all", ["--directed"]), ("trust", ["--directed"])],
    "signed": [("all", ["--directed"]), ("trust", ["--directed"]), ("mistrust", ["--directed"])],
}
# By other code (SciPy and scikit-learn) on the same data: area and, for models, its standard error.
ELSEWHERE = {
    "mean rating": [(.997,), (.952,), (.973,)],
    "goodness, without ratings 0": [(.998,), (.952,), (.973,)],
    "goodness, without ratings the median": [(.998,), (.925,), (.973,)],
    "goodness, without ratings 1": [(.998,), (.697,), (.973,)],
    "out-degree": [(.796,), None, None],
    "in-degree": [(.762,), (.763,), (.727,)],
    "every label a seed": [(.998,), (.9995,), (.9996,)],
    "training labels as seeds, their own too": [(.986,), (.923, .008), (.944, .007)],
    "nested out of fold": [(.989,), (.935, .006), (.936, .010)],
    "ratings' statistics": [(.995, .002), (.960, .005), (.971, .005)],
    "ratings' statistics, nested out of fold": [(.998,), (.960, .005), (.976, .004)],
}


def models(seed):
    """Plain models: a forest, and a logistic regression on normal scores."""
    missing = SimpleImputer(strategy="constant", fill_value=-1, keep_empty_features=True)
    return {
        "forest": make_pipeline(missing, RandomForestClassifier(random_state=seed)),
        "logistic": make_pipeline(
            SimpleImputer(strategy="median", keep_empty_features=True),
            QuantileTransformer(n_quantiles=50, output_distribution="normal"),
            LogisticRegression(max_iter=1000)),
    }


class Market:
    """The ratings, and who is fraudulent, under one protocol.

    full: all ratings. clean: without those among people with labels. rated: these, and only people whom
    somebody still rates.
    """

    def __init__(self, program, folder, protocol):
        self.program, self.folder = program, folder
        self.excluded = [] if protocol == "full" else ["--exclude-kinds", "labelled"]
        ratings = pandas.read_csv(
            MARKET / "edges.csv", names=["source", "target", "rating"], usecols=[0, 1, 2],
            dtype={0: str, 1: str})
        labels = pandas.read_csv(MARKET / "labels.csv", names=["id", "label"], dtype={0: str})
        among = ratings["source"].isin(labels["id"]) & ratings["target"].isin(labels["id"])
        ratings["kind"] = numpy.where(among, "labelled", "other")
        for name, chosen in (("all", ratings["rating"] != 0), ("trust", ratings["rating"] > 0),
                             ("mistrust", ratings["rating"] < 0)):
            ratings[chosen].to_csv(folder / f"{name}.csv", index=False)
        self.people = pandas.DataFrame(
            {"id": pandas.unique(ratings[["source", "target"]].to_numpy().ravel())})
        fraudulent = self.people["id"].map(labels.set_index("id")["label"] == -1)
        if protocol == "rated":
            fraudulent = fraudulent.where(self.people["id"].isin(ratings["target"][~among]))
        self.outcome = fraudulent.astype("Float64").astype("Int64")
        self.known = self.outcome.notna().to_numpy()
        self.events = self.outcome[self.known].astype(int).to_numpy()

    def columns(self, outcomes, ratings, *options):
        """What the program says of people with a label, with these columns in the people table."""
        self.people[["id"]].assign(**outcomes).to_csv(self.folder / "people.csv", index=False)
        subprocess.run(
            [self.program, "features", self.folder / f"{ratings}.csv", "--people",
             self.folder / "people.csv", "--kind", "kind", *self.excluded, "--aggregate", "none",
             "--quiet", "--output", self.folder / "columns.csv", *options], check=True)
        found = pandas.read_csv(self.folder / "columns.csv", dtype={"id": str})
        # Who is in no rating of this kind has no columns.
        found = self.people[["id"]].merge(found, how="left", on="id")
        return found[self.known].drop(columns=["id", *outcomes]).astype(float)

    @functools.cached_property
    def statistics(self):
        """Statistics of the ratings that people gave and got; no outcome is in them."""
        found = self.columns(
            {}, "all", "--directed", "--features", "in_degree,out_degree", "--tie-columns", "rating")
        return found[[name for name in found if not name.endswith("_time")]]

    def folds(self, repetition):
        """The program's own folds, from 1: by a hash of identifier and seed."""
        found = self.columns(
            {"fraud": self.outcome}, "all", "--features", "none", "--outcome", "fraud",
            "--outcome-features", "--folds", str(FOLDS), "--seed", str(100 + repetition))
        return found["fraud_fold"].astype(int).to_numpy()

    def nested(self, folds, repetition):
        """By way and fold columns of outcomes, without those of the fold's people: these are left empty."""
        places = pandas.Series(folds, self.outcome.index[self.known]).reindex(self.outcome.index)
        outcomes = {f"without_{fold}": self.outcome.where(places != fold)
                    for fold in range(1, FOLDS + 1)}
        rest = ("_fold", "_outcome_count_oof")
        runs = {(ratings, *direction): self.columns(
            outcomes, ratings, *direction, "--features", "none", "--outcome", ",".join(outcomes),
            "--outcome-features", "--folds", str(FOLDS), "--seed", str(repetition))
            for way in WAYS.values() for ratings, direction in way}

        def of_fold(run, fold):
            return run[[name for name in run
                        if f"without_{fold}_" in name and not name.endswith(rest)]]

        return {name: [numpy.hstack([of_fold(runs[ratings, *direction], fold)
                                     for ratings, direction in way])
                       for fold in range(1, FOLDS + 1)] for name, way in WAYS.items()}

    def seeded(self, way, seeds):
        """What goes out from people with the event, and from people without, own influence included."""
        found = []
        for ratings, direction in WAYS[way]:
            for event in (1, 0):
                outcome = (seeds == event).fillna(False).astype(int)
                found.append(self.columns(
                    {"seed": outcome}, ratings, *direction, "--features", "none", "--seeds", "seed"))
        return numpy.hstack(found)


def single_figures(market):
    """Columns as they are."""
    statistics = market.statistics
    goodness = {
        cold: market.columns(
            {}, "all", "--directed", "--features", "none", "--ratings", "rating",
            "--largest-rating", "10", "--influence", "fairness_and_goodness", "--cold-start",
            cold)["goodness"] for cold in ("missing", "median", "one")}
    yield "mean rating", -statistics["tie_in_rating_mean"].fillna(0)
    yield "goodness, without ratings 0", -goodness["missing"].fillna(0)
    yield "goodness, without ratings the median", -goodness["median"]
    yield "goodness, without ratings 1", -goodness["one"]
    yield "out-degree", -statistics["out_degree"]
    yield "in-degree", -statistics["in_degree"]


def model_figures(market, repetition):
    """What models are given in each fold, by name and way."""
    folds = market.folds(repetition)
    places = pandas.Series(folds, market.outcome.index[market.known]).reindex(market.outcome.index)
    statistics = market.statistics.to_numpy()
    nested = market.nested(folds, repetition)
    for way, columns in nested.items():
        yield "nested out of fold", way, folds, columns
    way = "directed"
    yield ("ratings' statistics, nested out of fold", way, folds,
           [numpy.hstack([statistics, columns]) for columns in nested[way]])
    yield "ratings' statistics", "", folds, [statistics] * FOLDS
    yield "every label a seed", way, folds, [market.seeded(way, market.outcome)] * FOLDS
    if repetition == 1:
        yield ("training labels as seeds, their own too", way, folds, [
            market.seeded(way, market.outcome.where(places != fold))
            for fold in range(1, FOLDS + 1)])


def predictions(model, columns, events, folds):
    found = numpy.zeros(len(events))
    for fold in range(1, FOLDS + 1):
        tried = folds == fold
        model.fit(columns[fold - 1][~tried], events[~tried])
        found[tried] = model.predict_proba(columns[fold - 1][tried])[:, 1]
    return found


def standard_error(events, scores):
    """DeLong's."""
    above = (scores[events == 1][:, None] > scores[events == 0]) + 0.5 * (
        scores[events == 1][:, None] == scores[events == 0])
    return (above.mean(1).var(ddof=1) / len(above)
            + above.mean(0).var(ddof=1) / above.shape[1]) ** 0.5


def rows_of(market, protocol):
    number = PROTOCOLS.index(protocol)
    events = market.events
    for name, scores in single_figures(market):
        yield row(protocol, name, "", "", [roc_auc_score(events, scores)], [],
                  standard_error(events, scores.to_numpy()), number)
    found = {}
    for repetition in range(1, REPETITIONS + 1):
        for name, way, folds, columns in model_figures(market, repetition):
            for kind, model in models(repetition).items():
                pooled, within, errors = found.setdefault((name, way, kind), ([], [], []))
                scores = predictions(model, columns, events, folds)
                pooled.append(roc_auc_score(events, scores))
                errors.append(standard_error(events, scores))
                within += [
                    roc_auc_score(events[folds == fold], scores[folds == fold])
                    for fold in range(1, FOLDS + 1) if len(set(events[folds == fold])) == 2]
    for (name, way, kind), (pooled, within, errors) in found.items():
        yield row(protocol, name, way, kind, pooled, within, numpy.mean(errors), number)


def row(protocol, name, way, kind, pooled, within, error, number):
    elsewhere = ELSEWHERE[name][number] or ()
    return {
        "protocol": protocol, "columns": name, "along": way, "model": kind,
        "area": numpy.mean(pooled), "sd": numpy.std(pooled, ddof=1) if len(pooled) > 1 else None,
        "standard_error": error, "area_within_folds": numpy.mean(within) if within else None,
        "repetitions": len(pooled), "elsewhere": (*elsewhere, None)[0],
        "elsewhere_error": (*elsewhere, None, None)[1] if elsewhere else None}


def main(program):
    rows = []
    for protocol in PROTOCOLS:
        with tempfile.TemporaryDirectory() as folder:
            market = Market(program, pathlib.Path(folder), protocol)
            print(f"{protocol}: {len(market.events)} people, {market.events.sum()} fraudulent")
            for line in rows_of(market, protocol):
                rows.append(line)
                print(*(f"{cell:.4f}" if isinstance(cell, float) else cell
                        for cell in line.values()), sep=" | ", flush=True)
    table = pandas.DataFrame(rows)
    table.to_csv(HERE / "bitcoin-otc-leakage.csv", index=False, float_format="%.4f")
    # A person's own influence on themself depends on the restarts, which were others there.
    compared = table[table["model"].isin(["", "forest"]) & table["along"].isin(["", "directed"])
                     & ~table["columns"].str.contains("their own too")]
    errors = numpy.hypot(
        compared["standard_error"], compared["elsewhere_error"].astype(float).fillna(0))
    # Figures elsewhere have three decimals.
    far = (compared["area"] - compared["elsewhere"].astype(float)).abs() > 3 * errors + 5e-4
    if far.any():
        sys.exit(f"leakage.py: far from what others found:\n{compared[far].to_string()}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
