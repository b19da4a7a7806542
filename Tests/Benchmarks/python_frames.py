#!/usr/bin/env python3
"""Measures the Python module: from two frames of polars to one with the graph's features.

Beside the whole call stands what the library takes of it, from the arrays to the columns; beside sesame
stand NetworKit, igraph and scikit-network, which begin with the same frames and end with one as well.
Each measurement is a new process; all take turns. Needs the module (pip install ./Notebooks/sesame, or
SESAME_LIBRARY with a release build and PYTHONPATH) and the packages of requirements.txt.
`python_frames.py --help` lists the options; results go to Results/python-frames.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
PEERS = ["sesame", "networkit", "igraph", "scikit-network"]
FEATURES = ["degree", "coreness", "pagerank", "component_size"]


def generate(folder, people, friendships, seed=1):
    """Writes two frames: friendships by numbers, most of them near, and people with some numbers."""
    import numpy
    import polars

    random = numpy.random.default_rng(seed)
    source = random.integers(0, people, friendships)
    step = numpy.ceil(random.pareto(1.2, friendships) + 1).astype(numpy.int64)
    target = numpy.where(random.random(friendships) < 0.8, source + step, random.integers(0, people, friendships))
    edges = polars.DataFrame({"source": source, "target": target % people})
    # Without repetitions and self-loops, which every program treats in its own way.
    edges = edges.filter(polars.col("source") != polars.col("target")).select(
        source=polars.min_horizontal("source", "target"), target=polars.max_horizontal("source", "target")
    ).unique(maintain_order=True)
    table = polars.DataFrame({
        "id": numpy.arange(people), "income": random.lognormal(3, 1, people), "age": random.integers(18, 90, people),
    })
    edges.write_ipc(folder / "edges.arrow")
    table.write_ipc(folder / "people.arrow")
    return edges.height


def loaded(folder):
    """The frames, in memory of their own."""
    import polars

    frames = [polars.read_ipc(folder / f"{name}.arrow") for name in ("edges", "people")]
    # A frame of a file may still be mapped from it.
    return [frame.select(column.clone() + 0 for column in frame.iter_columns()).rechunk() for frame in frames]


def peak():
    """The most memory that this process had, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    return 0


def reset_peak():
    """Begins the high-water mark anew."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass


def of_sesame(edges, people, threads):
    import sesame_graph as sesame

    result = sesame.features(edges, people, features=FEATURES, aggregate="none", threads=threads, progress=False)
    return result.to_polars(), result


def of_networkit(edges, people, threads):
    import networkit
    import polars

    networkit.setNumberOfThreads(threads)
    count = people.height
    ends = (edges["source"].to_numpy(), edges["target"].to_numpy())
    graph = networkit.graph.GraphFromCoo(ends, n=count, weighted=False, directed=False)
    degree = networkit.centrality.DegreeCentrality(graph).run().scores()
    core = networkit.centrality.CoreDecomposition(graph).run().scores()
    rank = networkit.centrality.PageRank(graph, damp=0.85, tol=1e-9).run().scores()
    components = networkit.components.ParallelConnectedComponents(graph)
    components.run()
    return people.with_columns(
        degree=polars.Series(degree).cast(polars.Int64), coreness=polars.Series(core).cast(polars.Int64),
        pagerank=polars.Series(rank), component_size=sizes(components.getPartition().getVector())), None


def of_igraph(edges, people, threads):
    import igraph
    import polars

    graph = igraph.Graph(n=people.height, edges=edges.to_numpy())
    return people.with_columns(
        degree=polars.Series(graph.degree()), coreness=polars.Series(graph.coreness()),
        pagerank=polars.Series(graph.pagerank()), component_size=sizes(graph.connected_components().membership)), None


def of_scikit_network(edges, people, threads):
    import numpy
    import polars
    from scipy import sparse
    from sknetwork.ranking import PageRank
    from sknetwork.topology import get_connected_components, get_core_decomposition

    count = people.height
    source, target = edges["source"].to_numpy(), edges["target"].to_numpy()
    ones = numpy.ones(2 * len(source), dtype=bool)
    ends = (numpy.concatenate([source, target]), numpy.concatenate([target, source]))
    adjacency = sparse.csr_matrix((ones, ends), shape=(count, count))
    rank = PageRank(damping_factor=0.85, tol=1e-9, n_iter=100).fit_predict(adjacency)
    return people.with_columns(
        degree=polars.Series(numpy.diff(adjacency.indptr).astype(numpy.int64)),
        coreness=polars.Series(get_core_decomposition(adjacency)).cast(polars.Int64),
        pagerank=polars.Series(rank), component_size=sizes(get_connected_components(adjacency))), None


def sizes(labels):
    """The size of everyone's component."""
    import numpy
    import polars

    labels = numpy.asarray(labels)
    return polars.Series(numpy.bincount(labels)[labels])


