#!/usr/bin/env python3
"""Writes the golden files beside this script; see README.md for their columns.

usage: generate.py

Reads the graphs under Graphs/, computes every feature with python-igraph, checks what NetworkX also
has against NetworkX, and writes the same bytes each time.
"""
import collections
import csv
import fractions
import gzip
import io
import json
import math
import pathlib
import random
import statistics

import igraph
import networkx

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"


def main():
    lastfm_credit()
    uk_faculty()
    bitcoin_otc()
    communities()
    rewired()
    directed_modularity()
    community_methods()


# One function per graph.

def lastfm_credit():
    people = list(csv.DictReader(open(GRAPHS / "lastfm-credit" / "people.csv")))
    edges = [row[:2] for row in rows("lastfm-credit/edges.csv", header=True)]
    names = [person["id"] for person in people]
    graph = simple_graph(names, edges)

    columns = {"id": names, **simple_features(graph)}
    columns["betweenness"] = graph.betweenness()
    columns["closeness"] = graph.closeness()
    columns["harmonic_centrality"] = graph.harmonic_centrality()
    columns["constraint"] = graph.constraint()
    columns["eigenvector_centrality"] = principal_eigenvector(graph)
    check_with_networkx(graph, columns)
    write("lastfm-credit.csv.gz", columns)

    friends = [sorted(graph.neighbors(vertex)) for vertex in range(graph.vcount())]
    columns = {"id": names}
    for name in people[0]:
        values = numbers([person[name] for person in people])
        if name != "id" and values is not None:
            columns.update(aggregates(name, values, friends))
    write("lastfm-credit-friends.csv.gz", columns)

    # Countries stand in for communities, so that the file does not hang on a random partition.
    country = {row[0]: row[1] for row in rows("lastfm-asia/countries.csv", header=True)}
    community = canonical([country[name] for name in names])
    sizes = collections.Counter(community)
    columns = {
        "id": names,
        "community": community,
        "community_size": [sizes[number] for number in community],
        "community_internal_degree": [
            sum(community[friend] == community[vertex] for friend in circle)
            for vertex, circle in enumerate(friends)],
    }
    for name in ("on_time_share", "payment_ratio"):
        values = numbers([person[name] for person in people])
        columns[f"community_{name}_mean"] = means_of_others(values, community)
    write("lastfm-credit-countries.csv.gz", columns)

    model = json.loads((GRAPHS / "lastfm-credit" / "model.json").read_text())
    columns = {"id": names}
    for category in model["categories"]:
        if category["name"] != "interpersonal_relationships":
            columns[category["name"]] = [points(category, person) for person in people]
    write("lastfm-credit-points.csv.gz", columns)


def uk_faculty():
    names = [row[0] for row in rows("uk-faculty/nodes.csv", header=True)]
    triples = rows("uk-faculty/edges.csv", header=True)
    edges = [row[:2] for row in triples]
    weights = [float(row[2]) for row in triples]

    graph = directed_graph(names, edges)
    columns = {"id": names, **directed_features(graph, weights)}
    columns["pagerank_weighted"] = pagerank(graph, weights)
    columns["constraint_weighted"] = graph.constraint(weights=weights)
    columns["betweenness"] = graph.betweenness()
    columns["closeness_out"] = graph.closeness(mode="out")
    columns["harmonic_centrality_out"] = graph.harmonic_centrality(mode="out")
    check_directed_with_networkx(graph, weights, columns)
    write("uk-faculty-directed.csv", columns)

    total = collections.Counter()
    for (one, other), weight in zip(edges, weights):
        total[tuple(sorted((one, other)))] += weight
    graph = simple_graph(names, list(total))
    weights = list(total.values())
    columns = {"id": names, **simple_features(graph)}
    columns["strength"] = graph.strength(weights=weights)
    columns["pagerank_weighted"] = pagerank(graph, weights)
    columns["betweenness"] = graph.betweenness()
    columns["closeness"] = graph.closeness()
    columns["harmonic_centrality"] = graph.harmonic_centrality()
    columns["constraint"] = graph.constraint()
    columns["constraint_weighted"] = graph.constraint(weights=weights)
    columns["eigenvector_centrality"] = principal_eigenvector(graph)
    columns["eigenvector_centrality_weighted"] = principal_eigenvector(graph, weights)
    check_with_networkx(graph, columns, small=True)
    write("uk-faculty-undirected.csv", columns)


