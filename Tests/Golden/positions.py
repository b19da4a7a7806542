#!/usr/bin/env python3
"""Writes the golden files of features of position; see README.md for their columns.

usage: positions.py

python-igraph computes Barrat's clustering and diversity, NetworkX effective sizes, the density of ego
networks and k-trusses. (igraph's trussness, which its Python does not have, is an oracle in the tests.)
"""
import collections
import math

import networkx

from generate import directed_graph, rows, simple_graph, write


def main():
    lastfm_credit()
    uk_faculty()


def lastfm_credit():
    names = [row[0] for row in rows("lastfm-credit/people.csv", header=True)]
    edges = [row[:2] for row in rows("lastfm-credit/edges.csv", header=True)]
    graph = simple_graph(names, edges)
    other = twin(graph)
    columns = {"id": names, **positions(graph, other)}
    write("lastfm-credit-positions.csv.gz", columns)


def uk_faculty():
    names = [row[0] for row in rows("uk-faculty/nodes.csv", header=True)]
    triples = rows("uk-faculty/edges.csv", header=True)
    total = collections.Counter()
    for one, other, weight in triples:
        total[tuple(sorted((one, other)))] += float(weight)
    graph = simple_graph(names, list(total))
    weights = list(total.values())
    other = twin(graph, weights)
    columns = {"id": names, **positions(graph, other)}
    columns["effective_size_weighted"] = listed(
        networkx.effective_size(other, nodes=list(other), weight="weight"))
    columns["weighted_clustering"] = barrat(graph, weights)
    columns["strength_diversity"] = diversity(graph, weights)
    write("uk-faculty-positions-undirected.csv", columns)

    graph = directed_graph(names, [row[:2] for row in triples])
    weights = [float(row[2]) for row in triples]
    other = networkx.DiGraph()
    other.add_nodes_from(range(graph.vcount()))
    other.add_weighted_edges_from(
        (a, b, weight) for (a, b), weight in zip(graph.get_edgelist(), weights))
    columns = {
        "id": names,
        "effective_size": directed_sizes(other, None),
        "effective_size_weighted": directed_sizes(other, "weight"),
        "ego_density": ego_densities(other),
    }
    write("uk-faculty-positions-directed.csv", columns)


# Effective sizes by weights and of directed graphs are asked for by name: without, NetworkX 3.6.1 takes
# another way, which divides by the largest weight of the wrong person.

def twin(graph, weights=None):
    """The same graph in NetworkX."""
    other = networkx.Graph()
    other.add_nodes_from(range(graph.vcount()))
    other.add_weighted_edges_from(
        (a, b, weight)
        for (a, b), weight in zip(graph.get_edgelist(), weights or [1.0] * graph.ecount()))
    return other


def positions(graph, other):
    """What needs no weights."""
    # Above the largest core plus 1 there is no truss.
    trusses = [0] * graph.vcount()
    for k in range(2, max(graph.coreness()) + 3):
        for edge in networkx.k_truss(other, k).edges:
            for vertex in edge:
                trusses[vertex] = k
    return {
        "effective_size": listed(networkx.effective_size(other)),
        "ego_density": ego_densities(other),
        "truss_number": trusses,
    }


def directed_sizes(other, weight):
    """By the sums of both directions; NetworkX has no value where nobody is pointed at."""
    sums = networkx.Graph()
    sums.add_nodes_from(other)
    for one, two, data in other.edges(data=True):
        before = sums.get_edge_data(one, two, {"weight": 0})["weight"]
        sums.add_edge(one, two, weight=before + (data[weight] if weight else 1))
    values = listed(networkx.effective_size(sums, nodes=list(sums), weight="weight"))
    witness = networkx.effective_size(other, nodes=list(other), weight=weight)
    for vertex, value in enumerate(values):
        assert math.isnan(witness[vertex]) or math.isclose(value, witness[vertex], rel_tol=1e-9)
    return values


def ego_densities(other):
    """The density of the ego network, the person included; empty without friends."""
    simple = other.to_undirected(as_view=True)
    return [
        networkx.density(other.subgraph([vertex, *simple[vertex]])) if simple[vertex] else None
        for vertex in sorted(other)]


def barrat(graph, weights):
    """igraph's, which must be the definition written out."""
    values = graph.transitivity_local_undirected(weights=weights)
    table = collections.defaultdict(dict)
    for (one, other), weight in zip(graph.get_edgelist(), weights):
        table[one][other] = table[other][one] = weight
    for vertex, value in enumerate(values):
        friends = table[vertex]
        if len(friends) < 2:
            assert math.isnan(value)
            continue
        pairs = sum(
            (friends[a] + friends[b]) / 2
            for a in friends for b in friends if a != b and b in table[a])
        expected = pairs / (sum(friends.values()) * (len(friends) - 1))
        assert math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-15)
    return values


def diversity(graph, weights):
    """igraph's; empty also with one friend, where igraph says 0 of what is 0 over 0."""
    values = graph.diversity(weights=weights)
    return [value if degree > 1 else None for value, degree in zip(values, graph.degree())]


def listed(values):
    return [values[vertex] for vertex in sorted(values)]


if __name__ == "__main__":
    main()
