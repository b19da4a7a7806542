"""python-igraph, with polars to read files. It uses one thread."""

from .case import numbered, triangle_columns
from .polars_peer import reading

PACKAGES = ["igraph", "polars"]


def graph_of(pairs, people):
    """Of the ways in that were tried, sorted pairs of Python numbers take half the time of an array."""
    import igraph

    return igraph.Graph(n=people, edges=list(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist())))


def sorted_pairs(sources, targets):
    import numpy

    key = numpy.minimum(sources, targets).astype(numpy.int64) << 32
    key |= numpy.maximum(sources, targets)
    key.sort()
    return numpy.stack([key >> 32, key & 0xFFFFFFFF], 1)


def built(case, sources, targets, people):
    graph = graph_of(sorted_pairs(sources, targets), people)
    return graph if case.is_simple else graph.simplify()


def triangles(case):
    import numpy

    graph = graph_of(case.pairs, case.people)
    # igraph for Python lists triangles or counts them by a motif search; the coefficient times the
    # number of pairs of friends is the count, and takes nothing more.
    return (lambda: graph.transitivity_local_undirected(mode="nan"),
            lambda found: triangle_columns(numpy.array(found), numpy.array(graph.degree())))


def coreness(case):
    graph = graph_of(case.pairs, case.people)
    return graph.coreness, lambda found: {"coreness": found}


def pagerank(case):
    graph = graph_of(case.pairs, case.people)
    return (lambda: graph.pagerank(implementation="prpack"), lambda found: {"pagerank": found})


def components(case):
    graph = graph_of(case.pairs, case.people)
    return (lambda: graph.connected_components().membership, numbered)


def divided(case, find):
    import random

    random.seed(case.seed)  # igraph for Python draws from here
    graph = graph_of(case.pairs, case.people)
    return lambda: find(graph), lambda found: {"community": found.membership}


def leiden(case):
    # Two iterations are its default.
    return divided(case, lambda graph: graph.community_leiden("modularity", n_iterations=2))


def leiden_once(case):
    return divided(case, lambda graph: graph.community_leiden("modularity", n_iterations=1))


def louvain(case):
    return divided(case, lambda graph: graph.community_multilevel())


def label_propagation(case):
    return divided(case, lambda graph: graph.community_label_propagation())


def pipeline(case):
    from .pipeline import Pipeline
    import igraph  # noqa: F401
    import numpy
    import random

    random.seed(case.seed)  # igraph for Python draws from here

    class Igraph(Pipeline):
        def build(self, sources, targets, people):
            return built(case, sources, targets, people)

        def degree(self, graph):
            return numpy.array(graph.degree())

        def clustering(self, graph):
            return numpy.array(graph.transitivity_local_undirected(mode="nan"))

        def coreness(self, graph):
            return numpy.array(graph.coreness())

        def pagerank(self, graph):
            return numpy.array(graph.pagerank(implementation="prpack"))

        def components(self, graph):
            return numpy.array(graph.connected_components().membership)

        def leiden(self, graph):
            found = graph.community_leiden("modularity", n_iterations=2)
            return numpy.array(found.membership), found.modularity

    return Igraph(case).run, Pipeline.numbers


STAGES = reading(built, lambda graph: graph.degree(), "igraph") | {
    "triangles": triangles, "coreness": coreness,
    "pagerank": pagerank, "components": components, "leiden": leiden,
    "leiden-1": leiden_once, "louvain": louvain,
    "louvain-1": louvain, "label-propagation": label_propagation,
    "pipeline": pipeline,
}
