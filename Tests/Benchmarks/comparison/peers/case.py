"""The files and options of one measurement, as peers see them."""

from functools import cached_property
from pathlib import Path


class Case:
    """One graph's folder, the number of threads and the seed of random choices."""

    def __init__(self, folder, threads, output=None, seed=1):
        self.folder = Path(folder)
        self.threads = threads
        self.seed = seed
        self.output = output  # where files are written
        self.edges_file = self.folder / "edges.csv"
        self.names_file = self.folder / "edges-names.csv"
        self.people_file = self.folder / "people.csv"

    @cached_property
    def pairs(self):
        """The distinct friendships without self-loops, lower number first, in order."""
        import numpy

        return numpy.load(self.folder / "pairs.npy")

    @property
    def people(self):
        """The number of people."""
        import json

        return json.loads((self.folder / "facts.json").read_text())["people"]

    @cached_property
    def is_simple(self):
        """Whether the list of friendships has no repetitions and self-loops."""
        import json

        return json.loads((self.folder / "facts.json").read_text())["isSimple"]

    def columns(self, count):
        """The first columns of the people table; a missing value is not a number."""
        import numpy

        with open(self.people_file, encoding="utf-8") as file:
            names = file.readline().strip().split(",")[1:1 + count]
        return {name: numpy.load(self.folder / f"people-{name}.npy") for name in names}

    def matrix(self, dtype="f8"):
        """The adjacency matrix in compressed rows, both directions, with ones."""
        return csr(self.pairs[:, 0], self.pairs[:, 1], self.people, dtype)


def csr(sources, targets, people, dtype="f8", simple=True):
    """A symmetric adjacency matrix of ones; repetitions and self-loops are removed if there are."""
    import numpy
    from scipy import sparse

    if not simple:
        kept = sources != targets
        sources, targets = sources[kept], targets[kept]
    ones = numpy.ones(2 * len(sources), dtype)
    rows = numpy.concatenate([sources, targets]).astype(numpy.int32, copy=False)
    columns = numpy.concatenate([targets, sources]).astype(numpy.int32, copy=False)
    matrix = sparse.coo_matrix((ones, (rows, columns)), shape=(people, people)).tocsr()
    if not simple:
        matrix.data[:] = 1  # tocsr adds repetitions up
    return matrix


def numbered(membership):
    """Group numbers by size, the largest first, ties by the smallest row; and each one's size."""
    import numpy

    _, first, inverse, sizes = numpy.unique(
        membership, return_index=True, return_inverse=True, return_counts=True)
    rank = numpy.empty(len(sizes), numpy.int64)
    rank[numpy.lexsort((first, -sizes))] = numpy.arange(len(sizes))
    return {"component": rank[inverse], "component_size": sizes[inverse]}


def triangle_columns(coefficients, degrees):
    """The columns of the stage `triangles` from clustering coefficients, which may be 0 for nan."""
    import numpy

    pairs = degrees * (degrees - 1) / 2
    coefficients = numpy.where(pairs > 0, coefficients, numpy.nan)
    counts = numpy.rint(numpy.nan_to_num(coefficients) * pairs)
    return {"triangle_count": counts, "local_clustering_coefficient": coefficients}


def read_numbers(degrees):
    """What tells graphs apart that were read: people count only where all of them have a friend."""
    import numpy

    degrees = numpy.asarray(degrees).astype(numpy.float64)
    return {"friendships": float(degrees.sum()) / 2,
            "sum of squared degrees": float((degrees * degrees).sum())}
