"""The pipeline of the benchmark in python-igraph and polars, timed by stage.

    peer.py run DIR [--seed S] [--threads N] [--json FILE]
        reads DIR/edges.csv and people.csv, writes DIR/enriched-peer.csv
    peer.py check DIR OURS.json THEIRS.json
        compares DIR/enriched.csv with it
"""

import argparse
import json
import os
import random
import sys
import time
from pathlib import Path


class Stages:
    """Seconds by stage; `with stages("name"):` adds a stage."""

    def __init__(self):
        self.seconds = {}

    def __call__(self, name):
        self.name = name
        return self

    def __enter__(self):
        self.start = time.perf_counter()

    def __exit__(self, *_):
        self.seconds[self.name] = time.perf_counter() - self.start


def friend_aggregates(pl, np, numeric, sources, targets):
    """Count, mean, standard deviation, minimum, maximum and median of each column over friends."""
    people = numeric.height
    # Sorted by person, groups are runs of rows and polars need not hash.
    person = np.concatenate([sources, targets])
    friend = np.concatenate([targets, sources])
    order = np.argsort(person, kind="stable")
    person = pl.Series("person", person[order]).set_sorted()
    friend = pl.Series("friend", friend[order])
    everyone = pl.DataFrame({"person": np.arange(people, dtype=np.uint32)})
    parts = []
    for name in numeric.columns:
        value = pl.col("value")
        found = (
            pl.DataFrame([person, numeric[name].gather(friend).rename("value")])
            .lazy()
            .group_by("person")
            .agg(
                value.count().cast(pl.Int64).alias(f"neighbor_{name}_count"),
                value.mean().alias(f"neighbor_{name}_mean"),
                value.std(ddof=0).alias(f"neighbor_{name}_sd"),
                value.min().alias(f"neighbor_{name}_min"),
                value.max().alias(f"neighbor_{name}_max"),
                value.median().alias(f"neighbor_{name}_median"),
            )
            .collect(engine="streaming")  # the fastest of the engines and groupings tried
        )
        found = everyone.join(found, on="person", how="left", maintain_order="left")
        count = pl.col(f"neighbor_{name}_count")
        # polars gives a lone missing value the deviation 0.
        deviation = pl.when(count > 0).then(pl.col(f"neighbor_{name}_sd"))
        parts.append(found.drop("person").with_columns(deviation, count.fill_null(0)))
    return parts


def run(folder, seed, threads, output):
    random.seed(seed)  # igraph for Python draws from here
    if threads:
        os.environ["POLARS_MAX_THREADS"] = str(threads)
    import igraph
    import numpy as np
    import polars as pl

    stages = Stages()
    with stages("read edges"):
        edges = pl.read_csv(folder / "edges.csv")
    with stages("read people"):
        people = pl.read_csv(folder / "people.csv")

    with stages("build graph"):
        # Row numbers for identifiers by a join; whoever is not in the table would become null.
        rows = people.select("id").with_row_index("row")
        ends = [
            edges.select(pl.col(end).alias("id"))
            .join(rows, on="id", how="left", maintain_order="left")["row"].to_numpy()
            for end in ("source", "target")
        ]
        # Of the ways in that were tried, sorted pairs of Python numbers take half the time of an array.
        key = np.sort(
            np.minimum(*ends).astype(np.int64) << 32 | np.maximum(*ends).astype(np.int64))
        pairs = zip((key >> 32).tolist(), (key & 0xFFFFFFFF).tolist())
        graph = igraph.Graph(n=people.height, edges=pairs)
        del key, pairs

    features = {}
    parts = Stages()
    with stages("features"):
        with parts("degree"):
            features["degree"] = np.array(graph.degree())
        with parts("triangle_count, local_clustering_coefficient"):
            # igraph for Python lists triangles or counts them by a motif search; the coefficient times
            # the number of pairs of friends is the count, and takes nothing more.
            local = np.array(graph.transitivity_local_undirected(mode="nan"))
            degree = features["degree"]
            pairs = degree * (degree - 1) / 2
            features["triangle_count"] = np.rint(np.nan_to_num(local) * pairs).astype(np.int64)
            features["local_clustering_coefficient"] = local
        with parts("coreness"):
            features["coreness"] = np.array(graph.coreness())
        with parts("pagerank"):
            features["pagerank"] = np.array(graph.pagerank(implementation="prpack"))
        with parts("component, component_size"):
            membership = np.array(graph.connected_components().membership)
            features["component"], features["component_size"] = numbered(np, membership)
    with stages("communities"):
        found = graph.community_leiden("modularity", n_iterations=-1)
        community, community_size = numbered(np, np.array(found.membership))
        features["community"] = community
        features["community_size"] = community_size
        inside = community[ends[0]] == community[ends[1]]
        features["community_internal_degree"] = np.bincount(
            np.concatenate([ends[0][inside], ends[1][inside]]), minlength=people.height)
        modularity = graph.modularity(community)

    with stages("aggregates"):
        numeric = people.drop("id").select(pl.selectors.numeric())
        aggregates = friend_aggregates(pl, np, numeric, *ends)
        others = numeric.with_columns(community=pl.Series(community)).select(
            (
                (pl.col(name).sum().over("community") - pl.col(name).fill_null(0))
                / (pl.col(name).count().over("community") - pl.col(name).is_not_null())
            ).fill_nan(None).alias(f"community_{name}_mean")
            for name in numeric.columns
        )
    with stages("join"):
        table = pl.concat([
            people, pl.DataFrame(features).with_columns(
                pl.col("local_clustering_coefficient").fill_nan(None)),
            *(
                part.with_columns(others[f"community_{name}_mean"])
                for name, part in zip(numeric.columns, aggregates)
            ),
        ], how="horizontal")
    with stages("write"):
        table.write_csv(folder / "enriched-peer.csv")

    listed = list(stages.seconds.items()) + [
        (f"feature {name}", seconds) for name, seconds in parts.seconds.items()]
    report = {
        "program": f"python-igraph {igraph.__version__}, polars {pl.__version__}",
        "people": graph.vcount(), "friendships": graph.ecount(),
        "communities": len(found), "modularity": modularity, "columns": table.width,
        "enrichedBytes": (folder / "enriched-peer.csv").stat().st_size,
        "threads": pl.thread_pool_size(), "peakBytes": peak_bytes(),
        "stages": [{"name": n, "median": s, "seconds": [s]} for n, s in listed],
    }
    if output:
        Path(output).write_text(json.dumps(report, indent=2))
    else:
        for name, seconds in listed:
            print(f"{name:60}{seconds:10.3f}")
        print(f"modularity {modularity:.4f}, peak memory {(report['peakBytes'] or 0) >> 20} MiB")


