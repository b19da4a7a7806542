"""A graph stays in memory between calls."""

from __future__ import annotations

import copy
import pickle
import threading

import numpy
import polars
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
    with pytest.raises(sesame.UsageError, match="'weight' says how to build a graph"):
        sesame.features(graph, weight="w")


def test_a_graph_is_written_as_a_snapshot(tmp_path):
    graph = sesame.Graph(pyarrow.table(EDGES), weight="w")
    graph.write(tmp_path / "graph.sgraph")
    own = sesame.features(tmp_path / "graph.sgraph").to_arrow()
    assert own.equals(sesame.features(graph).to_arrow())


def test_a_graph_is_pickled_as_a_snapshot():
    graph = sesame.Graph(pyarrow.table(EDGES), weight="w")
    assert copy.deepcopy(graph) is graph
    again = pickle.loads(pickle.dumps(graph))
    assert (repr(again), again.summary) == (repr(graph), graph.summary)
    assert sesame.features(again).to_arrow().equals(sesame.features(graph).to_arrow())


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_a_graph_goes_to_jobs_of_scikit_learn(demo):
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score
    from sklearn.pipeline import make_pipeline

    random = numpy.random.default_rng(1)
    edges = pyarrow.table({"a": random.integers(0, 200, 800), "b": random.integers(0, 200, 800)})
    people = polars.DataFrame({"id": numpy.arange(200), "x": random.normal(size=200)})
    y = random.random(200) < 0.5
    features = sesame.GraphFeatures(sesame.Graph(edges), options={"features": ["degree"], "aggregate": "none"})
    areas = [
        cross_val_score(make_pipeline(features, LogisticRegression()), people, y, cv=2, n_jobs=jobs) for jobs in (1, 2)
    ]
    numpy.testing.assert_array_equal(*areas)


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