def bitcoin_otc():
    edges = [row[:2] for row in rows("bitcoin-otc/edges.csv", header=False)]
    names = list(dict.fromkeys(name for edge in edges for name in edge))
    trusted = {row[0] for row in rows("bitcoin-otc/labels.csv", header=False) if row[1] == "+1"}

    graph = directed_graph(names, edges)
    columns = {"id": names, **directed_features(graph, None)}
    reset = [1.0 if name in trusted else 0.0 for name in names]
    columns["pagerank_from_trusted"] = pagerank(graph, reset=reset)
    check_directed_with_networkx(graph, None, columns, reset)
    write("bitcoin-otc-directed.csv.gz", columns)


def communities():
    """The modularity that igraph's Leiden reaches in 200 tries, beside the known optimum."""
    lines = []
    for name in ("karate", "dolphins", "football", "polbooks", "polblogs"):
        edges = [line.split() for line in open(HERE / "communities" / f"{name}.edges")]
        names = list(dict.fromkeys(name for edge in edges for name in edge))
        graph = simple_graph(names, [edge for edge in edges if edge[0] != edge[1]])
        random.seed(1)
        best = max(
            graph.community_leiden(objective_function="modularity", n_iterations=-1).modularity
            for _ in range(200))
        lines.append((name, str(graph.vcount()), str(graph.ecount()), f"{best:.6f}"))
    header = ("graph", "people", "friendships", "modularity")
    text = "\n".join(",".join(line) for line in [header, *lines]) + "\n"
    (HERE / "communities" / "modularity.csv").write_bytes(text.encode("ascii"))


def rewired():
    """The modularity that igraph's Leiden finds in 2,000 random graphs of the same degrees."""
    lines = []
    for name in ("karate", "dolphins", "football"):
        edges = [line.split() for line in open(HERE / "communities" / f"{name}.edges")]
        graph = simple_graph(list(dict.fromkeys(name for edge in edges for name in edge)), edges)
        random.seed(1)
        values = []
        for _ in range(2000):
            drawn = graph.copy()
            drawn.rewire(n=10 * drawn.ecount())
            values.append(
                drawn.community_leiden(objective_function="modularity", n_iterations=-1).modularity)
        lines.append((name, f"{statistics.mean(values):.6f}", f"{statistics.stdev(values):.6f}"))
    text = "\n".join(",".join(line) for line in [("graph", "mean", "sd"), *lines]) + "\n"
    (HERE / "communities" / "rewired.csv").write_bytes(text.encode("ascii"))


def directed_modularity():
    """The directed modularity of given divisions: igraph's value, which must be NetworkX's."""
    lines = []

    def add(name, graph, weights, division):
        other = networkx.DiGraph()
        other.add_nodes_from(range(graph.vcount()))
        pairs = graph.get_edgelist()
        other.add_weighted_edges_from(
            (a, b, w) for (a, b), w in zip(pairs, weights or [1.0] * len(pairs)))
        groups = collections.defaultdict(set)
        for person, group in enumerate(division):
            groups[group].add(person)
        for resolution in (0.5, 1.0, 2.0):
            value = graph.modularity(
                division, weights=weights, resolution=resolution, directed=True)
            second = networkx.community.modularity(
                other, groups.values(), resolution=resolution)
            assert math.isclose(value, second, rel_tol=1e-9), name
            lines.append((f"{name}/{resolution}", name, repr(resolution), repr(value)))

    people = rows("uk-faculty/nodes.csv", header=True)
    names = [row[0] for row in people]
    triples = rows("uk-faculty/edges.csv", header=True)
    graph = directed_graph(names, [row[:2] for row in triples])
    weights = [float(row[2]) for row in triples]
    schools = canonical([row[1] for row in people])
    add("uk-faculty", graph, weights, schools)
    edges = [row[:2] for row in rows("bitcoin-otc/edges.csv", header=False)]
    graph = directed_graph(list(dict.fromkeys(name for edge in edges for name in edge)), edges)
    simple = graph.as_undirected(mode="collapse")
    add("bitcoin-otc", graph, None, canonical(simple.coreness()))
    header = ("id", "graph", "resolution", "directed_modularity")
    text = "\n".join(",".join(line) for line in [header, *lines]) + "\n"
    (HERE / "communities" / "directed-modularity.csv").write_bytes(text.encode("ascii"))


