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


def closed_graphs():
    """A graph that was let go in each way that there is, and one that was let go twice."""
    for let_go in (lambda graph: graph.close(), lambda graph: graph.__del__(), lambda graph: graph._held.__del__(), lambda graph: graph.__exit__()):
        graph = sesame.Graph(pyarrow.table(EDGES))
        let_go(graph)
        yield graph
    graph.close()
    yield graph


def test_a_closed_graph_says_so_whatever_is_asked(tmp_path):
    for graph in closed_graphs():
        for ask in (
            lambda: graph.person_count, lambda: graph.friendship_count, lambda: graph.edges.to_arrow(),
            lambda: graph.write(tmp_path / "graph.sgraph"), lambda: pickle.dumps(graph), lambda: sesame.features(graph),
            lambda: sesame.communities(pyarrow.table(EDGES), start_from=graph),
        ):
            with pytest.raises(ValueError, match="the graph is closed; build it again"):
                ask()
        assert repr(graph) == "<Graph, closed>" and "friendships" in graph.summary


def test_a_number_that_was_let_go_is_none_of_the_librarys():
    from sesame_graph import _run
    from sesame_graph._library import library

    graph = sesame.Graph(pyarrow.table(EDGES))
    number = graph._held.number
    run = sesame.features(graph)._handle.number
    graph.close()
    loaded = library()
    for stale in (number, run, 0, 2**63):
        loaded.sesame_graph_free(stale)
        loaded.sesame_run_free(stale)
        assert loaded.sesame_graph_person_count(stale) == -1
        assert loaded.sesame_run_result_count(stale) == 0
        assert loaded.sesame_run_wait(stale, 1)
    # Nor is what is of another kind.
    other = sesame.Graph(pyarrow.table(EDGES))
    assert loaded.sesame_run_result_count(other._held.number) == 0
    # Closed by another thread after it was asked whether it is.
    stolen = _run.HeldGraph(number)
    with pytest.raises(ValueError, match="the graph is closed"):
        words = _run.Words("features")
        words.graphs["edges"] = stolen
        words.words.append("memory:edges")
        _run.run(words, False)


def test_a_with_statement_closes_a_graph():
    with sesame.Graph(pyarrow.table(EDGES)) as graph:
        result = sesame.features(graph)
    assert repr(graph) == "<Graph, closed>"
    assert result.to_arrow()["degree"].to_pylist() == [2, 2, 3, 1]


def test_threads_close_a_graph_that_others_use():
    for _ in range(30):
        graph = sesame.Graph(pyarrow.table(EDGES))
        found = []

        def use():
            try:
                found.append(sesame.features(graph, features=["degree"]).to_arrow()["degree"].to_pylist())
                found.append(graph.person_count)
            except ValueError as error:
                found.append(str(error))

        threads = [threading.Thread(target=use) for _ in range(2)] + [threading.Thread(target=graph.close) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        closed = "the graph is closed; build it again"
        assert found and all(each in (closed, [2, 2, 3, 1], 4) for each in found)


def test_results_that_were_let_go_say_so():
    table, model = sesame.features(pyarrow.table(EDGES)), sesame.model("2015")
    for result in (table, model):
        result._handle.__del__()
    for ask in (table.to_arrow, lambda: len(table), lambda: pickle.dumps(table), lambda: model.text):
        with pytest.raises(ValueError, match="the run was let go, and its results with it"):
            ask()


def test_the_friendships_of_a_graph_are_a_table():
    graph = sesame.Graph(pyarrow.table(EDGES), weight="w")
    edges = graph.edges
    assert edges.columns == ["source", "target", "weight"] and len(edges) == 4
    rows = polars.DataFrame(edges).with_columns(polars.col("source", "target").cast(polars.String))
    expected = [("ann", "bob", 1.0), ("ann", "cid", 1.0), ("bob", "cid", 2.5), ("cid", "dan", 4.0)]
    assert rows.rows() == expected
    assert edges.to_pandas()["weight"].tolist() == [1.0, 1.0, 2.5, 4.0]
    again = sesame.features(edges, weight="weight").to_arrow()
    assert again.equals(sesame.features(graph).to_arrow())
    # As often as wanted, after the graph has no other name, and after it is gone.
    del graph
    table = edges.to_arrow()
    assert pickle.loads(pickle.dumps(edges)).columns == edges.columns and copy.deepcopy(edges) is edges
    del edges
    assert table["weight"].to_pylist() == [1.0, 1.0, 2.5, 4.0]
    assert len(sesame.Graph(pyarrow.table(EDGES)).edges) == 4


def test_friendships_of_numbers_are_numbers_and_have_a_weight_if_they_have_one():
    graph = sesame.Graph(pyarrow.table({"a": [3, 1, 3], "b": [1, 2, 1]}), directed=True, duplicates="count")
    edges = graph.edges.to_arrow()
    assert edges.to_pydict() == {"source": [3, 1], "target": [1, 2], "weight": [2.0, 1.0]}
    once = sesame.Graph(pyarrow.table({"a": [3, 1], "b": [1, 2]}), directed=True).edges.to_arrow()
    assert once.to_pydict() == {"source": [3, 1], "target": [1, 2]}


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_rows_that_were_set_aside_stand_beside_a_graph(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("a,b,w\nann,bob,1\nbob,cid,-2\ncid,ann,2\n")
    graph = sesame.Graph(file, weight="w", quarantine=True)
    assert graph.friendship_count == 2
    assert graph.quarantine["line"].to_pylist() == [3] and graph.quarantine["row"].to_pylist() == ["bob,cid,-2"]
    with pytest.raises(AttributeError, match="quarantine=True"):
        sesame.Graph(pyarrow.table(EDGES)).quarantine


@pytest.mark.parametrize("kind", ["String", "Categorical", "Int8", "UInt16", "Int32", "Int64", "UInt64"])
def test_people_are_of_one_type_wherever_they_come_out(kind, tmp_path):
    as_given = polars.String if kind == "Categorical" else getattr(polars, kind)
    edges = polars.DataFrame({"a": ["1", "2", "1"], "b": ["2", "3", "3"]}).cast(getattr(polars, kind))
    graph = sesame.Graph(edges)
    graph.write(tmp_path / "graph.sgraph")
    for source in (graph, pickle.loads(pickle.dumps(graph)), sesame.Graph(tmp_path / "graph.sgraph")):
        ties = polars.DataFrame(source.edges)
        people = sesame.features(source, features=["degree"]).to_polars()
        assert ties.dtypes == [as_given, as_given] and people["id"].dtype == as_given
        joined = ties.join(people, left_on="source", right_on="id")
        assert joined.cast(polars.String).sort("source", "target").rows() == [("1", "2", "2"), ("1", "3", "2"), ("2", "3", "2")]
