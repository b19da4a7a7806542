"""scipy.sparse and numpy, with polars to read files; blocks of rows on threads where that helps."""

from concurrent.futures import ThreadPoolExecutor

from .case import csr, numbered
from .polars_peer import reading

PACKAGES = ["scipy", "numpy", "polars"]


def built(case, sources, targets, people):
    return csr(sources, targets, people, "i1", case.is_simple)


def differences(matrix):
    """Everyone's number of friends."""
    import numpy

    return numpy.diff(matrix.indptr)


def blocks(matrix, count):
    """The matrix cut into blocks of rows with about as many entries each."""
    import numpy

    cuts = numpy.searchsorted(matrix.indptr, [matrix.nnz * i // count for i in range(count + 1)])
    cuts[0], cuts[-1] = 0, matrix.shape[0]
    return [matrix[start:end] for start, end in zip(cuts, cuts[1:])]


def block_aggregates(block, values):
    """Count, mean, deviation, least and largest of the values behind each row of the matrix.

    Sums are differences to the mean of all values, which keeps deviations exact enough."""
    import numpy

    rows = block.shape[0]
    filled = numpy.flatnonzero(numpy.diff(block.indptr))
    starts = block.indptr[filled]
    shift = numpy.nanmean(values)
    reached = values[block.indices]
    known = ~numpy.isnan(reached)
    shifted = numpy.where(known, reached - shift, 0)

    def summed(entries, dtype=float):
        sums = numpy.zeros(rows, dtype)
        sums[filled] = numpy.add.reduceat(entries, starts, dtype=dtype)
        return sums

    count = summed(known, numpy.int64)
    with numpy.errstate(invalid="ignore"):
        mean = summed(shifted) / count
        deviation = numpy.sqrt(numpy.maximum(summed(shifted * shifted) / count - mean * mean, 0))
    least, largest = numpy.full(rows, numpy.nan), numpy.full(rows, numpy.nan)
    least[filled] = numpy.fmin.reduceat(reached, starts)
    largest[filled] = numpy.fmax.reduceat(reached, starts)
    return count, mean + shift, deviation, least, largest


def all_aggregates(parts, columns, pool):
    """The aggregates of all columns, by blocks of rows on the threads of a pool."""
    import numpy

    found = {}
    for name, values in columns.items():
        pieces = list(pool.map(lambda block: block_aggregates(block, values), parts))
        for kind, piece in zip(("count", "mean", "sd", "min", "max"), zip(*pieces)):
            found[f"neighbor_{name}_{kind}"] = numpy.concatenate(piece)
    return found


def aggregates(count):
    def stage(case):
        parts = blocks(case.matrix("i1"), case.threads)
        columns = case.columns(count)
        pool = ThreadPoolExecutor(case.threads)
        return lambda: all_aggregates(parts, columns, pool), lambda found: found
    return stage


def triangles(case):
    """By products of blocks of rows: the product of the whole matrix would take too much memory."""
    import numpy

    matrix = case.matrix("i4")
    parts = blocks(matrix, max(case.threads, matrix.nnz >> 17))
    pool = ThreadPoolExecutor(case.threads)

    def work():
        return list(pool.map(lambda part: (part @ matrix).multiply(part).sum(axis=1), parts))
    return work, lambda found: {
        "triangle_count": numpy.concatenate([numpy.asarray(part).ravel() for part in found]) / 2}


def power_iteration(parts, degrees, pool, tolerance, damping=0.85):
    """Steps of PageRank until one changes the ranks by less than the tolerance, added up."""
    import numpy

    people = len(degrees)
    lonely = degrees == 0
    share = damping / numpy.maximum(degrees, 1)
    ranks = numpy.full(people, 1 / people)
    while True:
        carried = ranks * share
        base = (1 - damping + damping * ranks[lonely].sum()) / people
        after = numpy.concatenate(list(pool.map(lambda block: block @ carried, parts))) + base
        change = numpy.abs(after - ranks).sum()
        ranks = after
        if change <= tolerance:
            return ranks


def pagerank(case):
    matrix = case.matrix()
    parts = blocks(matrix, case.threads)
    degrees = differences(matrix)
    pool = ThreadPoolExecutor(case.threads)
    return (lambda: power_iteration(parts, degrees, pool, 1e-9),
            lambda found: {"pagerank": found})


def components(case):
    from scipy.sparse import csgraph

    matrix = case.matrix("i1")
    return lambda: csgraph.connected_components(matrix, directed=False)[1], numbered


STAGES = reading(built, differences, "scipy.sparse") | {
    "aggregates-1": aggregates(1), "aggregates-5": aggregates(5), "triangles": triangles,
    "pagerank": pagerank, "components": components,
}
