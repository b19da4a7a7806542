"""The files that the comparison of signals reads, and what is asked of them."""

AS_OF = 1_710_368_000
DAY = 86_400
WINDOWS = (None, 7, 30, 90)
SIDES = {"": "both", "in_": "in", "out_": "out"}
NUMBERS = ["age", "income", "utilization", "late_payments"]
KINDS = ["transfer", "loan", "gift", "shop"]
LEVELS = 5
PRIOR = 5
STATISTICS = ["mean", "sd", "min", "max", "median", "coverage", "q10", "q90", "share_below=1",
              "share_above=100", "weighted_mean", "shrunk_mean", "difference", "rank",
              f"levels={LEVELS}", "entropy", "mode", "share_like_own"]


def suffix(window):
    return "" if window is None else f"_{window}d"


def sesame_arguments(folder):
    """The command that computes them, but for the program and the output."""
    return ["features", folder / "edges.csv", "--people", folder / "people.csv", "--directed",
            "--weight", "amount", "--time", "time", "--as-of", AS_OF, "--kind", "kind",
            "--features", "none", "--aggregate", ",".join([*NUMBERS, "region"]),
            "--statistics", ",".join(STATISTICS), "--tie-columns", "amount,kind",
            "--windows", ",".join(f"{days}d" for days in WINDOWS[1:]), "--quiet"]


def generate(folder, people, ties, seed=7):
    """Writes people.csv and edges.csv: attraction follows a power law, so that some people have
    hundreds of ties; columns are partly missing; a twelfth of the time lies before the last window."""
    import numpy
    import polars

    random = numpy.random.default_rng(seed)
    weights = random.permutation((numpy.arange(1, people + 1) + 300.0) ** -0.45)
    places = numpy.cumsum(weights) / weights.sum()
    ends = [numpy.minimum(numpy.searchsorted(places, random.random(ties)), people - 1)
            for _ in range(2)]
    apart = ends[0] != ends[1]
    source, target = (end[apart] for end in ends)
    count = len(source)
    names = polars.Series([f"user_{number:07d}" for number in range(people)])
    kinds = polars.Series(KINDS).gather(random.choice(4, count, p=[0.6, 0.1, 0.2, 0.1]))
    polars.DataFrame({
        "source": names.gather(source), "target": names.gather(target),
        "amount": numpy.round(random.lognormal(3, 1, count), 2), "kind": kinds,
        "time": random.integers(AS_OF - 120 * DAY, AS_OF, count)}).write_csv(folder / "edges.csv")

    def missing(values, share):
        return polars.Series(values).set(polars.Series(random.random(people) < share), None)

    shares = 1 / numpy.arange(1, 13)
    regions = polars.Series([f"r{number}" for number in range(12)])
    polars.DataFrame({
        "id": names, "age": missing(random.integers(18, 90, people), 0.05),
        "income": missing(numpy.round(random.lognormal(8, 0.6, people), 2), 0.2),
        "utilization": missing(numpy.round(random.beta(2, 5, people), 4), 0.1),
        "late_payments": missing(random.poisson(0.7, people), 0.02),
        "region": regions.gather(random.choice(12, people, p=shares / shares.sum()))},
    ).write_csv(folder / "people.csv")