def community_methods():
    """Communities by igraph's methods: people's numbers, and for random ones the modularity."""
    lines = []
    for name in ("karate", "uk-faculty"):
        if name == "karate":
            pairs = [line.split() for line in open(HERE / "communities" / "karate.edges")]
            names = list(dict.fromkeys(name for pair in pairs for name in pair))
            graph = simple_graph(names, pairs)
            weights = None
        else:
            names = [row[0] for row in rows("uk-faculty/nodes.csv", header=True)]
            total = collections.Counter()
            for one, other, weight in rows("uk-faculty/edges.csv", header=True):
                total[tuple(sorted((one, other)))] += float(weight)
            graph = simple_graph(names, list(total))
            weights = list(total.values())
        found = {
            "fast_greedy": graph.community_fastgreedy(weights=weights).as_clustering(),
            "leading_eigenvector": graph.community_leading_eigenvector(weights=weights),
            "walktrap": graph.community_walktrap(weights=weights).as_clustering(),
        }
        columns = {"id": names}
        for method, division in found.items():
            columns[method] = canonical(division.membership)
        write(f"communities/{name}-methods.csv", columns)
        for method, find in {
            "spinglass": lambda: graph.community_spinglass(weights=weights),
            "fluid": lambda: graph.community_fluid_communities(4),
        }.items():
            random.seed(1)
            values = [graph.modularity(find().membership, weights=weights) for _ in range(50)]
            lines.append((
                f"{name}/{method}", repr(min(values)), repr(statistics.mean(values)),
                repr(max(values))))
    header = ("id", "lowest", "mean", "highest")
    text = "\n".join(",".join(line) for line in [header, *lines]) + "\n"
    (HERE / "communities" / "random-methods.csv").write_bytes(text.encode("ascii"))


# Graphs.

def rows(path, header):
    lines = list(csv.reader(open(GRAPHS / path, newline="")))
    return lines[1:] if header else lines


def simple_graph(names, edges):
    """The undirected graph of these people; a pair given twice counts once."""
    number = {name: index for index, name in enumerate(names)}
    pairs = dict.fromkeys(tuple(sorted((number[a], number[b]))) for a, b in edges)
    return igraph.Graph(n=len(names), edges=list(pairs))


def directed_graph(names, edges):
    number = {name: index for index, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(number[a], number[b]) for a, b in edges],
                         directed=True)
    assert graph.is_simple()
    return graph


# Features.

def simple_features(graph):
    components = graph.connected_components()
    return {
        "degree": graph.degree(),
        "triangle_count": triangle_counts(graph),
        "local_clustering_coefficient": graph.transitivity_local_undirected(),
        "coreness": graph.coreness(),
        "pagerank": pagerank(graph),
        "component": components.membership,
        "component_size": [components.size(number) for number in components.membership],
    }


def directed_features(graph, weights):
    simple = graph.as_undirected(mode="collapse")
    components = canonical(graph.connected_components(mode="weak").membership)
    sizes = collections.Counter(components)
    columns = {
        "degree": graph.degree(),
        "distinct_friends": simple.degree(),
    }
    if weights:
        columns["strength"] = graph.strength(weights=weights)
        columns["in_strength"] = graph.strength(weights=weights, mode="in")
        columns["out_strength"] = graph.strength(weights=weights, mode="out")
    columns.update({
        "in_degree": graph.indegree(),
        "out_degree": graph.outdegree(),
        "triangle_count": triangle_counts(simple),
        "local_clustering_coefficient": simple.transitivity_local_undirected(),
        "coreness_all": graph.coreness(mode="all"),
        "coreness_in": graph.coreness(mode="in"),
        "coreness_out": graph.coreness(mode="out"),
        "coreness_distinct_friends": simple.coreness(),
        "pagerank": pagerank(graph),
        "component": components,
        "component_size": [sizes[number] for number in components],
        "reciprocity": reciprocity(graph),
        "constraint": graph.constraint(),
    })
    return columns