WORK = {"sesame": of_sesame, "networkit": of_networkit, "igraph": of_igraph, "scikit-network": of_scikit_network}


def measure(peer, folder, threads):
    """Measures one call in this process, and tells what it found."""
    edges, people = loaded(folder)
    # Packages are loaded before the clock starts.
    WORK[peer](edges.head(10), people.head(edges.head(10).max().max_horizontal()[0] + 1), threads)
    reset_peak()
    before = peak()
    start = time.perf_counter()
    frame, result = WORK[peer](edges, people, threads)
    seconds = time.perf_counter() - start
    found = {
        "seconds": seconds, "peakBytes": peak(), "ownBytes": peak() - before,
        "answers": {"degree": int(frame["degree"].sum()), "coreness": int(frame["coreness"].sum()),
                    "largest": int(frame["component_size"].max()),
                    "pagerank": float((frame["pagerank"] ** 2).sum())},
    }
    if result is not None:
        found["librarySeconds"] = result.seconds
        found["sameAddress"] = same_addresses(people, result, ["income", "age"])
    print(json.dumps(found))


def same_addresses(people, result, names):
    """Whether columns of numbers that pass through, and results read twice, are where they were."""
    ours, again = result.to_arrow(), result.to_arrow()
    theirs = people.to_arrow()

    def address(table, name):
        return table[name].chunk(0).buffers()[1].address

    passed = {name: address(ours, name) == address(theirs, name) for name in names}
    return passed | {name: address(ours, name) == address(again, name) for name in FEATURES}


def report(found, options, count):
    lines = [
        "# From frames to a frame", "",
        f"{options.people:,} people and {count:,} friendships in two frames of polars; a frame with {', '.join(FEATURES)} "
        f"comes out. {options.threads} threads, median of {options.turns} processes; {options.friendships:,} ties were "
        "drawn (--friendships), repeated ones count once.", "",
        "| program | seconds | of them in the library | peak memory, GiB | without the frames, GiB |", "|---|---:|---:|---:|---:|",
    ]
    for peer, runs in found.items():
        if not runs:
            continue
        middle = {key: median(run[key] for run in runs) for key in ("seconds", "peakBytes", "ownBytes")}
        library = f"{median(run['librarySeconds'] for run in runs):.2f}" if "librarySeconds" in runs[0] else ""
        lines.append(f"| {peer} | {middle['seconds']:.2f} | {library} | {middle['peakBytes'] / 2**30:.2f} | {middle['ownBytes'] / 2**30:.2f} |")
    if found.get("sesame"):
        same = found["sesame"][0]["sameAddress"]
        lines += ["", "Columns at the same address on both sides: " + ", ".join(name for name, is_same in same.items() if is_same)
                  + "; copied: " + (", ".join(name for name, is_same in same.items() if not is_same) or "none") + "."]
    return "\n".join(lines) + "\n"


def agree(found):
    """Throws if programs found different numbers."""
    ours = found["sesame"][0]["answers"]
    for peer, runs in found.items():
        for name, value in (runs[0]["answers"] if runs else {}).items():
            if abs(value - ours[name]) > (1e-6 * abs(ours[name]) if name == "pagerank" else 0):
                sys.exit(f"{peer} has another {name}: {value}, and sesame {ours[name]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--friendships", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    parser.add_argument("--results", type=Path, default=HERE / "Results")
    parser.add_argument("--measure", nargs=2, metavar=("PEER", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        return measure(options.measure[0], Path(options.measure[1]), options.threads)
    with tempfile.TemporaryDirectory() as folder:
        count = generate(Path(folder), options.people, options.friendships)
        found = {peer: [] for peer in PEERS if peer in options.peers or peer == "sesame"}
        for _ in range(options.turns):
            for peer, runs in found.items():
                command = [sys.executable, __file__, "--threads", str(options.threads), "--measure", peer, folder]
                run = subprocess.run(command, capture_output=True, text=True, check=False)
                if run.returncode:
                    print(f"{peer}: {run.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                    continue
                runs.append(json.loads(run.stdout.splitlines()[-1]))
                print(f"{peer}: {runs[-1]['seconds']:.2f} s", file=sys.stderr)
        if not found["sesame"]:
            sys.exit("sesame could not be measured")
        agree(found)
        options.results.mkdir(parents=True, exist_ok=True)
        (options.results / "python-frames.json").write_text(json.dumps(found, indent=1) + "\n")
        (options.results / "python-frames.md").write_text(report(found, options, count))


if __name__ == "__main__":
    main()
