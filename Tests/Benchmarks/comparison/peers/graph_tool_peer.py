"""graph-tool, Debian's package, with polars or numpy to read files."""

from .case import numbered, triangle_columns
from .polars_peer import reading

PACKAGES = ["graph_tool", "polars"]


def graph_of(pairs, people):
    import graph_tool

    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(people)
    graph.add_edge_list(pairs)
    return graph


def built(case, sources, targets, people):
    import graph_tool.stats
    import numpy

    graph = graph_of(numpy.stack([sources, targets], 1), people)
    if not case.is_simple:
        graph_tool.stats.remove_parallel_edges(graph)
        graph_tool.stats.remove_self_loops(graph)
    return graph


def degrees(graph):
    return graph.get_total_degrees(graph.get_vertices())


def triangles(case):
    from graph_tool.clustering import local_clustering

    graph = graph_of(case.pairs, case.people)
    return (lambda: local_clustering(graph).get_array(),
            lambda found: triangle_columns(found, degrees(graph)))


def coreness(case):
    from graph_tool.topology import kcore_decomposition

    graph = graph_of(case.pairs, case.people)
    return (lambda: kcore_decomposition(graph).get_array(), lambda found: {"coreness": found})


def pagerank(case):
    from graph_tool.centrality import pagerank as ranks

    graph = graph_of(case.pairs, case.people)
    return (lambda: ranks(graph, damping=0.85, epsilon=1e-9).get_array(),
            lambda found: {"pagerank": found})


def components(case):
    from graph_tool.topology import label_components

    graph = graph_of(case.pairs, case.people)
    return lambda: label_components(graph)[0].get_array(), numbered


STAGES = reading(built, degrees, "graph_tool") | {
    "triangles": triangles, "coreness": coreness,
    "pagerank": pagerank, "components": components,
}