def numbered(np, membership):
    """Group numbers by size, the largest first, ties by the smallest row; and everyone's group's size."""
    _, first, inverse, sizes = np.unique(
        membership, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[inverse], sizes[inverse]


def peak_bytes():
    """The most memory the process has held, as Linux counts it."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return None


def check(folder, ours_report, theirs_report):
    """Whether both found the same; prints what differs and fails."""
    import numpy as np
    import polars as pl

    ours = pl.read_csv(folder / "enriched.csv", infer_schema_length=None)
    theirs = pl.read_csv(folder / "enriched-peer.csv", infer_schema_length=None)
    problems = []
    if ours.columns != theirs.columns:
        problems.append(f"the columns differ: {set(ours.columns) ^ set(theirs.columns)}")
    if not ours["id"].equals(theirs["id"]):
        problems.append("the rows differ")
    # Communities are compared by their modularity, and with them what depends on them.
    skipped = [name for name in theirs.columns if name.startswith("community")]
    worst = {"exact": 0, "close": 0.0}
    for name in theirs.columns:
        if name in skipped or problems:
            continue
        left, right = ours[name], theirs[name]
        if not left.is_null().equals(right.is_null()):
            problems.append(f"{name}: other values are missing")
            continue
        x = left.fill_null(0).to_numpy().astype(float)
        y = right.fill_null(0).to_numpy().astype(float)
        if name.endswith(("_mean", "_sd", "_median", "pagerank", "clustering_coefficient")):
            scale = np.maximum(np.abs(x), np.abs(y))
            if name.endswith("_sd"):  # a deviation near 0 carries the rounding of the values
                scale = np.maximum(scale, np.abs(ours[name[:-2] + "mean"].fill_null(0).to_numpy()))
            error = float(np.max(np.abs(x - y) / np.where(scale > 0, scale, 1)))
            worst["close"] = max(worst["close"], error)
            if error > 1e-9:
                problems.append(f"{name}: differs by {error:.1e}, relatively")
        else:
            worst["exact"] += 1
            if not np.array_equal(x, y):
                problems.append(f"{name}: {np.count_nonzero(x != y)} values differ")
    q, r = (json.loads(Path(p).read_text())["modularity"] for p in (ours_report, theirs_report))
    if abs(q - r) > 0.005 * r:
        problems.append(f"modularity {q:.5f} against {r:.5f}: more than 0.5 % apart")
    if problems:
        sys.exit("the answers differ\n" + "\n".join(problems))
    print(
        f"The answers agree: {worst['exact']} columns exactly, {len(theirs.columns) - worst['exact'] - len(skipped)}"
        f" within {worst['close']:.0e}, modularity {q:.4f} against {r:.4f}.")


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run")
    command.add_argument("folder", type=Path)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--threads", type=int)
    command.add_argument("--json")
    command = commands.add_parser("check")
    command.add_argument("folder", type=Path)
    command.add_argument("ours")
    command.add_argument("theirs")
    options = parser.parse_args()
    if options.command == "run":
        run(options.folder, options.seed, options.threads, options.json)
    else:
        check(options.folder, options.ours, options.theirs)


if __name__ == "__main__":
    main()
