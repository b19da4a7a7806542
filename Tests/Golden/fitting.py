#!/usr/bin/env python3
"""Writes fitting.json beside this script: logistic regressions by statsmodels, scikit-learn and SciPy.

usage: fitting.py
       fitting.py SESAME FOLDER

German credit, each column in bins that are written down with it: our fit on the same bins must have the same
coefficients, standard errors, p-values and variance inflation, the same columns by steps, and the same coefficients
where none may be negative.

With a program SESAME and a FOLDER of further tables (UCI_Credit_Card.csv, australian.csv,
credit_data_modeldata.csv, germancredit.csv) writes fitting.csv instead: the area under the curve out of the very same
folds, of optbinning's card with all columns, of ours with the program's defaults (the difference is theirs), with all
columns, and with those that steps choose by AIC and by BIC.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import numpy
import pandas
import scipy.optimize
import scipy.special
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.outliers_influence import variance_inflation_factor

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = [
    "status_of_existing_checking_account", "duration_in_month", "credit_history", "purpose",
    "credit_amount", "savings_account_and_bonds", "present_employment_since",
    "installment_rate_in_percentage_of_disposable_income", "age_in_years",
    "other_installment_plans", "housing", "property", "job"]
CATEGORIES = [
    "credit_history", "behavior_and_preferences", "credit_history", "behavior_and_preferences",
    "fulfillment_capacity", "fulfillment_capacity", "fulfillment_capacity", "fulfillment_capacity",
    "personal_characteristics", "behavior_and_preferences", "personal_characteristics",
    "interpersonal_relationships", "personal_characteristics"]
SHARES = {"credit_history": 0.35, "behavior_and_preferences": 0.25, "fulfillment_capacity": 0.2,
          "personal_characteristics": 0.15, "interpersonal_relationships": 0.05}
TABLES = [
    ("germancredit.csv", "creditability", "bad", "row"),
    ("UCI_Credit_Card.csv", "default.payment.next.month", "1", "ID"),
    ("australian.csv", "st", "1", "row"),
    ("credit_data_modeldata.csv", "Status", "bad", "row"),
]


def main():
    warnings.filterwarnings("ignore")
    if len(sys.argv) > 2:
        compare(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]))
        return
    table = pandas.read_csv(HERE / "german-credit.csv.gz")
    events = (table["creditability"] == "bad").to_numpy()
    weights = numpy.arange(len(table)) % 4 + 1.0
    bins, groups = [], []
    for name in COLUMNS:
        column = table[name]
        if column.dtype.kind in "if":
            cuts = sorted(set(float(x) for x in numpy.quantile(column, [0.2, 0.4, 0.6, 0.8])) - {column.min()})
            bins.append({"column": name, "cuts": cuts})
            groups.append(numpy.searchsorted(cuts, column, side="right"))
        else:
            texts = sorted(column.unique())
            count = max(2, min(4, len(texts)))
            lists = [list(part) for part in numpy.array_split(texts, count)]
            bins.append({"column": name, "texts": lists})
            groups.append(column.map({text: k for k, part in enumerate(lists) for text in part}).to_numpy())
    cases = [case("plain", groups, events, None, 0), case("ridge", groups, events, None, 10),
             case("weighted", groups, events, weights, 0)]
    woe = coded(groups, events, numpy.ones(len(events)))
    golden = {"bins": bins, "cases": cases, "signed": signed(woe, ~events), "steps": steps(woe, ~events, False),
              "backward": steps(woe, ~events, True), "held": held(woe, ~events)}
    (HERE / "fitting.json").write_text(json.dumps(golden, indent=1) + "\n")


def coded(groups, events, weights):
    """The weight of evidence of each row's bin, column by column."""
    columns = []
    for group in groups:
        good = numpy.bincount(group, weights * ~events)
        bad = numpy.bincount(group, weights * events)
        woe = numpy.log(good / good.sum()) - numpy.log(bad / bad.sum())
        columns.append(woe[group])
    return numpy.column_stack(columns)


