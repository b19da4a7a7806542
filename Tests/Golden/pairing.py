#!/usr/bin/env python3
"""Measures whether friends help to predict the outcome, for both pairings of the demo data.

usage: pairing.py

Writes pairing.csv beside this file; the card in Graphs/lastfm-credit/ quotes it.
"""
import csv
import math
import pathlib

import igraph
import numpy
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "Graphs" / "lastfm-credit"
NOT_SCORED = {"id", "education", "sex", "age_band", "default_next_month"}


def main():
    with open(DEMO / "edges.csv", newline="") as file:
        edges = [tuple(map(int, row)) for row in list(csv.reader(file))[1:]]
    graph = igraph.Graph(edges)
    lines = ["pairing,people,default_rate,outcome_assortativity,on_time_share_assortativity,"
             "auc_own,auc_own_and_graph,auc_own_graph_and_friends,"
             "graph_gain,graph_gain_low,graph_gain_high,"
             "friends_gain,friends_gain_low,friends_gain_high,"
             "gain,gain_low,gain_high"]
    for name, file in (("planted", "people.csv"), ("control", "people-control.csv")):
        lines.append(",".join([name, *measure(graph, DEMO / file)]))
    (HERE / "pairing.csv").write_bytes(("\n".join(lines) + "\n").encode("ascii"))


def measure(graph, path):
    with open(path, newline="") as file:
        people = list(csv.DictReader(file))
    outcome = numpy.array([person["default_next_month"] == "true" for person in people], float)
    names = [name for name in people[0] if name not in NOT_SCORED]
    values = numpy.array([[float(person[name] or "nan") for name in names] for person in people])
    levels = sorted({person["education"] for person in people})
    education = [[person["education"] == level for level in levels] for person in people]
    own = numpy.column_stack([values, education])

    clustering = graph.transitivity_local_undirected(mode="zero")
    structure = numpy.column_stack([
        numpy.log(graph.degree()), clustering, graph.coreness(), numpy.log(graph.pagerank())])
    circles = [graph.neighbors(vertex) for vertex in range(graph.vcount())]
    friends = numpy.array([[mean(column[circle]) for column in values.T] for circle in circles])

    probabilities = [
        predict(columns, outcome)
        for columns in (own, numpy.column_stack([own, structure]),
                        numpy.column_stack([own, structure, friends]))]
    areas = [roc_auc_score(outcome, values) for values in probabilities]
    on_time = values[:, names.index("on_time_share")].tolist()
    return [
        str(len(people)), f"{outcome.mean():.4f}",
        f"{graph.assortativity(outcome.tolist(), directed=False):.4f}",
        f"{graph.assortativity(on_time, directed=False):.4f}",
        *(f"{area:.4f}" for area in areas),
        *gain(outcome, probabilities[0], probabilities[1]),
        *gain(outcome, probabilities[1], probabilities[2]),
        *gain(outcome, probabilities[0], probabilities[2])]


def mean(values):
    known = values[~numpy.isnan(values)]
    return known.mean() if len(known) else math.nan


def predict(columns, outcome):
    """Every person's probability from a model that has not seen that person's outcome."""
    model = make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True), StandardScaler(),
        LogisticRegression(C=0.1, max_iter=2000))
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    return cross_val_predict(model, columns, outcome, cv=folds, method="predict_proba")[:, 1]


def gain(outcome, before, after):
    """The gain in the area under the curve with its 95 % interval, paired bootstrap over people."""
    source = numpy.random.default_rng(1)
    gains = []
    for _ in range(1000):
        drawn = source.integers(0, len(outcome), len(outcome))
        gains.append(roc_auc_score(outcome[drawn], after[drawn])
                     - roc_auc_score(outcome[drawn], before[drawn]))
    whole = roc_auc_score(outcome, after) - roc_auc_score(outcome, before)
    return [f"{value:.4f}" for value in (whole, *numpy.percentile(gains, [2.5, 97.5]))]


if __name__ == "__main__":
    main()