def canonical(membership):
    """Components by size, largest first, ties by the smallest row number."""
    first, size = {}, collections.Counter(membership)
    for row, number in enumerate(membership):
        first.setdefault(number, row)
    order = sorted(first, key=lambda number: (-size[number], first[number]))
    rank = {number: index for index, number in enumerate(order)}
    return [rank[number] for number in membership]


def triangle_counts(graph):
    counts = [0] * graph.vcount()
    for triangle in graph.list_triangles():
        for vertex in triangle:
            counts[vertex] += 1
    return counts


def reciprocity(graph):
    """Per person: edges that are answered, over all edges in and out."""
    other = networkx.DiGraph()
    other.add_nodes_from(range(graph.vcount()))
    other.add_edges_from(graph.get_edgelist())
    values = networkx.reciprocity(other, other.nodes)
    return [values[vertex] for vertex in range(graph.vcount())]


def pagerank(graph, weights=None, reset=None):
    """With damping 0.85, by repeated multiplication to the last digits.

    igraph's own answer varies by about 1e-11 from run to run; the assertion holds it to 1e-9.
    Where nobody is pointed at, the walk starts again, by the reset vector if there is one.
    """
    size = graph.vcount()
    incoming = [[] for _ in range(size)]
    total = graph.strength(weights=weights, mode="out")
    for (source, target), weight in zip(graph.get_edgelist(), weights or [1.0] * graph.ecount()):
        incoming[target].append((source, weight / total[source]))
        if not graph.is_directed():
            incoming[source].append((target, weight / total[target]))
    start = [value / sum(reset) for value in reset] if reset else [1 / size] * size
    stuck = [vertex for vertex in range(size) if total[vertex] == 0]

    def step(vector):
        again = 0.15 + 0.85 * math.fsum(vector[vertex] for vertex in stuck)
        return [
            again * share + 0.85 * math.fsum(vector[source] * part for source, part in sources)
            for share, sources in zip(start, incoming)]

    values = settle(step, start)
    if reset:
        oracle = graph.personalized_pagerank(reset=reset, weights=weights)
    else:
        oracle = graph.pagerank(weights=weights)
    close(values, oracle, "pagerank", absolute=1e-16)
    return values


def principal_eigenvector(graph, weights=None):
    """Largest value 1. By repeated multiplication, exact to the last digits even where it is tiny.

    igraph's own answer is exact to about 1e-15 of the largest value, so that it may differ by more
    than 1e-9 of a tiny one; the assertion holds it to that.
    """
    circles = [[(vertex, 1.0)] for vertex in range(graph.vcount())]  # the 1 keeps it from swinging
    for (one, other), weight in zip(graph.get_edgelist(), weights or [1.0] * graph.ecount()):
        circles[one].append((other, weight))
        circles[other].append((one, weight))

    def step(vector):
        after = [math.fsum(vector[other] * weight for other, weight in circle)
                 for circle in circles]
        largest = max(after)
        return [value / largest for value in after]

    values = settle(step, [1.0] * graph.vcount())
    oracle = graph.eigenvector_centrality(weights=weights)
    close(values, oracle, "eigenvector centrality", relative=0, absolute=1e-12)
    return values


def settle(step, vector):
    """Repeats the step until no number moves by more than its last digits."""
    for _ in range(5_000):
        after = step(vector)
        if all(abs(new - old) <= 1e-15 * new for new, old in zip(after, vector)):
            return after
        vector = after
    raise AssertionError("the numbers have not settled")


def aggregates(name, values, friends):
    kinds = {kind: [] for kind in ("count", "mean", "sd", "min", "max", "median")}
    for circle in friends:
        known = [values[friend] for friend in circle if values[friend] is not None]
        kinds["count"].append(len(known))
        kinds["mean"].append(math.fsum(known) / len(known) if known else None)
        kinds["sd"].append(statistics.pstdev(known) if known else None)
        kinds["min"].append(min(known, default=None))
        kinds["max"].append(max(known, default=None))
        kinds["median"].append(statistics.median(known) if known else None)
    return {f"neighbor_{name}_{kind}": column for kind, column in kinds.items()}


