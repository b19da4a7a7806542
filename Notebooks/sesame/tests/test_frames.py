"""Columns go in from every producer and come out to every consumer."""

from __future__ import annotations

import csv
import io

import duckdb
import pandas
import polars
import pyarrow
import pytest
import sesame_graph as sesame

from conftest import EDGES, PEOPLE


def rows_of_program(outcome) -> list[dict]:
    assert outcome.returncode == 0, outcome.stderr
    return list(csv.DictReader(io.StringIO(outcome.stdout)))


def test_every_producer_gives_the_same_table(make):
    own = sesame.features(make(EDGES), make(PEOPLE), weight="w")
    expected = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), weight="w")
    assert own.to_arrow().equals(expected.to_arrow())


def test_people_keep_their_columns_and_get_those_of_the_graph(make):
    table = sesame.features(make(EDGES), make(PEOPLE), weight="w").to_arrow()
    assert table.column_names[:5] == list(PEOPLE)
    for name in PEOPLE:
        assert table[name].to_pylist() == PEOPLE[name], name
    assert table["degree"].to_pylist() == [2, 2, 3, 1, 0]
    assert table["strength"].to_pylist() == [2, 3.5, 7.5, 4, 0]
    assert table["neighbor_income_mean"].to_pylist() == [31, 41.5, 49.5, 31, None]


def test_every_consumer_reads_the_result():
    result = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE))
    expected = result.to_arrow()["degree"].to_pylist()
    assert result.to_polars()["degree"].to_list() == expected
    assert polars.DataFrame(result)["degree"].to_list() == expected
    assert result.to_pandas()["degree"].tolist() == expected
    assert pandas.DataFrame.from_arrow(result)["degree"].tolist() == expected
    assert [row[0] for row in duckdb.sql("SELECT degree FROM result").fetchall()] == expected
    # As often as wanted, and by a call of its own.
    assert pyarrow.table(result)["degree"].to_pylist() == expected


def test_a_result_is_an_input():
    first = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), features=["degree"])
    second = sesame.features(pyarrow.table(EDGES), first, features=["coreness"], aggregate="none")
    assert second.to_arrow()["degree"].to_pylist() == first.to_arrow()["degree"].to_pylist()
    assert "coreness" in second.to_arrow().column_names


def test_whole_numbers_and_truth_values_stay_what_they_are_in_pandas():
    frame = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE)).to_pandas()
    assert frame["income"].dtype == "Int64" and frame["income"].isna().tolist() == [False, True, False, False, False]
    assert frame["member"].dtype == "boolean"
    assert frame["degree"].dtype.kind == "i"


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
@pytest.mark.parametrize("kind", ["Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64"])
def test_whole_numbers_of_every_width_stay_so_in_pandas_where_one_is_missing(kind):
    largest = {"Int64": 2**53 + 1, "UInt64": 2**53 + 1}.get(kind, 2**7 - 1)
    people = polars.DataFrame({"id": ["ann", "bob"], "x": [largest, None]}, schema_overrides={"x": getattr(polars, kind)})
    column = sesame.features(pyarrow.table(EDGES), people, aggregate="none").to_pandas()["x"]
    assert column.dtype == kind and column[0] == largest
    assert column.isna().tolist() == [False, True, True, True]


@pytest.mark.filterwarnings("error")
def test_columns_that_are_named_are_not_doubted():
    edges = polars.DataFrame({"when": [1, 2], "src": ["ann", "bob"], "dst": ["bob", "cid"], "weight": [1.0, 2.0]})
    named = {"source": "src", "target": "dst"}
    assert sesame.features(edges, **named, weight="weight")["id"].to_pylist() == ["ann", "bob", "cid"]
    assert sesame.Graph(edges, **named, weight="weight").person_count == 3
    with pytest.raises(sesame.SesameWarning, match="are called 'src' and 'dst'"):
        sesame.Graph(edges, weight="weight")


def test_several_columns_are_a_table():
    result = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE))
    assert result[["id", "degree"]].equals(result.to_arrow().select(["id", "degree"]))
    with pytest.raises(KeyError, match="no column 'degre'; did you mean 'degree'"):
        result[["id", "degre"]]
    with pytest.raises(TypeError, match=r"result\[\['id', 'degree'\]\], not by 3"):
        result[["id", 3]]


