"""The signals by polars: two files in, one out.

    python -m comparison.signals.polars_signals FOLDER OUTPUT
"""

import sys
from pathlib import Path

import polars as pl

from .workload import AS_OF, DAY, KINDS, LEVELS, NUMBERS, PRIOR, SIDES, WINDOWS, suffix


def read(folder):
    people = pl.read_csv(folder / "people.csv").with_row_index("v")
    ids = people.lazy().select("id", "v")
    ties = (pl.scan_csv(folder / "edges.csv").filter(pl.col("time") < AS_OF)
            .join(ids.rename({"id": "source", "v": "s"}), on="source")
            .join(ids.rename({"id": "target", "v": "t"}), on="target")
            .select("s", "t", "amount", pl.col("kind").cast(pl.Categorical), "time").collect())
    sides = pl.concat([
        ties.select(pl.col(v).alias("v"), pl.col(p).alias("p"), "amount", "kind", "time",
                    gives=pl.lit(v == "s")) for v, p in (("s", "t"), ("t", "s"))])
    friends = sides.lazy().group_by("v", "p").agg(w=pl.col("amount").sum()).collect()
    return people, sides, friends


def beside(friends, people, column, kind):
    """Friends with their value and the person's own."""
    values = people.lazy().select("v", pl.col(column).cast(kind).alias("x"))
    return (friends.lazy().join(values.rename({"v": "p"}), on="p")
            .join(values.rename({"x": "own"}), on="v"))


def friends_of_numbers(friends, people, c):
    n, x, own = f"neighbor_{c}", pl.col("x"), pl.col("own").first()
    total, count = people[c].sum(), people[c].count()
    others = (total - own.fill_null(0)) / (count - own.is_not_null().cast(pl.Int64))
    found = {
        "count": x.count(), "mean": x.mean(), "sd": x.std(ddof=0), "min": x.min(), "max": x.max(),
        "median": x.median(), "q10": x.quantile(0.1, "linear"), "q90": x.quantile(0.9, "linear"),
        "coverage": x.count() / pl.len(), "share_below_1": (x < 1).mean(),
        "share_above_100": (x > 100).mean(),
        "weighted_mean": (pl.col("w") * x).sum() / pl.col("w").filter(x.is_not_null()).sum(),
        "shrunk_mean": pl.when(x.count() > 0).then(
            (x.sum() + PRIOR * others) / (x.count() + PRIOR)),
        "difference": own - x.mean(),
        "rank": ((x < pl.col("own")).sum() + 0.5 * (x == pl.col("own")).sum())
        / (x.is_not_null() & pl.col("own").is_not_null()).sum()}
    return (beside(friends, people, c, pl.Float64).group_by("v")
            .agg(*[value.alias(f"{n}_{name}") for name, value in found.items()]).collect())


def friends_of_texts(friends, people):
    n, x, count = "neighbor_region", pl.col("x"), pl.col("n")
    top = (people.lazy().filter(pl.col("region").is_not_null()).group_by("region")
           .len().sort(["len", "region"], descending=[True, False]).head(LEVELS)
           .collect()["region"].to_list())
    levels = (beside(friends, people, "region", pl.String).group_by("v", "x")
              .agg(n=x.count(), all=pl.len(), like=(x == pl.col("own")).sum(),
                   own=pl.col("own").first()))
    known = x.is_not_null()
    return levels.group_by("v").agg(
        count.sum().alias(f"{n}_count"), (count.sum() / pl.col("all").sum()).alias(f"{n}_coverage"),
        *[(count.filter(x == level).sum() / count.sum()).alias(f"{n}_share_{level}") for level in top],
        (count.filter(~x.is_in(top)).sum() / count.sum()).alias(f"{n}_share_other"),
        count.filter(known).entropy().alias(f"{n}_entropy"),
        x.filter(known).sort_by([-count.filter(known).cast(pl.Int64), x.filter(known)]).first()
        .alias(f"{n}_mode"),
        pl.when(pl.col("own").first().is_not_null()).then(pl.col("like").sum() / count.sum())
        .alias(f"{n}_share_like_own")).collect()


def ties_of_window(rows, prefix, s, with_flows):
    """Three tables of rows that are in order of time."""
    t, amount, count, time = f"tie_{prefix}", pl.col("amount"), pl.col("n"), pl.col("time")
    given = pl.col("given")
    flows = [] if not with_flows else [
        (amount.sum() - 2 * given.sum()).alias(f"{t}amount_net{s}"),
        (pl.min_horizontal(given, amount - given).sum() / given.sum())
        .alias(f"{t}amount_reciprocity{s}")]
    pairs = (rows.lazy().group_by("v", "p").agg(
        n=pl.len(), amount=amount.sum(), given=amount.filter(pl.col("gives")).sum())
        .group_by("v").agg(
            count.sum().alias(f"{t}rows{s}"), pl.len().alias(f"{t}partners{s}"),
            ((count.cast(pl.Int64) ** 2).sum() / count.sum().cast(pl.Float64) ** 2)
            .alias(f"{t}concentration{s}"),
            ((amount ** 2).sum() / amount.sum() ** 2).alias(f"{t}amount_concentration{s}"),
            *flows).collect())
    gaps = time.diff()
    plain = {
        "first_time": time.first(), "last_time": time.last(), "mean_gap": gaps.mean(),
        "gap_variation": pl.when((pl.len() > 2) & (gaps.mean() > 0))
        .then(gaps.std(ddof=0) / gaps.mean()),
        "amount_count": amount.count(), "amount_sum": amount.sum(), "amount_mean": amount.mean(),
        "amount_sd": amount.std(ddof=0), "amount_min": amount.min(), "amount_max": amount.max(),
        "amount_share_negative": (amount < 0).mean(), "kind_count": pl.col("kind").count(),
        "kind_levels": pl.col("kind").n_unique()} | {
        f"kind_share_{kind}": (pl.col("kind") == kind).mean() for kind in KINDS}
    single = rows.lazy().group_by("v", maintain_order=True).agg(
        *[value.alias(f"{t}{name}{s}") for name, value in plain.items()]).collect()
    entropy = (rows.lazy().group_by("v", "kind").agg(n=pl.len()).group_by("v")
               .agg(count.entropy().alias(f"{t}kind_entropy{s}")).collect())
    return pairs, single, entropy


def main():
    folder, output = Path(sys.argv[1]), sys.argv[2]
    people, sides, friends = read(folder)
    parts = [friends_of_numbers(friends, people, column) for column in NUMBERS]
    parts.append(friends_of_texts(friends, people))
    sides = sides.sort("v", "time")
    for window in WINDOWS:
        recent = sides if window is None else sides.filter(pl.col("time") >= AS_OF - window * DAY)
        for prefix, side in SIDES.items():
            rows = recent if side == "both" else recent.filter(pl.col("gives") == (side == "out"))
            parts += ties_of_window(rows, prefix, suffix(window), side == "both")
    for part in parts:
        people = people.join(part, on="v", how="left")
    people.sort("v").drop("v").write_csv(output)


main()
