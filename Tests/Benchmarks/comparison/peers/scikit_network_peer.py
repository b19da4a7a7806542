"""scikit-network, with polars to read files.

Its count of triangles copies the whole graph for each person, and is left out."""

from .case import numbered
from .polars_peer import reading

PACKAGES = ["scikit-network", "polars"]


def built(case, sources, targets, people):
    import numpy
    from sknetwork.data import from_edge_list

    if not case.is_simple:
        kept = sources != targets
        sources, targets = sources[kept], targets[kept]
    return from_edge_list(
        numpy.stack([sources, targets], 1), directed=False, weighted=False, shape=(people, people),
        matrix_only=True)


def degrees(matrix):
    import numpy

    return numpy.diff(matrix.indptr)


def coreness(case):
    from sknetwork.topology import get_core_decomposition

    matrix = case.matrix("i4")
    return lambda: get_core_decomposition(matrix), lambda found: {"coreness": found}


def pagerank(case):
    from sknetwork.ranking import PageRank

    matrix = case.matrix()
    algorithm = PageRank(0.85, solver="piteration", n_iter=1000, tol=1e-9)
    return lambda: algorithm.fit_predict(matrix), lambda found: {"pagerank": found}


def components(case):
    from sknetwork.topology import get_connected_components

    matrix = case.matrix("i1")
    return lambda: get_connected_components(matrix), numbered


STAGES = reading(built, degrees, "sknetwork.data") | {
    "coreness": coreness,
    "pagerank": pagerank, "components": components,
}