def means_of_others(values, community):
    """The mean over everybody else in one's community who has a value."""
    members = collections.defaultdict(list)
    for number, value in zip(community, values):
        if value is not None:
            members[number].append(fractions.Fraction(value))
    totals = {number: sum(known) for number, known in members.items()}
    result = []
    for number, value in zip(community, values):
        total, count = totals.get(number, 0), len(members[number])
        if value is not None:
            total, count = total - fractions.Fraction(value), count - 1
        result.append(float(total / count) if count else None)
    return result


def points(category, person):
    """A category's points by the model's bins."""
    total = 0
    for characteristic in category["characteristics"]:
        text = person[characteristic["column"]]
        if not text:
            total += characteristic["missing"]["points"]
            continue
        bins = characteristic["bins"]
        if any("values" in one for one in bins):
            listed = [one for one in bins if text in one.get("values", [])]
            chosen = listed or [one for one in bins if one.get("other")]
        else:
            chosen = [one for one in bins if one.get("from", -math.inf) <= float(text)
                      < one.get("below", math.inf)]
        assert len(chosen) == 1
        total += chosen[0]["points"]
    return total


def numbers(texts):
    """A column's numbers, or nothing if it holds text or true and false."""
    try:
        return [float(text) if text else None for text in texts]
    except ValueError:
        return None


# NetworkX as the second witness.

def check_with_networkx(graph, columns, small=False):
    other = networkx.Graph()
    other.add_nodes_from(range(graph.vcount()))
    other.add_edges_from(graph.get_edgelist())
    same(columns["triangle_count"], networkx.triangles(other), "triangle count")
    same(columns["coreness"], networkx.core_number(other), "coreness")
    clustering = networkx.clustering(other)
    for vertex, value in enumerate(columns["local_clustering_coefficient"]):
        assert math.isnan(value) or math.isclose(value, clustering[vertex], rel_tol=1e-12)
    close(columns["pagerank"], networkx.pagerank(other, **settled(graph)), "pagerank")
    if small:
        betweenness = networkx.betweenness_centrality(other, normalized=False)
        close(columns["betweenness"], betweenness, "betweenness")
        close(columns["closeness"], networkx.closeness_centrality(other), "closeness")
        close(columns["constraint"], networkx.constraint(other), "constraint")


def check_directed_with_networkx(graph, weights, columns, reset=None):
    other = networkx.DiGraph()
    other.add_nodes_from(range(graph.vcount()))
    pairs = graph.get_edgelist()
    other.add_weighted_edges_from(
        (a, b, w) for (a, b), w in zip(pairs, weights or [1.0] * len(pairs)))
    settings = settled(graph)
    plain = networkx.pagerank(other, weight=None, **settings)
    close(columns["pagerank"], plain, "pagerank")
    if weights:
        weighted = networkx.pagerank(other, **settings)
        close(columns["pagerank_weighted"], weighted, "weighted pagerank")
        constraint = networkx.constraint(other, weight="weight")
        close(columns["constraint_weighted"], constraint, "weighted constraint")
    if reset:
        start = {vertex: value for vertex, value in enumerate(reset)}
        values = networkx.pagerank(other, personalization=start, weight=None, **settings)
        close(columns["pagerank_from_trusted"], values, "pagerank_from_trusted", absolute=1e-15)


def settled(graph):
    """NetworkX multiplies its tolerance by the number of people."""
    return {"tol": 1e-14 / graph.vcount(), "max_iter": 2000}


def same(values, expected, what):
    assert all(value == expected[row] for row, value in enumerate(values)), what


def close(values, expected, what, relative=1e-9, absolute=0.0):
    for row, value in enumerate(values):
        assert math.isclose(value, expected[row], rel_tol=relative, abs_tol=absolute), (
            f"{what}, row {row}: {value} and {expected[row]}")


# Files.

def write(name, columns):
    """Numbers with all their digits; what is undefined is an empty field."""
    assert len({len(column) for column in columns.values()}) == 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*([field(value) for value in column] for column in columns.values())))
    data = text.getvalue().encode("ascii")
    if name.endswith(".gz"):
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
            stream.write(data)
        data = packed.getvalue()
    (HERE / name).write_bytes(data)


def field(value):
    if value is None or isinstance(value, float) and math.isnan(value):
        return ""
    return value if isinstance(value, str) else repr(value)


if __name__ == "__main__":
    main()
