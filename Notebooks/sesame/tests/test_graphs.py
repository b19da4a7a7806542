"""A graph stays in memory between calls."""

from __future__ import annotations

import copy
import pickle
import threading

import pyarrow
import pytest
import sesame_graph as sesame

from conftest import EDGES, PEOPLE


def test_a_graph_stands_for_its_edges():
    graph = sesame.Graph(pyarrow.table(EDGES), weight="w")
    assert (graph.person_count, graph.friendship_count) == (4, 4)
    assert repr(graph) == "<Graph of 4 people and 4 friendships>"
    assert "friendships" in graph.summary
    own = sesame.features(graph, pyarrow.table(PEOPLE))
    expected = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), weight="w")
    assert own.to_arrow().equals(expected.to_arrow())
    assert sesame.communities(graph).to_arrow().num_rows == 4


def test_what_is_settled_can_not_be_asked_for_again():
    graph = sesame.Graph(pyarrow.table(EDGES))
    with pytest.raises(sesame.UsageError, match="'--weight' says how to build a graph"):
        sesame.features(graph, weight="w")


def test_a_graph_is_written_as_a_snapshot(tmp_path):
    graph = sesame.Graph(pyarrow.table(EDGES), weight="w")
    graph.write(tmp_path / "graph.sgraph")
    own = sesame.features(tmp_path / "graph.sgraph").to_arrow()
    assert own.equals(sesame.features(graph).to_arrow())


def test_a_graph_is_copied_by_name_and_not_pickled():
    graph = sesame.Graph(pyarrow.table(EDGES))
    assert copy.deepcopy(graph) is graph
    with pytest.raises(TypeError, match="write\\(\\) it"):
        pickle.dumps(graph)


def test_a_graph_serves_several_threads(demo):
    graph = sesame.Graph(demo / "edges.csv")
    features = ["degree", "triangle_count", "coreness"]
    expected = sesame.features(graph, features=features).to_arrow()
    found = []
    threads = [threading.Thread(target=lambda: found.append(sesame.features(graph, features=features).to_arrow())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and all(table.equals(expected) for table in found)


def test_a_graph_can_go_before_its_results():
    graph = sesame.Graph(pyarrow.table(EDGES))
    result = sesame.features(graph)
    del graph
    assert result.to_arrow()["degree"].to_pylist() == [2, 2, 3, 1]
