"""NetworKit, with its own reader or polars, whichever is faster."""

from .case import numbered, read_numbers, triangle_columns
from .polars_peer import reading

PACKAGES = ["networkit", "polars"]


def graph_of(pairs, people):
    import networkit
    import numpy

    ends = tuple(numpy.ascontiguousarray(pairs[:, end], numpy.uint64) for end in (0, 1))
    return networkit.GraphFromCoo(ends, n=people, directed=False)


def degrees(graph):
    import numpy

    return numpy.array([graph.degree(node) for node in range(graph.numberOfNodes())])


def built(case, sources, targets, people):
    import numpy

    return simplified(case, graph_of(numpy.stack([sources, targets], 1), people))


def simplified(case, graph):
    if not case.is_simple:
        graph.removeMultiEdges()
        graph.removeSelfLoops()
    return graph


def read(case):
    import networkit

    def work():
        # The header is a comment to it; numbers are taken as they are.
        reader = networkit.graphio.EdgeListReader(",", 0, "s", continuous=True, directed=False)
        return simplified(case, reader.read(str(case.edges_file)))
    return work, lambda graph: read_numbers(degrees(graph))


def scores(algorithm):
    import numpy

    return numpy.asarray(algorithm.run().scores())


def triangles(case):
    import networkit

    graph = graph_of(case.pairs, case.people)
    # With the degrees of social networks the turbo mode is faster than without.
    return (lambda: scores(networkit.centrality.LocalClusteringCoefficient(graph, turbo=True)),
            lambda found: triangle_columns(found, degrees(graph)))


def coreness(case):
    import networkit

    graph = graph_of(case.pairs, case.people)
    return (lambda: scores(networkit.centrality.CoreDecomposition(graph)),
            lambda found: {"coreness": found})


def ranked(graph):
    import networkit

    algorithm = networkit.centrality.PageRank(graph, 0.85, 1e-9)
    # By default it adds up squares, and stops far from the answer.
    algorithm.norm = networkit.centrality.Norm.L1_NORM
    algorithm.maxIterations = 1000
    return scores(algorithm)


def pagerank(case):
    graph = graph_of(case.pairs, case.people)
    return lambda: ranked(graph), lambda found: {"pagerank": found}


def labels(graph):
    import networkit

    found = networkit.components.ParallelConnectedComponents(graph, False).run()
    return found.getPartition().getVector()


def components(case):
    graph = graph_of(case.pairs, case.people)
    return lambda: labels(graph), numbered


def divided(case, algorithm):
    import networkit
    import numpy

    networkit.setSeed(case.seed, False)
    graph = graph_of(case.pairs, case.people)

    def work():
        found = algorithm(graph)
        found.run()
        return numpy.array(found.getPartition().getVector())
    return work, lambda found: {"community": found}


def leiden(case):
    from networkit.community import ParallelLeiden

    # Three iterations are its default.
    return divided(case, ParallelLeiden)


def leiden_once(case):
    from networkit.community import ParallelLeiden

    return divided(case, lambda graph: ParallelLeiden(graph, iterations=1))


def louvain(case):
    from networkit.community import PLM

    return divided(case, PLM)


def label_propagation(case):
    from networkit.community import PLP

    return divided(case, PLP)


def pipeline(case):
    from .pipeline import Pipeline
    import networkit
    import numpy

    networkit.setSeed(case.seed, False)

    class NetworKit(Pipeline):
        def build(self, sources, targets, people):
            return built(case, sources, targets, people)

        def degree(self, graph):
            return degrees(graph)

        def clustering(self, graph):
            return scores(networkit.centrality.LocalClusteringCoefficient(graph, turbo=True))

        def coreness(self, graph):
            return scores(networkit.centrality.CoreDecomposition(graph))

        def pagerank(self, graph):
            return ranked(graph)

        def components(self, graph):
            return numpy.array(labels(graph))

        def leiden(self, graph):
            found = networkit.community.ParallelLeiden(graph)
            found.run()
            partition = found.getPartition()
            quality = networkit.community.Modularity().getQuality(partition, graph)
            return numpy.array(partition.getVector()), quality

    return NetworKit(case).run, Pipeline.numbers


# Its own reader is faster than polars with numbers, and slower with names.
STAGES = reading(built, degrees, "networkit") | {
    "read": read, "triangles": triangles, "coreness": coreness,
    "pagerank": pagerank, "components": components, "leiden": leiden,
    "leiden-1": leiden_once, "louvain": louvain,
    "louvain-1": louvain, "label-propagation": label_propagation,
    "pipeline": pipeline,
}
