#!/usr/bin/env python3
"""Writes lists of friendships in the formats of the web, and what is in them; or reads graphs that sesame wrote.

usage: web_formats.py
       web_formats.py SESAME

Without an argument Graphs/uk-faculty goes through SciPy (Matrix Market) and igraph (NCOL) into Tests/Golden/web, and
through a few lines of this script for SNAP, KONECT and METIS, which no library writes; what is in each file is counted
by NetworkX after reading it back, by SciPy, igraph or those lines. The same bytes each time.

With the program, GraphML and GEXF of its own are read by NetworkX and lxml and held against the table beside them, and
GEXF of NetworkX is read by the program and held against NetworkX.
"""
import csv
import math
import pathlib
import random
import subprocess
import sys
import tempfile

import igraph
import lxml.etree
import networkx
import numpy
import scipy.io
import scipy.sparse

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "Graphs"
WEB = HERE / "web"


def main():
    if len(sys.argv) > 1:
        check(sys.argv[1])
        return
    with open(GRAPHS / "uk-faculty" / "edges.csv") as file:
        rows = [(int(row["from"]), int(row["to"]), int(row["weight"])) for row in csv.DictReader(file)]
    matrix_market(rows)
    ncol(rows)
    snap(rows)
    konect(rows)
    metis(rows)


def directed(rows):
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(1, 84))
    graph.add_weighted_edges_from(rows)
    return graph


