#!/usr/bin/env python3
"""Writes validation.json beside this script: what scores, regressions and mixing must equal.

usage: validation.py

Measures and regressions are scikit-learn's, Kolmogorov-Smirnov SciPy's, assortativity NetworkX's and
igraph's. DeLong's variances are found from the definition, pair by pair; jackknife errors by leaving
out one tie after the other. The same bytes each time.
"""
import json
import pathlib

import igraph
import networkx
import numpy
import scipy.stats
import sklearn.linear_model
import sklearn.metrics

HERE = pathlib.Path(__file__).resolve().parent

# 43 patients of DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988), as printed in the SAS/STAT
# User's Guide, "Comparing Receiver Operating Characteristic Curves": albumin, total protein, K-G score,
# whether surgery helped.
OVARIAN = """
3.0 5.8 10 0 3.2 6.3 5 1 3.9 6.8 3 1 2.8 4.8 6 0 3.2 5.8 3 1 0.9 4.0 5 0 2.5 5.7 8 0 1.6 5.6 5 1
3.8 5.7 5 1 3.7 6.7 6 1 3.2 5.4 4 1 3.8 6.6 6 1 4.1 6.6 5 1 3.6 5.7 5 1 4.3 7.0 4 1 3.6 6.7 4 0
2.3 4.4 6 1 4.2 7.6 4 0 4.0 6.6 6 0 3.5 5.8 6 1 3.8 6.8 7 1 3.0 4.7 8 0 4.5 7.4 5 1 3.7 7.4 5 1
3.1 6.6 6 1 4.1 8.2 6 1 4.3 7.0 5 1 4.3 6.5 4 1 3.2 5.1 5 1 2.6 4.7 6 1 3.3 6.8 6 0 1.7 4.0 7 0
3.7 6.1 5 1 3.3 6.3 7 1 4.2 7.7 6 1 3.5 6.2 5 1 2.9 5.7 9 0 2.1 4.8 7 1 2.8 6.2 8 0 4.0 7.0 7 1
3.3 5.7 6 1 3.7 6.9 5 1 3.6 6.6 5 1
"""


def main():
    result = {"people": people(), "ovarian": ovarian(), "regressions": regressions(),
              "mixing": [mixing(directed) for directed in (False, True)]}
    parts = [f"{json.dumps(key)}: {json.dumps(part)}" for key, part in result.items()]
    (HERE / "validation.json").write_text("{" + ",\n".join(parts) + "}\n")


def people():
    draw = numpy.random.default_rng(7)
    count = 400
    truth = draw.normal(size=count)
    events = (draw.random(count) < 1 / (1 + numpy.exp(-(truth - 1)))).astype(int)
    first = numpy.round(1 / (1 + numpy.exp(-(truth + draw.normal(size=count)))), 2)
    second = numpy.round(1 / (1 + numpy.exp(-(truth + 2 * draw.normal(size=count)))), 3)
    weights = numpy.round(draw.random(count) * 3 + 0.1, 3)
    return {"events": events.tolist(), "first": first.tolist(), "second": second.tolist(),
            "weights": weights.tolist(),
            "measures": [measures(events, score) for score in (first, second)],
            "weighted": measures(events, first, weights),
            "delong": delong(events, [first, second])}


def measures(events, score, weights=None):
    area = sklearn.metrics.roc_auc_score(events, score, sample_weight=weights)
    below, above, _ = sklearn.metrics.roc_curve(
        events, score, sample_weight=weights, drop_intermediate=False)
    distance = float(numpy.abs(above - below).max())
    if weights is None:
        other = scipy.stats.ks_2samp(score[events == 1], score[events == 0]).statistic
        assert abs(distance - other) < 1e-12
    return {
        "areaUnderCurve": area,
        "averagePrecision": sklearn.metrics.average_precision_score(
            events, score, sample_weight=weights),
        "kolmogorovSmirnov": distance,
        "gini": 2 * area - 1,
        "brierScore": sklearn.metrics.brier_score_loss(events, score, sample_weight=weights),
        "logLoss": sklearn.metrics.log_loss(events, score, sample_weight=weights),
    }


def delong(events, scores):
    scores = numpy.array(scores)
    yes, no = scores[:, events == 1], scores[:, events == 0]
    pairs = (yes[:, :, None] > no[:, None, :]) + 0.5 * (yes[:, :, None] == no[:, None, :])
    areas = pairs.mean((1, 2))
    covariance = numpy.cov(pairs.mean(2)) / yes.shape[1] + numpy.cov(pairs.mean(1)) / no.shape[1]
    answers = {"areas": areas.tolist(), "errors": numpy.sqrt(numpy.diag(covariance)).tolist(),
               "differences": []}
    for other in range(1, len(scores)):
        error = numpy.sqrt(covariance[0, 0] + covariance[other, other] - 2 * covariance[0, other])
        difference = areas[other] - areas[0]
        reach = scipy.stats.norm.ppf(0.975) * error
        answers["differences"].append({
            "value": difference, "error": error, "lower": difference - reach,
            "upper": difference + reach, "p": 2 * scipy.stats.norm.sf(abs(difference / error))})
    return answers


