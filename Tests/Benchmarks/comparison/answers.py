"""Whether two programs found the same.

    python -m comparison.answers STAGE GRAPH-FOLDER OURS THEIRS

compares the columns of two folders, or of two tables, and prints what it found as JSON.
"""

import json
import sys
from pathlib import Path

import numpy

from .graphs import COMMUNITIES

RELATIVE = 1e-9
EXACT = ("_count", "_min", "_max", "coreness", "component", "component_size", "degree")


def columns(path):
    """The columns of a folder of raw numbers or of a table; a missing value is not a number."""
    path = Path(path)
    if path.is_dir():
        return {file.stem: numpy.fromfile(file, "<f8") for file in sorted(path.glob("*.f64"))}
    import polars

    table = polars.read_csv(path, infer_schema_length=None)
    return {name: table[name].cast(polars.Float64).fill_null(float("nan")).to_numpy()
            for name in table.columns}


def is_exact(stage, name):
    return stage == "write" or name.endswith(EXACT)


def error(stage, name, ours, theirs):
    """The largest relative difference between two columns; infinite where they must be equal."""
    one, other = ours[name], theirs[name]
    if len(one) != len(other) or not numpy.array_equal(numpy.isnan(one), numpy.isnan(other)):
        return numpy.inf
    one, other = numpy.nan_to_num(one), numpy.nan_to_num(other)
    if is_exact(stage, name):
        return 0.0 if numpy.array_equal(one, other) else numpy.inf
    scale = numpy.maximum(numpy.abs(one), numpy.abs(other))
    if name.endswith("_sd"):  # variances, in parts of the mean square of the values
        mean = numpy.nan_to_num(ours[name[:-2] + "mean"])
        scale = one * one + mean * mean
        one, other = one * one, other * other
    return float(numpy.max(numpy.abs(one - other) / numpy.where(scale > 0, scale, 1)))


def residual(ranks, folder):
    """By how much a further step of PageRank would change all ranks, added up.

    Programs differ in what isolates hand on. It changes the ranks of all others by one factor, so
    that those, scaled to the sum 1, are what can be compared."""
    from .peers.case import Case

    matrix = Case(folder, 1).matrix()
    degrees = numpy.diff(matrix.indptr)
    tied = degrees > 0
    ranks = numpy.where(tied, ranks, 0) / ranks[tied].sum()
    after = 0.85 * (matrix @ (ranks / numpy.maximum(degrees, 1))) + 0.15 / tied.sum()
    return float(numpy.abs(after - ranks)[tied].sum())


def division(labels, folder):
    """How good a division into communities is, and how many of them no friendships hold together."""
    from scipy import sparse

    from .peers.case import Case

    matrix = Case(folder, 1).matrix()
    _, labels = numpy.unique(labels, return_inverse=True)
    rows = numpy.repeat(numpy.arange(len(labels)), numpy.diff(matrix.indptr))
    inside = labels[rows] == labels[matrix.indices]
    strength = numpy.bincount(labels, numpy.diff(matrix.indptr))
    total = strength.sum()
    kept = sparse.csr_matrix((numpy.ones(inside.sum(), "u1"), (rows[inside], matrix.indices[inside])),
                             shape=matrix.shape)
    pieces = sparse.csgraph.connected_components(kept, directed=False)[0]
    return {"modularity": float(inside.sum() / total - ((strength / total) ** 2).sum()),
            "communities": int(labels.max() + 1), "disconnected": int(pieces - labels.max() - 1)}


def compared(stage, folder, ours, theirs):
    """What the comparison of two answers found."""
    if stage in COMMUNITIES:  # which of many near-equal divisions was found is chance
        return division(theirs["community"], folder)
    if stage == "pagerank":
        return {"residual": residual(theirs["pagerank"], folder)}
    worst, problems = 0.0, []
    # Which of many near-equal partitions was found is chance.
    names = [name for name in theirs if name in ours and not name.startswith("community")]
    for name in names:
        if name == "pagerank":  # each stops where its own rule says; the stage of that name judges
            continue
        far = error(stage, name, ours, theirs)
        worst = max(worst, far)
        if far > RELATIVE:
            problems.append(f"{name} differs")
    return {"columns": len(names), "worst": worst, "problems": problems}


def main():
    stage, folder, ours, theirs = sys.argv[1:]
    print(json.dumps(compared(stage, Path(folder), columns(ours), columns(theirs))))


if __name__ == "__main__":
    main()