def test_notebooks_show_the_first_rows():
    people = pyarrow.table({"id": [f"<b>{number}" for number in range(7)], "x": [1 / 3, None, *range(5)]})
    edges = pyarrow.table({"a": people["id"][:6], "b": people["id"][1:]})
    shown = sesame.features(edges, people, features=["degree"], aggregate="none")._repr_html_()
    assert shown.startswith("<table><thead><tr><th>id</th><th>x</th><th>degree</th></tr></thead>")
    assert "<tr><td>&lt;b&gt;0</td><td>0.333333</td><td>1</td></tr>" in shown
    assert "<tr><td>&lt;b&gt;1</td><td></td><td>2</td></tr>" in shown
    assert shown.count("<tr>") == 1 + 5 and shown.endswith("<p>…</p><p>7 rows, 3 columns</p>")
    wide = pyarrow.table({"id": ["<b>0", "<b>1"]} | {f"c{number}": ["y" * 99] * 2 for number in range(20)})
    shown = sesame.features(edges, wide, unknown_people="drop", aggregate="none")._repr_html_()
    assert "<th>c10</th><th>…</th></tr>" in shown and f"<td>{'y' * 60}…</td>" in shown
    assert "<p>2 rows, " in shown
    assert sesame.Graph(edges).edges._repr_html_().count("<tr>") == 1 + 5


def test_a_list_of_columns_in_one_text_is_told():
    people = pyarrow.table({"id": ["ann", "bob"], "x": [1, 2], "a,b": [3, 4]})
    told = r"; several are a list: columns=\['degree', 'x'\]$"
    with pytest.raises(sesame.DataError, match=told):
        sesame.features(pyarrow.table(EDGES), people, columns="degree, x")
    assert sesame.features(pyarrow.table(EDGES), people, columns="a,b").columns == ["id", "a,b"]


def test_a_series_is_no_table():
    for series in (polars.Series("a", ["ann"]), pandas.Series(["ann"], name="a")):
        with pytest.raises(TypeError, match=r"'edges' is a Series, .*use to_frame\(\)"):
            sesame.features(series)


def test_slices_and_chunks_are_read_as_what_they_show():
    edges = {name: ["zoe"] * 3 + values + ["zoe"] * 2 for name, values in EDGES.items() if name != "w"}
    sliced = pyarrow.table(edges).slice(3, 4)
    people = pyarrow.table(PEOPLE)
    chunked = pyarrow.concat_tables([people.slice(0, 1), people.slice(1, 0), people.slice(1, 3), people.slice(4)])
    assert chunked["id"].num_chunks > 2
    own = sesame.features(sliced, chunked).to_arrow()
    expected = sesame.features(pyarrow.table(edges | {name: EDGES[name] for name in edges}), people).to_arrow()
    assert own.equals(expected)
    assert sesame.features(sliced, polars.concat([polars.from_arrow(people)[:2], polars.from_arrow(people)[2:]], rechunk=False)).to_arrow().equals(expected)


def test_numbers_identify_people():
    edges = {"a": [3, 1, 2], "b": [1, 2, 3]}
    table = sesame.features(pyarrow.table(edges), pyarrow.table({"id": [1, 2, 3]})).to_arrow()
    assert table["id"].to_pylist() == [1, 2, 3]
    assert table["degree"].to_pylist() == [2, 2, 2]


def test_columns_with_a_dictionary_are_texts():
    options = {"statistics": ["standard", "mode"], "aggregate": ["town", "income"]}
    expected = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), **options).to_arrow().to_pydict()
    assert expected["neighbor_town_mode"] == ["Bonn", "Bonn", "Ulm", "Bonn", None]
    town = pyarrow.array(PEOPLE["town"]).dictionary_encode()
    for people in [
        pyarrow.table(PEOPLE).set_column(3, "town", town),
        polars.DataFrame(PEOPLE).with_columns(polars.col("town").cast(polars.Categorical)),
        pandas.DataFrame(PEOPLE).convert_dtypes().astype({"town": "category"}),
    ]:
        assert sesame.features(pyarrow.table(EDGES), people, **options).to_arrow().to_pydict() == expected


def test_rows_that_pandas_chose_bring_no_row_numbers():
    people = pandas.DataFrame(PEOPLE).convert_dtypes()
    chosen = people[people["income"].fillna(0) > 20]
    table = sesame.features(pyarrow.table(EDGES), chosen, unknown_people="drop").to_arrow()
    assert table["id"].to_pylist() == ["ann", "cid", "dan"]
    assert not any("index" in name for name in table.column_names)


def test_empty_tables_are_refused_with_their_name(make):
    empty = pyarrow.table({"a": pyarrow.array([], pyarrow.string()), "b": pyarrow.array([], pyarrow.string())})
    with pytest.raises(sesame.DataError, match="^edges: ") as error:
        sesame.features(empty)
    assert error.value.code == 65
    people = pyarrow.table(PEOPLE).slice(0, 0)
    with pytest.raises(sesame.DataError, match="^people"):
        sesame.features(make(EDGES), people)


