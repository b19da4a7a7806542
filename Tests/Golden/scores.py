#!/usr/bin/env python3
"""Writes scores.json beside this script: what the judgment of a score must equal.

usage: scores.py

Rates and gaps are statsmodels' and fairlearn's, recalibration statsmodels', maps scikit-learn's; Spiegelhalter's
statistic and the profit are found from their definitions, the standardized difference with SciPy. The same
bytes each time.
"""
import json
import pathlib

import numpy
import scipy.stats
import sklearn.calibration
import sklearn.isotonic
import sklearn.metrics
import statsmodels.api
import statsmodels.stats.proportion as proportion
from fairlearn import metrics as fairness

HERE = pathlib.Path(__file__).resolve().parent
LEVEL = 0.95
CUT_OFFS = [700, 650, 600, 550, 500, 450]
GAIN, LOSS = 1.0, 4.0


def main():
    draw = numpy.random.default_rng(23)
    count = 1500
    truth = draw.normal(size=count)
    events = (draw.random(count) < 1 / (1 + numpy.exp(-(truth - 1.4)))).astype(int)
    score = numpy.round(600 - 60 * (truth + draw.normal(size=count))).astype(int)
    other = numpy.round(600 - 60 * (truth + 1.5 * draw.normal(size=count))).astype(int)
    probability = numpy.round(1 / (1 + numpy.exp(-(1.3 * truth - 1.1))), 4)
    group = numpy.where(draw.random(count) < 0.3 + 0.1 * (truth > 0), "b", "a")
    group[draw.random(count) < 0.01] = "c"
    weights = numpy.round(draw.random(count) * 3 + 0.1, 3)
    result = {
        "score": score.tolist(), "other": other.tolist(), "probability": probability.tolist(),
        "group": group.tolist(), "events": events.tolist(), "weights": weights.tolist(),
        "shares": shares(), "measures": measures(events, -score, probability),
        "calibration": calibration(events, probability, None),
        "weighted": calibration(events, probability, weights),
        "maps": maps(events, score, None), "weightedMaps": maps(events, score, weights),
        "cutOffs": [cut_off(events, score, at) for at in CUT_OFFS],
        "profit": profit(events, score), "groups": groups(events, score, group),
    }
    parts = [f"{json.dumps(key)}: {json.dumps(part)}" for key, part in result.items()]
    (HERE / "scores.json").write_text("{" + ",\n".join(parts) + "}\n")


def wilson(hits, count):
    return [float(bound) for bound in proportion.proportion_confint(hits, count, 1 - LEVEL, "wilson")]


def share(hits, count):
    hits, count = int(hits), int(count)
    return {"value": hits / count, "lower": wilson(hits, count)[0], "upper": wilson(hits, count)[1]}


def two(hits, count, others, all_others):
    """Newcombe's interval of the difference and that of the ratio with half a person added."""
    difference = proportion.confint_proportions_2indep(
        hits, count, others, all_others, method="newcomb", compare="diff", alpha=1 - LEVEL)
    ratio = proportion.confint_proportions_2indep(
        hits, count, others, all_others, method="log-adjusted", compare="ratio", alpha=1 - LEVEL)
    first, second = hits / count, others / all_others
    return {
        "difference": first - second, "differenceBounds": [float(bound) for bound in difference],
        "ratio": first / second, "ratioBounds": [float(bound) for bound in ratio]}


def shares():
    cases = [(0, 10, 3, 12), (10, 10, 3, 12), (1, 7, 50, 60), (300, 1000, 450, 900), (5, 5, 5, 5)]
    return [{"counts": list(case), "wilson": wilson(case[0], case[1])} | two(*case)
            for case in cases]


def measures(events, risk, probability):
    below, above, _ = sklearn.metrics.roc_curve(events, risk, drop_intermediate=False)
    squares = (probability - events) ** 2
    losses = -numpy.log(numpy.where(events == 1, probability, 1 - probability))
    return {
        "area": sklearn.metrics.roc_auc_score(events, risk),
        "averagePrecision": sklearn.metrics.average_precision_score(events, risk),
        "kolmogorovSmirnov": scipy.stats.ks_2samp(risk[events == 1], risk[events == 0]).statistic,
        "distance": float(numpy.abs(above - below).max()),
        "brier": sklearn.metrics.brier_score_loss(events, probability),
        "brierError": float(scipy.stats.sem(squares)),
        "logLoss": sklearn.metrics.log_loss(events, probability),
        "logLossError": float(scipy.stats.sem(losses))}


