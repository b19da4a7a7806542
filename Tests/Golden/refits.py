#!/usr/bin/env python3
"""Writes refits.json beside this script: the points of refits to rows drawn again, by NumPy, statsmodels and scikit-learn.

usage: refits.py

German credit in the bins of fitting.json. Refit r, from 0, draws n of n rows: with SplitMix64 as a generator whose state
is mix(mix(seed) ^ r), where mix(s) is the first number of the generator with state s, each number x of it stands for the
row x * n >> 64. A row drawn twice counts twice, with its weight. Weights of evidence and coefficients are those of the drawn
rows; points are 40 / ln 2 times coefficient times evidence, less that of the card's own worst bin, and what the
intercept moved is shared out among the columns.
"""
import json
import pathlib
import warnings

import numpy
import pandas
import scipy.optimize
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent
REFITS = 4
FACTOR = 40 / numpy.log(2)
MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, state):
        self.state = state & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def draws(seed, number, count):
    generator = SplitMix64(SplitMix64(SplitMix64(seed).next() ^ number).next())
    return numpy.bincount([generator.next() * count >> 64 for _ in range(count)], minlength=count)


def evidence(groups, events, weights):
    """The weight of evidence of each bin, column by column."""
    found = []
    for group in groups:
        good = numpy.bincount(group, weights * ~events, minlength=group.max() + 1)
        bad = numpy.bincount(group, weights * events, minlength=group.max() + 1)
        half = numpy.where((good == 0) | (bad == 0), 0.5, 0)
        found.append(numpy.log((good + half) / good.sum()) - numpy.log((bad + half) / bad.sum()))
    return found


def regression(woe, groups, events, weights, penalty, signed):
    """Intercept and coefficients."""
    columns = numpy.column_stack([bins[group] for bins, group in zip(woe, groups)])
    good = (~events).astype(float)
    if penalty:
        model = LogisticRegression(C=1 / penalty, tol=1e-13, max_iter=10_000, solver="newton-cholesky")
        model.fit(columns[weights > 0], good[weights > 0], sample_weight=weights[weights > 0])
        return numpy.array([model.intercept_[0], *model.coef_[0]])
    places = list(range(columns.shape[1]))
    if signed:
        design = sm.add_constant(columns)

        def loss(vector):
            odds = design @ vector
            value = (weights * (numpy.logaddexp(0, odds) - good * odds)).sum()
            return value, design.T @ (weights * (1 / (1 + numpy.exp(-odds)) - good))
        bounds = [(None, None)] + [(0, None)] * columns.shape[1]
        found = scipy.optimize.minimize(loss, numpy.zeros(design.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds,
                                        options={"ftol": 1e-16, "gtol": 1e-10, "maxiter": 100_000, "maxfun": 100_000})
        places = [k for k in places if found.x[k + 1] > 1e-9]
    design = sm.add_constant(columns[:, places])
    model = sm.GLM(good, design, family=sm.families.Binomial(), freq_weights=weights).fit(tol=1e-13, maxiter=100)
    vector = numpy.zeros(columns.shape[1] + 1)
    vector[[0] + [k + 1 for k in places]] = model.params
    return vector


def case(name, groups, events, weights, penalty, signed):
    rows = numpy.ones(len(events)) if weights is None else weights
    woe = evidence(groups, events, rows)
    own = regression(woe, groups, events, rows, penalty, signed)
    # Columns of the card are held: others get no coefficient.
    held = [k for k in range(len(groups)) if own[k + 1] != 0]
    refits = []
    for number in range(REFITS):
        drawn = rows * draws(1, number, len(events))
        others = evidence(groups, events, drawn)
        found = numpy.zeros(len(own))
        found[[0] + [k + 1 for k in held]] = regression(
            [others[k] for k in held], [groups[k] for k in held], events, drawn, penalty, signed)
        budgets = [round(FACTOR * abs(b) * (e.max() - e.min())) for b, e in zip(own[1:], woe)]
        moved = FACTOR * (found[0] - own[0]) / sum(budget > 0 for budget in budgets)
        points = [FACTOR * (b * e - (before * known).min()) + moved
                  for b, e, before, known in zip(found[1:], others, own[1:], woe)]
        refits.append([list(values) for values in points])
    return {"name": name, "weighted": weights is not None, "penalty": penalty, "signed": signed, "refits": refits}


def main():
    warnings.filterwarnings("ignore")
    table = pandas.read_csv(HERE / "german-credit.csv.gz")
    events = (table["creditability"] == "bad").to_numpy()
    groups = []
    for bins in json.loads((HERE / "fitting.json").read_text())["bins"]:
        column = table[bins["column"]]
        if "cuts" in bins:
            groups.append(numpy.searchsorted(bins["cuts"], column, side="right"))
        else:
            groups.append(column.map({t: k for k, part in enumerate(bins["texts"]) for t in part}).to_numpy())
    weights = numpy.arange(len(table)) % 4 + 1.0
    cases = [case("plain", groups, events, None, 0, False), case("ridge", groups, events, None, 10, False),
             case("weighted", groups, events, weights, 0, False), case("signed", groups, events, None, 0, True)]
    (HERE / "refits.json").write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    main()