def ovarian():
    albumin, protein, total, events = numpy.array(OVARIAN.split(), float).reshape(-1, 4).T
    scores = [10 - total, albumin, protein]
    return {"events": events.astype(int).tolist(), "scores": [score.tolist() for score in scores],
            "delong": delong(events, scores)}


def regressions():
    draw = numpy.random.default_rng(11)
    count, width = 300, 9
    columns = numpy.round(draw.normal(size=(count, width)), 3)
    columns[:, 1] = columns[:, 0] + 0.01 * columns[:, 1]
    odds = columns @ draw.normal(size=width) - 1.5
    events = (draw.random(count) < 1 / (1 + numpy.exp(-odds))).astype(int)
    weights = numpy.round(draw.random(count) * 3 + 0.1, 3)
    fits = []
    for penalty in (0.1, 1, 100):
        for weight in (None, weights):
            model = sklearn.linear_model.LogisticRegression(
                C=1 / penalty, solver="newton-cholesky", tol=1e-12, max_iter=1000)
            model.fit(columns, events, sample_weight=weight)
            fits.append({"penalty": penalty, "weighted": weight is not None,
                         "intercept": round(float(model.intercept_[0]), 10),
                         "coefficients": model.coef_[0].round(10).tolist()})
    return {"columns": columns.T.round(6).tolist(), "events": events.tolist(),
            "weights": weights.tolist(), "fits": fits}


def mixing(directed):
    draw = numpy.random.default_rng(13)
    count = 60
    graph = networkx.gnm_random_graph(count, 150, seed=5, directed=directed)
    ties = numpy.array(sorted(graph.edges))
    values = draw.integers(0, 20, count)
    kinds = draw.choice(["red", "green", "blue"], count)
    weights = numpy.round(draw.random(len(ties)) * 3 + 0.1, 3)
    networkx.set_node_attributes(graph, dict(enumerate(values.tolist())), "value")
    networkx.set_node_attributes(graph, dict(enumerate(kinds.tolist())), "kind")
    numeric = networkx.numeric_assortativity_coefficient(graph, "value")
    nominal = networkx.attribute_assortativity_coefficient(graph, "kind")
    other = igraph.Graph(count, ties.tolist(), directed=directed)
    codes = numpy.unique(kinds, return_inverse=True)[1]
    assert abs(other.assortativity(values.tolist(), directed=directed) - numeric) < 1e-12
    assert abs(other.assortativity_nominal(codes.tolist(), directed=directed) - nominal) < 1e-12
    answers = {"directed": directed, "sources": ties[:, 0].tolist(), "targets": ties[:, 1].tolist(),
               "weights": weights.tolist(), "values": values.tolist(), "kinds": kinds.tolist()}
    ones = numpy.ones(len(ties))
    for name, function, value, known in (
            ("numeric", correlation, values.astype(float), numeric),
            ("nominal", within_kinds, codes, nominal)):
        assert abs(function(ties, ones, value, directed) - known) < 1e-12
        answers[name] = {"coefficient": function(ties, ones, value, directed),
                         "error": jackknife(function, ties, ones, value, directed),
                         "weightedCoefficient": function(ties, weights, value, directed),
                         "weightedError": jackknife(function, ties, weights, value, directed)}
    return answers


def both_ways(ties, weights, directed):
    if directed:
        return ties, weights
    return numpy.concatenate([ties, ties[:, ::-1]]), numpy.concatenate([weights, weights])


def correlation(ties, weights, values, directed):
    ties, weights = both_ways(ties, weights, directed)
    covariance = numpy.cov(values[ties[:, 0]], values[ties[:, 1]], aweights=weights)
    return float(covariance[0, 1] / numpy.sqrt(covariance[0, 0] * covariance[1, 1]))


def within_kinds(ties, weights, codes, directed):
    ties, weights = both_ways(ties, weights, directed)
    matrix = numpy.zeros((codes.max() + 1,) * 2)
    numpy.add.at(matrix, (codes[ties[:, 0]], codes[ties[:, 1]]), weights)
    matrix /= matrix.sum()
    chance = (matrix.sum(0) * matrix.sum(1)).sum()
    return float((numpy.trace(matrix) - chance) / (1 - chance))


def jackknife(function, ties, weights, values, directed):
    whole = function(ties, weights, values, directed)
    rest = [function(numpy.delete(ties, tie, 0), numpy.delete(weights, tie), values, directed)
            for tie in range(len(ties))]
    return float(numpy.sqrt(((numpy.array(rest) - whole) ** 2).sum()))


if __name__ == "__main__":
    main()