def test_files_and_frames_give_the_same(demo, program, tmp_path):
    features = ["degree", "coreness", "pagerank"]
    words = ["features", demo / "edges.csv", "--people", demo / "people.csv", "--aggregate", "on_time_share",
             "--features", ",".join(features)]
    theirs = rows_of_program(program(*words))
    for edges, people in [
        (demo / "edges.csv", demo / "people.csv"),
        (polars.read_csv(demo / "edges.csv"), polars.read_csv(demo / "people.csv")),
    ]:
        own = sesame.features(edges, people, aggregate="on_time_share", features=features).to_polars()
        assert own.columns == list(theirs[0])
        for name in ["id", "neighbor_on_time_share_mean", "education", *features]:
            ours = own[name].to_list()
            for mine, row in zip(ours, theirs):
                other = row[name]
                if mine is None:
                    assert other == "", name
                elif isinstance(mine, float):
                    assert float(other) == mine, name
                else:
                    assert str(mine) == other, name


def test_a_result_outlives_what_it_was_made_of():
    import gc

    table = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE)).to_arrow()
    gc.collect()
    sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE))
    gc.collect()
    assert table["degree"].to_pylist() == [2, 2, 3, 1, 0]


def test_further_results_stand_beside_the_table():
    result = sesame.communities(pyarrow.table(EDGES), community_table=True, output=None)
    assert result.community_table.to_polars().height >= 1
    assert list(result.outputs) == ["community_table"]
    with pytest.raises(AttributeError, match="no 'scan'; it has columns, to_arrow, to_pandas, to_polars; its outputs are community_table"):
        result.scan
    described = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), dictionary=True)
    names = described.to_arrow().column_names
    assert "degree" in described.dictionary.text
    assert described.dictionary.data and len(names) > 5


def test_results_go_to_files_too(tmp_path):
    result = sesame.features(pyarrow.table(EDGES), output=tmp_path / "features.csv")
    assert (tmp_path / "features.csv").read_text().startswith("id,degree")
    assert not hasattr(result, "to_polars")
    with pytest.raises(AttributeError, match="no 'to_polars': it was written to .*features.csv; read it from there"):
        result.to_polars()
    with pytest.raises(AttributeError, match="^the result has no 'to_numpy'$"):
        result.to_numpy()
    assert "people" in result.summary


def test_texts_of_few_kinds_are_dictionaries_without_repetitions(demo):
    # Two characteristics of a model may give the same reason.
    model = sesame.model(str(demo / "model.json")).data
    for category in model["categories"]:
        for characteristic in category["characteristics"]:
            characteristic["reason"] = "something is not as it should be"
    result = sesame.score(demo / "people.csv", model=model, relationships="off")
    column = result.to_arrow()["reason_1"]
    assert pyarrow.types.is_dictionary(column.type)
    texts = column.chunk(0).dictionary.to_pylist()
    assert len(set(texts)) == len(texts)
    expected = result.to_polars()["reason_1"].to_list()
    assert expected.count("something is not as it should be") > 1000
    reasons = result.to_pandas()["reason_1"]
    assert reasons.isna().tolist() == [text is None for text in expected]


def test_a_named_index_of_pandas_is_the_first_column():
    expected = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE)).to_arrow()
    people = pandas.DataFrame(PEOPLE).convert_dtypes().set_index("id")
    assert sesame.features(pyarrow.table(EDGES), people).to_arrow().equals(expected)
    numbers = pandas.DataFrame({"x": [1.5, 2.5, 3.5]}, index=pandas.RangeIndex(3, name="person"))
    table = sesame.features(pyarrow.table({"a": [0, 1], "b": [1, 2]}), numbers).to_arrow()
    assert table.column_names[:2] == ["person", "x"] and table["person"].to_pylist() == [0, 1, 2]
    ends = pandas.DataFrame({"w": EDGES["w"]}, index=pandas.MultiIndex.from_arrays([EDGES["a"], EDGES["b"]], names=["a", "b"]))
    assert sesame.features(ends, pyarrow.table(PEOPLE)).to_arrow().equals(expected)


def test_an_index_that_may_be_meant_as_identifiers_is_refused():
    people = pandas.DataFrame({"income": [1, 2, 3]}, index=["ann", "bob", "cid"])
    with pytest.raises(ValueError, match="index has no name .*rename_axis"):
        sesame.features(pyarrow.table(EDGES), people)
    doubled = pandas.DataFrame({"id": ["ann"], "x": [1]}).set_index("id", drop=False)
    with pytest.raises(ValueError, match="both named 'id'"):
        sesame.features(pyarrow.table(EDGES), doubled)


