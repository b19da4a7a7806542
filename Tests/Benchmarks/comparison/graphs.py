"""The graphs of the comparison: their files, made once in a folder."""

import json
import subprocess
from dataclasses import dataclass, field


@dataclass
class Graph:
    """A graph's name, description and the generator's options."""

    name: str
    title: str
    options: list
    stages: list = field(default_factory=list)


KERNELS = ["triangles", "coreness", "pagerank", "components"]
COMMUNITIES = ["leiden", "leiden-1", "louvain", "louvain-1", "label-propagation"]
GRAPH_STAGES = ["read", "read-names", "aggregates-1", "aggregates-5", *KERNELS, *COMMUNITIES,
                "pipeline"]


def communities(people, friendships):
    return Graph(
        "communities",
        f"{people:,} people, {friendships:,} friendships, planted communities, heavy-tailed degrees",
        ["--people", people, "--friendships", friendships], GRAPH_STAGES + ["write"])


def r_mat(scale):
    return Graph(
        "r-mat", f"R-MAT, scale {scale}, 16 edges a vertex, repetitions and self-loops as they come",
        ["--model", "r-mat", "--scale", scale], GRAPH_STAGES)


# Run by the environment's Python, which has the packages: the forms that peers load untimed.
PREPARATION = """
import json, sys
from pathlib import Path
import numpy, polars
folder = Path(sys.argv[1])
edges = polars.read_csv(folder / "edges.csv")
ends = [edges[end].to_numpy() for end in ("source", "target")]
low, high = numpy.minimum(*ends).astype(numpy.int64), numpy.maximum(*ends)
key = numpy.unique((low << 32 | high)[low != high])
numpy.save(folder / "pairs.npy", numpy.stack([key >> 32, key & 0xFFFFFFFF], 1).astype(numpy.uint32))
people = polars.read_csv(folder / "people.csv")
for name in people.columns[1:]:
    values = people[name].cast(polars.Float64).fill_null(float("nan")).to_numpy()
    numpy.save(folder / f"people-{name}.npy", values)
facts = {"people": people.height, "friendships": len(key), "rows": edges.height,
         "isSimple": len(key) == edges.height}
(folder / "facts.json").write_text(json.dumps(facts))
"""

# Each friendship once, numbered from 1, as a matrix of ones.
MATRIX = r"""
import sys
from pathlib import Path
import json, numpy, polars
folder = Path(sys.argv[1])
pairs = numpy.load(folder / "pairs.npy").astype(numpy.int64) + 1
people = json.loads((folder / "facts.json").read_text())["people"]
with open(folder / "gve.mtx", "wb") as file:
    file.write(b"%%MatrixMarket matrix coordinate pattern general\n")
    file.write(f"{people} {people} {len(pairs)}\n".encode())
    polars.DataFrame(pairs, schema=["row", "column"]).write_csv(
        file, separator=" ", include_header=False)
"""


def prepare(graph, folder, program, python, rows, gap, gve):
    """Makes the graph's files unless they are there, and returns what is known about the graph."""
    place = folder / graph.name
    done = place / "options.json"
    wanted = json.dumps([graph.options, rows])
    if not (done.exists() and done.read_text() == wanted):
        run(program, "generate", place, *graph.options, "--names", "yes", "--columns", 5)
        run(python, "-c", PREPARATION, place)
        if "write" in graph.stages:
            run(program, "generate-table", place / "numbers.csv", "--rows", rows)
        done.write_text(wanted)
    if gap and not (place / "gap.sg").exists():
        with open(place / "edges.csv", encoding="ascii") as edges:
            with open(place / "gap.el", "w", encoding="ascii") as list_of_ends:
                next(edges)
                for line in edges:
                    list_of_ends.write(line.replace(",", " "))
        run(gap / "converter", "-s", "-f", place / "gap.el", "-b", place / "gap.sg",
            stdout=subprocess.DEVNULL)
    if gve and not (place / "gve.mtx").exists():
        run(python, "-c", MATRIX, place)
    return place, json.loads((place / "facts.json").read_text())


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)