def calibration(events, probability, weights):
    odds = numpy.log(probability / (1 - probability))

    def fit(design, **options):
        family = statsmodels.api.families.Binomial()
        model = statsmodels.api.GLM(
            events, design, family=family, var_weights=weights, **options)
        found = model.fit(tol=1e-14, maxiter=200)
        if weights is None:
            return found.params.tolist(), found.bse.tolist()
        # The sandwich from its definition.
        mean = found.mu
        bread = numpy.linalg.inv((design * (weights * mean * (1 - mean))[:, None]).T @ design)
        scores = design * (weights * (events - mean))[:, None]
        return found.params.tolist(), numpy.sqrt(
            numpy.diag(bread @ scores.T @ scores @ bread)).tolist()

    ones = numpy.ones((len(events), 1))
    line, errors = fit(numpy.column_stack([ones, odds]))
    shift, shift_error = fit(ones, offset=odds)
    part = numpy.ones(len(events)) if weights is None else weights
    statistic = (part * (events - probability) * (1 - 2 * probability)).sum() / numpy.sqrt(
        (part**2 * (1 - 2 * probability) ** 2 * probability * (1 - probability)).sum())
    answer = {"line": line, "errors": errors, "shift": shift[0], "shiftError": shift_error[0],
              "spiegelhalter": float(statistic), "expected": float(numpy.average(probability, weights=part)),
              "observed": float(numpy.average(events, weights=part))}
    if weights is None:
        # Ten groups of equal counts: no probability stands at an edge twice.
        order = numpy.sort(probability)
        edges = [order[len(order) * number // 10 - 1] for number in range(1, 10)]
        places = numpy.searchsorted(edges, probability, side="left")
        answer["groups"] = [
            [int((places == place).sum()), float(probability[places == place].mean()),
             float(events[places == place].mean())] for place in range(10)]
    return answer


def maps(events, score, weights):
    points = numpy.linspace(380, 820, 45)
    isotonic = sklearn.isotonic.IsotonicRegression(
        y_min=0, y_max=1, increasing=False, out_of_bounds="clip")
    isotonic.fit(score, events, sample_weight=weights)
    part = numpy.ones(len(events)) if weights is None else weights
    yes, no = part[events == 1].sum(), part[events == 0].sum()
    targets = numpy.where(events == 1, (yes + 1) / (yes + 2), 1 / (no + 2))
    design = numpy.column_stack([numpy.ones(len(events)), (score - 600) / 60])
    line = statsmodels.api.GLM(
        targets, design, family=statsmodels.api.families.Binomial(), var_weights=part).fit(
            tol=1e-14, maxiter=200).params
    slope = line[1] / 60
    # scikit-learn finds the same, less exactly.
    other = sklearn.calibration._SigmoidCalibration().fit(
        score.astype(float), events, sample_weight=weights)
    assert abs(-other.a_ - slope) < 1e-4 * abs(slope), (other.a_, slope)
    return {"points": points.tolist(), "isotonic": isotonic.predict(points).tolist(),
            "intercept": float(line[0] - 600 * slope), "slope": float(slope)}


def cut_off(events, score, at):
    accepted = score >= at
    stricter = [other for other in CUT_OFFS if other > at]
    added = accepted & ~(score >= min(stricter)) if stricter else accepted
    value = numpy.where(accepted, numpy.where(events == 1, -LOSS, GAIN), 0)
    return {"approval": share(accepted.sum(), len(score)),
            "badRate": share(events[accepted].sum(), accepted.sum()),
            "marginal": share(events[added].sum(), added.sum()),
            "goodApproval": share(accepted[events == 0].sum(), (events == 0).sum()),
            "badApproval": share(accepted[events == 1].sum(), (events == 1).sum()),
            "profit": float(value.mean()), "profitError": float(scipy.stats.sem(value))}


def profit(events, score):
    values = {int(at): float(numpy.where(
        score >= at, numpy.where(events == 1, -LOSS, GAIN), 0).mean()) for at in numpy.unique(score)}
    best = max(values, key=lambda at: values[at])
    return {"cutOff": best, "profit": values[best], "all": values[int(score.min())]}


def groups(events, score, group):
    answers = []
    good = 1 - events
    for at in CUT_OFFS:
        decision = (score >= at).astype(int)
        large = group != "c"
        frame = fairness.MetricFrame(
            metrics={"approval": fairness.selection_rate, "true": fairness.true_positive_rate,
                     "false": fairness.false_positive_rate},
            y_true=good[large], y_pred=decision[large], sensitive_features=group[large])
        rates = {name: frame.by_group.loc[name].to_dict() for name in ("a", "b")}
        own, reference = group == "b", group == "a"
        answers.append({
            "rates": rates,
            "approval": two(int(decision[own].sum()), int(own.sum()),
                            int(decision[reference].sum()), int(reference.sum())),
            "true": two(*[int(number) for part in (own, reference) for number in (
                decision[part & (events == 0)].sum(), (part & (events == 0)).sum())]),
            "false": two(*[int(number) for part in (own, reference) for number in (
                decision[part & (events == 1)].sum(), (part & (events == 1)).sum())])})
    one, two_ = score[group == "b"], score[group == "a"]
    pooled = numpy.sqrt(((len(one) - 1) * one.var(ddof=1) + (len(two_) - 1) * two_.var(ddof=1))
                        / (len(one) + len(two_) - 2))
    return {"cutOffs": answers, "standardized": float((one.mean() - two_.mean()) / pooled),
            "areas": {name: sklearn.metrics.roc_auc_score(
                events[group == name], -score[group == name]) for name in ("a", "b")}}


if __name__ == "__main__":
    main()