def test_names_of_several_levels_are_refused_with_a_way_out():
    nested = pandas.DataFrame({("id", ""): PEOPLE["id"], ("income", "mean"): [1, 2, 3, 4, 5]})
    message = r"columns have names of 2 levels \(a MultiIndex\): give each one name, as in "
    for given in ((nested, None), (pyarrow.table(EDGES), nested)):
        with pytest.raises(ValueError, match=message):
            sesame.features(*given)
    with pytest.raises(ValueError, match=message):
        sesame.GraphFeatures(pyarrow.table(EDGES)).fit(nested)
    # What the message says works.
    nested.columns = ["_".join(map(str, name)) for name in nested.columns]
    table = sesame.features(pyarrow.table(EDGES), nested, features=["degree"], aggregate="none").to_arrow()
    assert table.column_names == ["id_", "income_mean", "degree"]


@pytest.mark.parametrize("names", [[None, None], ["a", None]])
def test_an_index_of_several_levels_without_names_is_refused_with_a_way_out(names):
    index = pandas.MultiIndex.from_arrays([EDGES["a"], EDGES["b"]], names=names)
    ends = pandas.DataFrame({"w": EDGES["w"]}, index=index)
    with pytest.raises(ValueError, match=r"index has 2 levels \(a MultiIndex\), and one without a name: name all"):
        sesame.features(ends)
    expected = sesame.features(pyarrow.table(EDGES)).to_arrow()
    assert sesame.features(ends.rename_axis(["from", "to"])).to_arrow().equals(expected)


def test_two_relations_of_one_connection_of_duckdb():
    connection = duckdb.connect()
    edges, people = pyarrow.table(EDGES), pyarrow.table(PEOPLE)
    own = sesame.features(connection.from_arrow(edges), connection.from_arrow(people), seed_file=connection.sql("SELECT 'ann' AS id"))
    expected = sesame.features(edges, people, seed_file=pyarrow.table({"id": ["ann"]}))
    assert own.to_arrow().equals(expected.to_arrow())
    # Nothing is left open.
    assert connection.sql("SELECT 1").fetchall() == [(1,)]


def test_a_lazy_frame_is_collected():
    own = sesame.features(polars.LazyFrame(EDGES), polars.LazyFrame(PEOPLE)).to_arrow()
    assert own.equals(sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE)).to_arrow())


def test_what_is_said_of_text_files_is_refused_for_frames(tmp_path):
    edges, people = pyarrow.table(EDGES), pyarrow.table(PEOPLE)
    for given in ({"date_order": "dmy"}, {"grouping": "comma"}):
        for call in (
            lambda: sesame.features(edges, people, **given),
            lambda: sesame.features(sesame.Graph(edges), people, **given),
            lambda: sesame.score(people, **given),
        ):
            with pytest.raises(sesame.UsageError, match=f"'{next(iter(given))}' is about how a text file is written"):
                call()
    file = tmp_path / "people.csv"
    file.write_text("id,since\nann,31.12.2024\nbob,01.01.2024\n")
    assert len(sesame.features(edges, file, date_order="dmy")) == 4


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_rows_that_are_set_aside_are_a_table(tmp_path):
    edges = pyarrow.table({"a": ["ann", "bob", "cid"], "b": ["bob", "cid", "ann"], "w": [1.0, -1.0, 2.0]})
    result = sesame.features(edges, weight="w", features=["degree"], quarantine=True)
    assert result.quarantine.to_polars().columns == ["file", "line", "column", "problem", "row"]
    row = result.quarantine.to_arrow().to_pylist()[0]
    assert (row["file"], row["line"]) == ("edges", 2) and "greater than 0" in row["problem"]
    assert result.to_arrow()["degree"].to_pylist() == [2, 1, 1]
    assert len(sesame.features(edges.slice(0, 1), weight="w", quarantine=True).quarantine) == 0
    sesame.features(edges, weight="w", features=["degree"], quarantine=tmp_path / "rows.csv")
    assert len((tmp_path / "rows.csv").read_text().splitlines()) == 2


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_the_rows_of_a_history_are_a_table(demo):
    import datetime

    result = sesame.score(
        demo / "people.csv", model=demo / "model.json", relationships="off", history=True, date=datetime.date(2026, 3, 31))
    rows = result.history.to_polars()
    assert rows.columns == ["date", "id", "score", "band", "benefits"]
    assert rows["date"].cast(polars.String).unique().to_list() == ["2026-03-31"]
    assert rows["score"].to_list() == result.to_polars()["score"].to_list()
