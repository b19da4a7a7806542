#!/usr/bin/env python3
"""Writes stability.json beside this script: what indexes of stability and distances must equal.

usage: stability.py

Indexes are NumPy's, and without an empty bin optbinning's Jeffrey divergence too; tails and power are
SciPy's, as are Kolmogorov-Smirnov and Wasserstein distances. Critical values and power are also found by
drawing 40,000 pairs of samples each: the share of them in which chance passes a critical value, and in
which a shift of the smallest size that can be seen is seen. The same bytes each time.
"""
import json
import pathlib

import numpy
import scipy.optimize
import scipy.stats
from optbinning.binning.metrics import jeffrey

HERE = pathlib.Path(__file__).resolve().parent
DRAWS = 40_000


def main():
    result = {"indexes": [index(*pair) for pair in PAIRS], "chance": chance(),
              "samples": [sample(*pair) for pair in samples()]}
    parts = [f"{json.dumps(key)}: {json.dumps(part)}" for key, part in result.items()]
    (HERE / "stability.json").write_text("{" + ",\n".join(parts) + "}\n")


PAIRS = [
    ([120, 260, 380, 240], [70, 110, 180, 140]),
    ([100] * 10, [100] * 10),
    ([100] * 10, [130, 120, 110, 100, 100, 100, 90, 90, 80, 80]),
    ([5, 5, 5, 5], [9, 6, 4, 1]),
    ([40, 0, 10], [30, 15, 0]),
    ([40, 0, 10, 0], [30, 0, 10, 0]),
    ([7, 0], [0, 3]),
    ([10, 0, 0], [5, 0, 0]),
    ([1_000_000, 2_000_000, 500_000], [1_001_000, 1_990_000, 509_000]),
    (list(range(1, 201)), list(range(200, 0, -1))),
    ([1000] * 1500, [990, 1010] * 750),
    ([3, 900_000], [30, 50]),
]


def shares(before, after, added):
    used = before + after > 0
    p = (before[used] + added) / (before[used] + added).sum()
    q = (after[used] + added) / (after[used] + added).sum()
    return p, q


def psi(before, after, added):
    p, q = shares(before, after, added)
    return float(numpy.sum((q - p) * numpy.log(q / p)))


def index(before, after):
    x, y = numpy.array(before), numpy.array(after)
    n, m = x.sum(), y.sum()
    used = x + y > 0
    free = int(used.sum()) - 1
    unit = 1 / n + 1 / m
    value = psi(x, y, 0.5)
    answer = {"before": before, "after": after, "index": value, "free": free}
    if not numpy.any((x == 0) != (y == 0)):
        plain = psi(x, y, 0)
        p, q = shares(x, y, 0)
        assert abs(jeffrey(q, p, return_sum=True) - plain) < 1e-12
        answer["plain"] = plain
    if free > 0:
        table = numpy.array([x[used], y[used]])
        critical = scipy.stats.chi2.isf(0.05, free)
        answer |= {
            "p": float(scipy.stats.chi2.sf(value / unit, free)),
            "chiSquareP": float(scipy.stats.chi2_contingency(table, correction=False).pvalue),
            "critical": [float(unit * scipy.stats.chi2.isf(level, free)) for level in (0.05, 0.001)],
            "detectable": [float(unit * noncentrality(free, level, power))
                           for level, power in ((0.05, 0.8), (0.0005, 0.9))]}
    return answer


def noncentrality(free, level, power):
    critical = scipy.stats.chi2.isf(level, free)
    tail = lambda value: scipy.stats.ncx2.sf(critical, free, value) - power
    return scipy.optimize.brentq(tail, 1e-6, 1e5, xtol=1e-12, rtol=1e-14)


def chance():
    """How often chance passes the critical value, and how often a shift that can just be seen is seen."""
    draw = numpy.random.default_rng(11)
    rows = []
    for n, m, bins in ((50, 50, 5), (100, 100, 10), (1000, 200, 10), (1000, 1000, 10),
                       (50_000, 50_000, 20), (50_000, 500, 4), (200, 200, 2)):
        p = numpy.full(bins, 1 / bins)
        unit = 1 / n + 1 / m
        critical = unit * scipy.stats.chi2.isf(0.05, bins - 1)
        size = unit * noncentrality(bins - 1, 0.05, 0.8)
        before = draw.multinomial(n, p, DRAWS)
        same = indexes(before, draw.multinomial(m, p, DRAWS))
        moved = indexes(before, draw.multinomial(m, tilted(p, size), DRAWS))
        rows.append({"before": n, "after": m, "bins": bins,
                     "critical": float(numpy.quantile(same, 0.95)), "size": size,
                     "false": float(numpy.mean(same > critical)),
                     "seen": float(numpy.mean(moved > critical))})
    return rows


def indexes(before, after):
    p = (before + 0.5) / (before.sum(1, keepdims=True) + before.shape[1] / 2)
    q = (after + 0.5) / (after.sum(1, keepdims=True) + before.shape[1] / 2)
    return numpy.sum((q - p) * numpy.log(q / p), 1)


def tilted(p, size):
    """Shares that lie so far from p: more in the later bins, fewer in the earlier ones."""
    line = numpy.linspace(-1, 1, len(p))

    def shifted(slope):
        q = p * numpy.exp(slope * line)
        return q / q.sum()

    def distance(slope):
        q = shifted(slope)
        return numpy.sum((q - p) * numpy.log(q / p)) - size

    return shifted(scipy.optimize.brentq(distance, 0, 20))


def samples():
    draw = numpy.random.default_rng(12)
    yield draw.normal(size=200), draw.normal(0.3, 1.2, size=150)
    yield draw.integers(0, 6, 120).astype(float), draw.integers(1, 9, 90).astype(float)
    yield numpy.repeat(2.0, 10), numpy.array([2.0, 3.0])
    yield draw.lognormal(8, 2, size=300), draw.lognormal(8, 2, size=500)
    yield numpy.array([1.0, 2, 3, 4]), numpy.array([1.0, 2, 3, 4])


def sample(before, after):
    spread = numpy.std(before)
    answer = {"before": before.tolist(), "after": after.tolist(),
              "kolmogorovSmirnov": float(scipy.stats.ks_2samp(before, after).statistic)}
    if spread > 0:
        answer["wasserstein"] = float(scipy.stats.wasserstein_distance(before, after) / spread)
    return answer


if __name__ == "__main__":
    main()
