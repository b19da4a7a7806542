"""Every function says its types, defaults and an example that runs."""

from __future__ import annotations

import doctest
import inspect
import re

import polars
import pyarrow
import pytest
import sesame_graph as sesame
from sesame_graph import _commands, _graph
from sesame_graph._commands import FUNCTIONS

from conftest import ROOT

DOCUMENTED = {**FUNCTIONS, "Graph": sesame.Graph, "Graph.write": sesame.Graph.write, "GraphFeatures": sesame.GraphFeatures}


@pytest.fixture
def names(tmp_path, monkeypatch):
    """What the examples take for granted."""
    (tmp_path / "Graphs").symlink_to(ROOT / "Graphs")
    monkeypatch.chdir(tmp_path)
    edges = pyarrow.table({"a": ["ann", "bob", "cid", "cid"], "b": ["bob", "cid", "ann", "dan"]})
    people = pyarrow.table({"id": ["ann", "bob", "cid", "dan"], "income": [52, None, 31, 47], "on_time_share": [1.0, 0.5, 0.75, 1.0]})
    return {"sesame": sesame, "pyarrow": pyarrow, "polars": polars, "edges": edges, "people": people, "graph": sesame.Graph(edges)}


@pytest.mark.filterwarnings("ignore::sesame_graph.SesameWarning")
@pytest.mark.parametrize("name", list(DOCUMENTED))
def test_the_example_of_a_function_runs(name, names):
    text = inspect.getdoc(DOCUMENTED[name])
    parsed = doctest.DocTestParser().get_doctest(text, names, name, None, 0)
    assert parsed.examples or "Example:" in text
    report = []
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(parsed, out=report.append)
    assert outcome.failed == 0, "".join(report)


@pytest.mark.parametrize("name", list(DOCUMENTED))
def test_every_argument_is_described_with_its_type_and_default(name):
    function = DOCUMENTED[name]
    text = inspect.getdoc(function)
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.VAR_KEYWORD or parameter.name in ("self", "folds_"):
            continue
        described = re.search(rf"(?m)^ *{parameter.name} \(([^\n]*(\n[^\n]*)?)\): ", text)
        assert described, f"{name}: {parameter.name}"
        is_own = text.index(described.group()) < (text.index("\nOptions:") if "\nOptions:" in text else len(text))
        if is_own and parameter.default is not parameter.empty:
            assert "default" in described[1], f"{name}: {parameter.name}"


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_help_speaks_of_arguments_alone(name):
    text = FUNCTIONS[name].__doc__
    for word in ("--", "-o;", "standard output", "standard input", "'sesame ", "EDGES", "several times"):
        assert word not in text.split("Options:")[1], word
    assert max(map(len, text.splitlines())) <= 120


def test_the_classes_document_what_is_public():
    for kind in (sesame.Graph, _graph.Edges, sesame.Table, sesame.Report, sesame.Document, sesame.Result):
        for name, member in vars(kind).items():
            if not name.startswith("_") and callable(getattr(member, "fget", member)):
                assert inspect.getdoc(member), f"{kind.__name__}.{name}"
    assert _commands.__doc__