def case(name, groups, events, weights, penalty):
    rows = numpy.ones(len(events)) if weights is None else weights
    woe = coded(groups, events, rows)
    design = sm.add_constant(woe)
    good = (~events).astype(float)
    found = {"name": name, "penalty": penalty, "weighted": weights is not None}
    if penalty:
        model = LogisticRegression(C=1 / penalty, tol=1e-13, max_iter=10_000, solver="newton-cholesky")
        model.fit(woe, good, sample_weight=rows)
        found["coefficients"] = [model.intercept_[0], *model.coef_[0]]
        chances = model.predict_proba(woe)[:, 1]
        second = design.T @ (design * (rows * chances * (1 - chances))[:, None])
        second += penalty * numpy.diag([0] + [1] * woe.shape[1])
        found["errors"] = list(numpy.sqrt(numpy.diag(numpy.linalg.inv(second))))
    else:
        model = sm.GLM(good, design, family=sm.families.Binomial(), freq_weights=rows).fit(tol=1e-13, maxiter=100)
        found["coefficients"] = list(model.params)
        found["errors"] = list(model.bse)
        found["pValues"] = list(model.pvalues)
    repeated = numpy.repeat(design, rows.astype(int), axis=0)
    found["inflation"] = [variance_inflation_factor(repeated, k + 1) for k in range(woe.shape[1])]
    return found


def loss(vector, design, good):
    odds = design @ vector
    value = numpy.logaddexp(0, odds).sum() - (good * odds).sum()
    return value, design.T @ (scipy.special.expit(odds) - good)


def signed(woe, good):
    """Coefficients none of which is negative, of columns of which some are turned around."""
    turned = woe.copy()
    turned[:, [1, 7]] *= -1
    design = sm.add_constant(turned)
    bounds = [(None, None)] + [(0, None)] * woe.shape[1]
    found = scipy.optimize.minimize(
        loss, numpy.zeros(design.shape[1]), (design, good.astype(float)), jac=True, method="L-BFGS-B",
        bounds=bounds, options={"ftol": 1e-16, "gtol": 1e-10, "maxiter": 100_000, "maxfun": 100_000})
    return {"turned": [1, 7], "coefficients": list(found.x), "loss": found.fun}


def held(woe, good):
    """Coefficients by which each category's range is its share of all, none of them negative."""
    design = sm.add_constant(woe)
    ranges = woe.max(axis=0) - woe.min(axis=0)
    names = list(SHARES)
    sums = numpy.array([[0] + [r / SHARES[c] if c == name else 0 for r, c in zip(ranges, CATEGORIES)] for name in names])
    equations = sums[1:] - sums[0]
    start = numpy.array([1.0] + [1 / (r / SHARES[c] * CATEGORIES.count(c)) for r, c in zip(ranges, CATEGORIES)])
    found = scipy.optimize.minimize(
        loss, start, (design, good.astype(float)), jac=True, method="SLSQP",
        bounds=[(None, None)] + [(0, None)] * woe.shape[1],
        constraints={"type": "eq", "fun": lambda x: equations @ x, "jac": lambda x: equations},
        options={"ftol": 1e-15, "maxiter": 10_000})
    return {"categories": CATEGORIES, "coefficients": list(found.x), "loss": found.fun}


def deviance(woe, good, places):
    """Twice the log loss of the best regression on some columns of which no coefficient is negative, and its columns."""
    places = list(places)
    while True:
        design = sm.add_constant(woe[:, places]) if places else numpy.ones((len(good), 1))
        found = sm.Logit(good.astype(float), design).fit(disp=0, tol=1e-12)
        if (found.params[1:] >= 0).all():
            return -2 * found.llf, places
        bounds = [(None, None)] + [(0, None)] * len(places)
        signed = scipy.optimize.minimize(
            loss, numpy.zeros(len(places) + 1), (design, good.astype(float)), jac=True, method="L-BFGS-B",
            bounds=bounds, options={"ftol": 1e-16, "gtol": 1e-10, "maxiter": 100_000, "maxfun": 100_000})
        places = [k for k, value in zip(places, signed.x[1:]) if value > 0]


