"""Keyword arguments are the program's options."""

from __future__ import annotations

import datetime
import inspect
from pathlib import Path

import pandas
import polars
import pyarrow
import pytest
import sesame_graph as sesame
from sesame_graph import _generate, _options
from sesame_graph._commands import FUNCTIONS
from sesame_graph._library import catalog
from sesame_graph._words import Words

from conftest import EDGES


def test_the_options_module_is_what_the_library_describes():
    path = Path(_options.__file__)
    assert path.read_text(encoding="utf-8") == _generate.text(), "run python -m sesame_graph._generate"


def test_every_command_is_a_function():
    names = {name.replace("-", "_") for name in catalog()} - {"import"}
    assert set(FUNCTIONS) == names


def test_editors_see_the_options():
    signature = inspect.signature(sesame.features)
    assert list(signature.parameters)[:3] == ["edges", "people", "progress"]
    assert "resolution" in signature.parameters
    assert "resolution (number): higher gives more, smaller communities" in sesame.features.__doc__


def test_an_unknown_option_is_refused_with_the_nearest():
    with pytest.raises(TypeError, match="'features' has no option 'wieght'; did you mean 'weight'?"):
        sesame.features(pyarrow.table(EDGES), wieght="w")
    with pytest.raises(TypeError, match="'graph_helps' has no option 'xyzzy'; see help"):
        sesame.graph_helps(pyarrow.table(EDGES), pyarrow.table(EDGES), "o", xyzzy=1)


def words(command: str, **options) -> list[str]:
    made = Words(command)
    made.add_options(options)
    return made.words


def test_values_become_the_words_that_one_would_type():
    assert words("features", directed=True, header=False, weight=None) == ["--directed", "--header=no"]
    assert words("features", directed=False) == []
    assert words("features", resolution=1.5, runs=20) == ["--resolution=1.5", "--runs=20"]
    assert words("features", columns="degree") == ["--columns=degree"]
    assert words("features", columns=["net, income", "a", '"b"']) == ['--columns="net, income",a,"""b"""']
    assert words("features", as_of=datetime.date(2020, 1, 31)) == ["--as-of=2020-01-31"]
    assert words("features", half_life=datetime.timedelta(days=30)) == ["--half-life=2592000s"]
    assert words("features", missing=["", "x"]) == ["--missing=,x"]
    assert words("communities", below={"income": 1000}) == ["--below=income=1000"]
    assert words("model", as_="pmml") == ["--as=pmml"]


def test_values_of_the_wrong_kind_are_refused():
    with pytest.raises(TypeError, match="'directed' is True or False, not str"):
        words("features", directed="yes")
    with pytest.raises(TypeError, match="'runs' is a number, not bool"):
        words("features", runs=True)
    assert words("features", quarantine=True, dictionary=None) == ["--quarantine=memory:quarantine"]
    with pytest.raises(TypeError, match="'reference_key' is a path, not bool"):
        words("score", reference_key=True)