def undirected(rows):
    """Both directions of a friendship are one, of the sum of the weights."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(1, 84))
    for source, target, weight in rows:
        before = graph.get_edge_data(source, target, {"weight": 0})["weight"]
        graph.add_edge(source, target, weight=before + weight)
    return graph


def matrix_market(rows):
    """Two people more than the list has, without friendships."""
    sources, targets, weights = (numpy.array(column) for column in zip(*rows))
    matrix = scipy.sparse.coo_matrix((weights, (sources - 1, targets - 1)), shape=(83, 83))
    scipy.io.mmwrite(WEB / "general.mtx", matrix, field="integer", symmetry="general")
    both = scipy.sparse.coo_matrix(matrix + matrix.T)
    scipy.io.mmwrite(WEB / "symmetric.mtx", both, field="real", symmetry="symmetric")
    scipy.io.mmwrite(WEB / "pattern.mtx", both, field="pattern", symmetry="symmetric")
    wide = scipy.sparse.coo_matrix((weights, (sources - 1, targets - 1)), shape=(82, 90))
    scipy.io.mmwrite(WEB / "rectangular.mtx", wide, field="integer", symmetry="general")

    read = scipy.io.mmread(WEB / "general.mtx").tocoo()
    graph = directed(zip((read.row + 1).tolist(), (read.col + 1).tolist(), read.data.tolist()))
    table("general", [str(n) for n in range(1, 84)], graph, range(1, 84))
    read = scipy.sparse.triu(scipy.io.mmread(WEB / "symmetric.mtx")).tocoo()
    graph = undirected(zip((read.row + 1).tolist(), (read.col + 1).tolist(), read.data.tolist()))
    table("symmetric", [str(n) for n in range(1, 84)], graph, range(1, 84))
    read = scipy.io.mmread(WEB / "rectangular.mtx").tocoo()
    bipartite("rectangular", list(zip(read.row + 1, read.col + 1, read.data)), 82, 90)


def ncol(rows):
    graph = igraph.Graph(directed=True)
    graph.add_vertices([f"person-{n}" for n in range(1, 82)])
    graph.add_edges([(source - 1, target - 1) for source, target, _ in rows])
    graph.es["weight"] = [weight for *_, weight in rows]
    graph.write_ncol(str(WEB / "faculty.ncol"), names="name", weights="weight")
    read = igraph.Graph.Read_Ncol(str(WEB / "faculty.ncol"), directed=True)
    back = networkx.DiGraph()
    back.add_weighted_edges_from(
        (read.vs[edge.source]["name"], read.vs[edge.target]["name"], edge["weight"]) for edge in read.es)
    names = sorted(back)
    table("ncol", names, back, names)


def snap(rows):
    lines = ["# Directed graph (each unordered pair of nodes is saved once): faculty.txt",
             "# Friendships of a faculty", f"# Nodes: 81 Edges: {len(rows)}", "# FromNodeId\tToNodeId"]
    text = "".join(line + "\n" for line in lines + [f"{a}\t{b}" for a, b, _ in rows])
    (WEB / "snap.txt").write_text(text)
    graph = networkx.read_edgelist(WEB / "snap.txt", create_using=networkx.DiGraph, nodetype=int)
    people = sorted(graph)
    table("snap", [str(n) for n in people], graph, people)


def konect(rows):
    text = f"% asym posweighted\n% {len(rows)} 83 83\n" + "".join(f"{a} {b} {w}\n" for a, b, w in rows)
    (WEB / "out.faculty").write_text(text)
    read = [tuple(map(int, line.split())) for line in text.splitlines() if not line.startswith("%")]
    table("konect", [str(n) for n in range(1, 84)], directed(read), range(1, 84))
    pairs = sorted({(a, b) for a, b, _ in rows})
    text = f"% bip unweighted\n% {len(pairs)} 82 90\n" + "".join(f"{a}\t{b}\n" for a, b in pairs)
    (WEB / "out.memberships").write_text(text)
    bipartite("memberships", [(a, b, 1) for a, b in pairs], 82, 90)


def metis(rows):
    graph = undirected(rows)
    lines = ["% friendships of a faculty, both directions added", f"83 {graph.number_of_edges()} 011 2"]
    for person in range(1, 84):
        friends = " ".join(f"{friend} {graph[person][friend]['weight']}" for friend in sorted(graph[person]))
        lines.append(f"{person} 1 {friends}".strip() if friends else "")
    (WEB / "faculty.graph").write_text("".join(line + "\n" for line in lines))
    back = networkx.Graph()
    back.add_nodes_from(range(1, 84))
    body = [line for line in (WEB / "faculty.graph").read_text().splitlines() if not line.startswith("%")]
    for person, line in enumerate(body[1:], start=1):
        numbers = list(map(int, line.split()))[2:]
        back.add_weighted_edges_from(zip([person] * (len(numbers) // 2), numbers[::2], numbers[1::2]))
    table("metis", [str(n) for n in range(1, 84)], back, range(1, 84))


def bipartite(name, rows, left, right):
    graph = networkx.Graph()
    graph.add_nodes_from([str(n) for n in range(1, left + 1)] + [f"right:{n}" for n in range(1, right + 1)])
    graph.add_weighted_edges_from((str(a), f"right:{b}", int(weight)) for a, b, weight in rows)
    table(name, list(graph), graph, list(graph))


def table(name, names, graph, people):
    """A row per person: friends and weights, in and out where there is a direction."""
    columns = {"id": names}
    if graph.is_directed():
        columns["in_degree"] = [graph.in_degree(person) for person in people]
        columns["out_degree"] = [graph.out_degree(person) for person in people]
    else:
        columns["degree"] = [graph.degree(person) for person in people]
    columns["strength"] = [float(graph.degree(person, weight="weight")) for person in people]
    with open(WEB / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values()))


# What sesame writes.

def check(program):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        people = folder / "people.csv"
        people.write_text(
            "id,age,height,member,motto\n1,41,1.75,true,<&> \"'\n2,,,false,\U0001F642\n3,-3,1e300,,a  b\n")
        for directed_option in [[], ["--directed"]]:
            for ending in ["graphml", "gexf"]:
                graph, columns = folder / f"graph.{ending}", folder / "columns.csv"
                subprocess.run(
                    [program, "features", GRAPHS / "uk-faculty" / "edges.csv", "--people", people, "--weight",
                     "weight", "--features", "standard", "--quiet", "-o", columns, "--graph-output", graph,
                     *directed_option], check=True)
                compare(graph, columns, bool(directed_option))
        for seed in range(40):
            check_gexf(program, folder / "made.gexf", seed)
    print("NetworkX reads back what was written, and what it writes is read")


def check_gexf(program, path, seed):
    """A graph of NetworkX, with or without direction, parallel edges and weights, in the two versions that it writes."""
    draw = random.Random(seed)
    kinds = [networkx.Graph, networkx.DiGraph, networkx.MultiGraph, networkx.MultiDiGraph]
    graph, is_weighted = kinds[seed % 4](), seed % 5 > 0
    names = [draw.choice(["p%d", "\u00c5 %d", "a&<%d>\"'", "%d"]) % number for number in range(draw.randint(2, 40))]
    graph.add_nodes_from(names)
    for _ in range(draw.randint(1, 100)):
        weight = {"weight": round(draw.random() * 9 + 0.1, 3)} if is_weighted else {}
        graph.add_edge(*draw.sample(names, 2), note=draw.choice("xy"), **weight)
    networkx.write_gexf(graph, path, version=["1.1draft", "1.2draft"][seed % 2])
    expected = networkx.DiGraph() if graph.is_directed() else networkx.Graph()
    expected.add_nodes_from(names)
    for source, target, data in networkx.read_gexf(path).edges(data=True):
        before = expected.get_edge_data(source, target, {"weight": 0})["weight"]
        expected.add_edge(source, target, weight=before + data.get("weight", 1))
    options = ["--directed"] * graph.is_directed() + ["--weight", "weight"] * is_weighted
    run = subprocess.run(
        [program, "features", path, "--quiet", "--features", "degree" + ",strength" * is_weighted, *options],
        check=True, capture_output=True, text=True)
    table = list(csv.DictReader(run.stdout.splitlines()))
    assert [row["id"] for row in table] == names
    assert [int(row["degree"]) for row in table] == [expected.degree(name) for name in names]
    for row in table:
        if is_weighted:
            assert math.isclose(float(row["strength"]), expected.degree(row["id"], weight="weight"))


def compare(path, columns, is_directed):
    lxml.etree.parse(path)
    read = networkx.read_graphml if path.suffix == ".graphml" else networkx.read_gexf
    graph = read(path)
    assert graph.is_directed() == is_directed
    with open(GRAPHS / "uk-faculty" / "edges.csv") as file:
        rows = [(row["from"], row["to"], float(row["weight"])) for row in csv.DictReader(file)]
    expected = networkx.DiGraph() if is_directed else networkx.Graph()
    for source, target, weight in rows:
        before = expected.get_edge_data(source, target, {"weight": 0})["weight"]
        expected.add_edge(source, target, weight=before + weight)
    assert graph.number_of_edges() == expected.number_of_edges()
    for source, target, data in expected.edges(data=True):
        assert graph[source][target]["weight"] == data["weight"]
    kinds = {"age": int, "height": float, "member": bool, "motto": str, "degree": int, "pagerank": float}
    with open(columns, newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["id"] for row in table] == list(graph)
    for row in table:
        node = graph.nodes[row["id"]]
        for name, text in row.items():
            if name == "id":
                continue
            if text == "":
                assert name not in node, name
                continue
            value = node[name]
            if name in kinds:
                assert type(value) is kinds[name], name
            if isinstance(value, bool):
                assert text == str(value).lower()
            elif isinstance(value, str):
                assert text == value
            else:
                assert math.isclose(float(text), value, rel_tol=0, abs_tol=0)


if __name__ == "__main__":
    main()