def steps(woe, good, backward):
    """The columns by steps, each the best of all by the exact deviance, as long as BIC falls: forward from none with
    steps backward wherever these have become better, or backward from all. Steps backward are written as -1 - column."""
    threshold = numpy.log(len(good))
    known, chosen = deviance(woe, good, range(woe.shape[1]) if backward else [])
    order = []

    def take_away():
        nonlocal known, chosen
        losses = {k: deviance(woe, good, [j for j in chosen if j != k]) for k in chosen}
        worst = min(losses, key=lambda k: losses[k][0], default=None)
        if worst is None or losses[worst][0] - known >= threshold:
            return False
        known, chosen = losses[worst]
        order.append(-1 - worst)
        return True

    def add():
        nonlocal known, chosen
        gains = {k: deviance(woe, good, sorted(chosen + [k])) for k in range(woe.shape[1]) if k not in chosen}
        best = min(gains, key=lambda k: gains[k][0], default=None)
        if best is None or known - gains[best][0] <= threshold:
            return False
        left = [k for k in chosen if k not in gains[best][1]]
        known, chosen = gains[best]
        order.extend([best] + [-1 - k for k in left])
        return True

    if backward:
        while take_away():
            pass
    else:
        while add():
            while take_away():
                pass
    return {"order": order, "deviance": known}


def compare(sesame, folder):
    ways = {"all": ["--least-iv", "0"], "aic": ["--selection", "both", "--criterion", "aic"],
            "bic": ["--selection", "both", "--criterion", "bic"]}
    lines = ["table,rows,columns,optbinning_auc,default_auc,difference,default_columns,"
             + ",".join(f"{way}_auc,{way}_columns" for way in ways) + ",default_seconds,optbinning_seconds"]
    for name, outcome, event, identifier in TABLES:
        started = time.time()
        found, count = fit(sesame, folder / name, outcome, event, identifier, [])
        seconds = time.time() - started
        table = pandas.read_csv(folder / name)
        events = (table[outcome].astype(str) == event).astype(int).to_numpy()
        kept = [c for c in table.columns if c not in (outcome, identifier)]
        others = []
        for options in ways.values():
            other, columns = fit(sesame, folder / name, outcome, event, identifier, options)
            others.append(f"{auc(events, other[f'{outcome}_chance']):.4f},{columns}")
        started = time.time()
        rival = auc(events, optbinning(table[kept], events, found[f"{outcome}_fold"].to_numpy()))
        rival_seconds = time.time() - started
        own = auc(events, found[f"{outcome}_chance"])
        lines.append(
            f"{name},{len(table)},{len(kept)},{rival:.4f},{own:.4f},{own - rival:+.4f},{count},{','.join(others)},"
            f"{seconds:.1f},{rival_seconds:.1f}")
        print(lines[-1], flush=True)
    (HERE / "fitting.csv").write_text("\n".join(lines) + "\n")


def fit(sesame, path, outcome, event, identifier, options):
    """What a card says of each row out of fold, and how many columns it has."""
    with tempfile.TemporaryDirectory() as place:
        chances, model = f"{place}/chances.csv", f"{place}/model.json"
        subprocess.run(
            [sesame, "fit", path, "--outcome", outcome, "--event", event, "--id", identifier, *options,
             "--default-category", "credit_history", "--out-of-fold", chances, "-o", model, "--quiet"], check=True)
        card = json.loads(pathlib.Path(model).read_text())
        return pandas.read_csv(chances), len(card["fit"]["coefficients"])


def auc(events, scores):
    from sklearn.metrics import roc_auc_score
    return roc_auc_score(events, scores)


def optbinning(table, events, folds):
    from optbinning import BinningProcess, Scorecard
    chances = numpy.empty(len(events))
    texts = [c for c in table.columns if table[c].dtype.kind not in "ifb"]
    for fold in sorted(set(folds)):
        train, test = folds != fold, folds == fold
        process = BinningProcess(
            list(table.columns), categorical_variables=texts,
            binning_fit_params={c: {"monotonic_trend": "auto_asc_desc", "min_bin_size": 0.05, "max_n_bins": 8}
                                for c in table.columns if c not in texts})
        card = Scorecard(process, LogisticRegression(C=1e6, max_iter=10_000))
        card.fit(table[train], events[train], metric_missing="empirical")
        chances[test] = card.predict_proba(table[test])[:, 1]
    return chances


if __name__ == "__main__":
    main()