def test_numbers_of_numpy_are_numbers():
    numpy = pytest.importorskip("numpy")
    assert words("features", runs=numpy.int64(3), resolution=numpy.float32(0.5)) == ["--runs=3", "--resolution=0.5"]


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_a_model_goes_from_one_function_to_the_next(demo):
    table = demo / "people.csv"
    bins = sesame.bin(table, "default_next_month", columns=["utilization", "credit_limit", "on_time_share"], id="id")
    assert "utilization" in bins.text
    categories = {"utilization": "credit_history", "credit_limit": "fulfillment_capacity", "on_time_share": "credit_history"}
    model = sesame.fit(
        table, "default_next_month", binning=bins, category=categories,
        columns=["utilization", "credit_limit", "on_time_share"])
    scored = sesame.score(table, model=model)
    assert scored.to_polars()["score"].drop_nulls().len() > 7000
    assert sesame.model(model).data["name"] == model.data["name"]
    report = sesame.validate(table, "default_next_month", model=model.data, replicates=20)
    assert report.data and report.markdown.startswith("#")


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_people_and_businesses_have_cards_of_their_own(demo):
    people = pyarrow.table({"id": ["a", "b"], "kind": ["person", "firm"], "worst_delay_months": [0, 2]})
    cards = {"person": "2015", "firm": sesame.model("small-business")}
    scored = sesame.score(people, entity="kind", model=cards, relationships="off").to_arrow()
    alone = sesame.score(people.slice(0, 1), model="2015", relationships="off").to_arrow()
    assert scored["score_minimum"][0] == alone["score_minimum"][0]
    assert scored["score_minimum"][1] != alone["score_minimum"][0]


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_an_explanation_is_text_markdown_and_json():
    people = pyarrow.table({"id": ["ann", "bob", "cid", "dan"], "on_time_share": [1.0, 0.5, 0.75, 1.0]})
    found = sesame.explain(people, "ann", edges=pyarrow.table(EDGES))
    assert found.text.startswith("Score of ann: ")
    assert found.data["explanations"][0]["identifier"] == "ann"
    assert found.markdown.startswith("# Score of ann: ")
    for misplaced in (lambda: sesame.explain(pyarrow.table(EDGES), people), lambda: sesame.explain(sesame.Graph(pyarrow.table(EDGES)), "ann")):
        with pytest.raises(TypeError, match="pass the friendships as edges="):
            misplaced()
    both = sesame.explain(people, ["ann", "bob"], relationships="off")
    assert len(both.data["explanations"]) == 2


def test_dates_and_numbers_of_numpy_are_those_of_python():
    numpy = pytest.importorskip("numpy")
    for text, word in [("2024-01-31", "2024-01-31"), ("2024-01-31T00:00:00.000000000", "2024-01-31"), ("2024-01-31T12:30:00", "2024-01-31T12:30:00")]:
        assert words("features", as_of=numpy.datetime64(text)) == [f"--as-of={word}"]
    assert words("features", half_life=numpy.timedelta64(30, "D")) == ["--half-life=2592000s"]
    assert words("features", directed=numpy.bool_(True), header=numpy.bool_(False)) == ["--directed", "--header=no"]
    assert words("features", seed_people=pyarrow.chunked_array([["ann", "bob"]])) == ["--seed-people=ann,bob"]
    with pytest.raises(TypeError, match="'as_of'"):
        words("features", as_of=numpy.datetime64("NaT"))


def test_words_may_be_joined_by_commas_and_names_of_columns_not():
    assert words("features", features="degree, coreness") == ["--features=degree,coreness"]
    assert words("features", as_of="2024-01-01,2024-02-01") == ["--as-of=2024-01-01,2024-02-01"]
    assert words("features", columns="net, income") == ['--columns="net, income"']


def test_what_can_not_be_true_is_refused():
    with pytest.raises(TypeError, match="'weight' takes a text, such as a column's name, not bool"):
        sesame.features(pyarrow.table(EDGES), weight=True)
    with pytest.raises(TypeError, match="'graph_output' is a path that ends in .graphml or .gexf"):
        sesame.features(pyarrow.table(EDGES), graph_output=True)


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
def test_categories_are_a_dictionary_a_frame_or_a_file(demo, tmp_path):
    columns = ["utilization", "credit_limit"]
    rows = {
        "column": columns, "category": ["credit_history", "fulfillment_capacity"],
        "reason": ["You use much of your limit.", None], "actionable": ["decrease", "false"],
    }
    file = tmp_path / "map.csv"
    polars.DataFrame(rows).write_csv(file)
    entries = {
        "utilization": {"category": "credit_history", "reason": "You use much of your limit.", "actionable": "decrease"},
        "credit_limit": {"category": "fulfillment_capacity", "actionable": False},
    }
    models = [
        sesame.fit(demo / "people.csv", "default_next_month", columns=columns, id="id", categories=given).data
        for given in (file, entries, polars.DataFrame(rows), pyarrow.table(rows), pandas.DataFrame(rows))
    ]
    assert all(model == models[0] for model in models)
    with pytest.raises(ValueError, match="names each column once"):
        sesame.fit(demo / "people.csv", "default_next_month", categories=pyarrow.table({"name": ["x"]}))
