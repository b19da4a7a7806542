#!/usr/bin/env python3
"""How good the communities are that sesame finds: the mean modularity over seeds, beside python-igraph's
Leiden with two iterations and its Louvain on the same distinct friendships, and the median time of a
search. Fails if a mean is below igraph's by more than four standard errors of the two.

    quality.py [--seeds 10] FILE...

A file has two people a line, with a comma or spaces between them; a first line of names, lines that
begin with # or %, and what follows the two are left out."""

import argparse
import json
import subprocess
import sys
import tempfile
from math import sqrt
from pathlib import Path
from statistics import mean, median, variance

from compare import build, environment

METHODS = ("leiden", "louvain")


def friendships(path):
    """The distinct friendships of a file, by numbers from 0, and how many people there are."""
    numbers, found = {}, set()
    lines = [line for line in Path(path).read_text().splitlines() if line and line[0] not in "#%"]
    first = lines[0].replace(",", " ").split()
    second = lines[1].replace(",", " ").split()
    if not first[0].isdigit() and second[0].isdigit():
        lines = lines[1:]
    for line in lines:
        one, other = (numbers.setdefault(word, len(numbers))
                      for word in line.replace(",", " ").split()[:2])
        if one != other:
            found.add((min(one, other), max(one, other)))
    return sorted(found), len(numbers)


def ours(program, edges, iterations, seeds, folder):
    file = Path(folder) / "edges.csv"
    file.write_text("source,target\n" + "".join(f"{one},{other}\n" for one, other in edges))
    found = {method: ([], []) for method in METHODS}
    for seed in range(1, seeds + 1):
        stages = json.loads(subprocess.run(
            [program, "stage", ",".join(METHODS), "--repeat", "1", "--seed", str(seed),
             "--iterations", str(iterations), "--edges", file],
            capture_output=True, text=True, check=True).stdout)
        for stage in stages:
            if stage["stage"] in found:
                values, times = found[stage["stage"]]
                values.append(stage["numbers"]["modularity"])
                times += stage["seconds"]
    return found


# Run by the environment's Python, which has igraph.
PEER = """
import json, random, sys, time
import igraph
people, seeds, edges = json.load(sys.stdin)
graph = igraph.Graph(n=people, edges=edges)
searches = {
    "leiden": lambda: graph.community_leiden("modularity", n_iterations=2),
    "louvain": lambda: graph.community_multilevel(),
}
found = {method: ([], []) for method in searches}
for method, search in searches.items():
    for seed in range(seeds):
        random.seed(seed)
        start = time.perf_counter()
        communities = search()
        found[method][1].append(time.perf_counter() - start)
        found[method][0].append(communities.modularity)
print(json.dumps(found))
"""


def theirs(python, edges, people, seeds):
    return json.loads(subprocess.run(
        [python, "-c", PEER], input=json.dumps([people, seeds, edges]), capture_output=True,
        text=True, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--iterations", type=int, default=10,
                        help="of sesame's Leiden (default 10, as the library's)")
    parser.add_argument("--folder", type=Path, help="keeps the environment for a next time")
    parser.add_argument("--program", type=Path, help="sesame-benchmarks, built already")
    options = parser.parse_args()
    below = []
    with tempfile.TemporaryDirectory(prefix="sesame-quality-") as scratch:
        python = environment((options.folder or Path(scratch)).resolve() / "python")
        program = options.program or build()
        print("| graph | people | friendships | method | sesame: mean, largest | igraph | | "
              "ms: sesame | igraph |")
        print("|---|---|---|---|---|---|---|---|---|")
        for path in options.files:
            edges, people = friendships(path)
            mine = ours(program, edges, options.iterations, options.seeds, scratch)
            peer = theirs(python, edges, people, options.seeds)
            name = f"{Path(path).parent.name}/{Path(path).stem}"
            for method in METHODS:
                (one, our_times), (other, their_times) = mine[method], peer[method]
                difference = mean(one) - mean(other)
                error = sqrt((variance(one) + variance(other)) / options.seeds)
                far = difference < -4 * error - 1e-12
                if far:
                    below.append(f"{name} by {method}")
                print(f"| {name} | {people:,} | {len(edges):,} | {method} | {mean(one):.5f}, "
                      f"{max(one):.5f} | {mean(other):.5f}, {max(other):.5f} | "
                      f"{difference:+.5f}{' below' if difference < -1e-9 else ''} | "
                      f"{1000 * median(our_times):.1f} | {1000 * median(their_times):.1f} |",
                      flush=True)
    if below:
        sys.exit("quality.py: below igraph: " + ", ".join(below))


if __name__ == "__main__":
    main()
