"""What goes wrong is an exception with the program's text; what is odd is a warning."""

from __future__ import annotations

import warnings

import pyarrow
import pytest
import sesame_graph as sesame
from sesame_graph._messages import in_python

from conftest import EDGES, PEOPLE

# Words of the program, the same call, and the exception that it becomes.
CASES = [
    (["features", "none.csv"], lambda: sesame.features("none.csv"), sesame.NoInputError, FileNotFoundError),
    (["features", "e.csv", "--weight", "nothing"], lambda: sesame.features("e.csv", weight="nothing"), sesame.Error, Exception),
    (["features", "e.csv", "--resolution", "x"], lambda: sesame.features("e.csv", resolution="x"), sesame.UsageError, ValueError),
    (["features", "e.csv", "--features", "degre"], lambda: sesame.features("e.csv", features="degre"), sesame.UsageError, ValueError),
    (["features", "e.csv", "--people", "twice.csv"], lambda: sesame.features("e.csv", "twice.csv"), sesame.DataError, ValueError),
    (["features", "bad.csv", "--weight", "3"], lambda: sesame.features("bad.csv", weight=3), sesame.DataError, ValueError),
    (["features", "e.csv", "-o", "no/such/folder.csv"], lambda: sesame.features("e.csv", output="no/such/folder.csv"), sesame.CannotCreateError, OSError),
    (["score", "twice.csv", "--model", "nothing"], lambda: sesame.score("twice.csv", model="nothing"), sesame.UsageError, ValueError),
    (["graph-helps", "e.csv", "--people", "p.csv", "--outcome", "nothing"], lambda: sesame.graph_helps("e.csv", "p.csv", "nothing"), sesame.Error, Exception),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "e.csv").write_text("a,b\nann,bob\nbob,cid\n")
    (tmp_path / "bad.csv").write_text("ann,bob,1\nbob,cid,-2\n")
    (tmp_path / "p.csv").write_text("id,age\nann,31\nbob,45\ncid,20\n")
    (tmp_path / "twice.csv").write_text("id,age\nann,31\nann,45\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("words", "call", "kind", "builtin"), CASES, ids=[" ".join(case[0][:4]) for case in CASES])
def test_an_error_says_what_the_program_says(words, call, kind, builtin, folder, program):
    theirs = program(*words, cwd=folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sesame.SesameWarning)
        with pytest.raises(kind) as error:
            call()
    assert isinstance(error.value, builtin)
    assert error.value.code == theirs.returncode
    expected = theirs.stderr.rstrip("\n").split("\n")[-1]
    assert str(error.value) == in_python(expected)
    assert "--" not in str(error.value)


@pytest.mark.parametrize(("program", "python"), [
    ("name another column with --id C, or number the rows with --id row", 'name another column with id=C, or number the rows with id="row"'),
    ("option '--delimiter' is about texts", "option 'delimiter' is about texts"),
    ("give one '--model FILE'; what", "give one 'model=FILE'; what"),
    ("add --unknown-people drop, or leave --weight out", 'add unknown_people="drop", or leave weight out'),
    ("with --directed the source's first", "with directed=True the source's first"),
    ("set --header no; use --dates T1,T2,…", "set header=False; use dates=T1,T2,…"),
    ("such as --as-of 2020-01-01, --resolution 0.5", 'such as as_of="2020-01-01", resolution=0.5'),
    ("with --people the operand is an edge list", "with people= the operand is an edge list"),
    ("--no-such-thing", "--no-such-thing"),
    ("twice as many --pdo points further", "twice as many pdo= points further"),
    ("all columns, or of --binning those to take", "all columns, or of binning= those to take"),
    ("a document as 'sesame bin --format json' writes it", 'a document as bin(format="json") writes it'),
    ("for 'sesame score --certainty'; 2", "for score(certainty=True); 2"),
    ("write a snapshot with 'sesame import EDGES -o FILE'", "write a snapshot with Graph(edges).write(FILE)"),
    ("see 'sesame help graph-helps'", "see help(sesame_graph.graph_helps)"),
    ("edges.csv: EDGES and --people name the same; column 'EDGES' is", "edges.csv: edges and people= name the same; column 'EDGES' is"),
    ("add --weight 'net income', or --unknown-people 'drop'", 'add weight="net income", or unknown_people="drop"'),
    ("set --header 'no' or --missing 'income=<the text>'", 'set header=False or missing="income=<the text>"'),
    ("add --columns '\"net, income\"'; leave it", 'add columns=["net, income"]; leave it'),
    ("add --weight 'it'\\''s', or leave --decimal or --grouping out", 'add weight="it\'s", or leave decimal or grouping out'),
    ("add --model KIND=FILE, once for each", "add model={KIND: FILE}, once for each"),
    ("choose steps with --selection both, or leave it out", 'choose steps with selection="both", or leave it out'),
])
def test_messages_name_keyword_arguments(program, python):
    assert in_python(program) == python


def _failing(error):
    schema = pyarrow.schema([("a", pyarrow.string()), ("b", pyarrow.string())])

    def batches():
        yield pyarrow.record_batch([["ann"], ["bob"]], schema=schema)
        raise error

    return pyarrow.RecordBatchReader.from_batches(schema, batches())


@pytest.mark.parametrize("error", [KeyboardInterrupt("stop"), SystemExit(3)])
def test_what_asks_for_an_end_while_columns_are_read_comes_as_it_is(error):
    with pytest.raises(type(error)) as caught:
        sesame.features(_failing(error))
    assert caught.value is error


def test_what_the_columns_own_python_raises_is_the_cause():
    error = RuntimeError("bad luck")
    with pytest.raises(sesame.InputOutputError) as caught:
        sesame.features(_failing(error))
    assert caught.value.__cause__ is error
    assert "Traceback" not in str(caught.value)


def test_a_graph_that_was_not_built_says_so():
    graph = sesame.Graph.__new__(sesame.Graph)
    assert repr(graph) == "<Graph, not built>"
    for use in (lambda: graph.person_count, lambda: graph.summary, lambda: sesame.features(graph), graph.close):
        with pytest.raises(ValueError, match="the graph was not built; call Graph"):
            use()
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        graph.nothing


def test_a_status_of_what_is_not_there_is_an_exception_of_its_own(folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(sesame.UnavailableError, match="'duckdb' is not in the PATH"):
        sesame.features("duckdb:?SELECT 1 AS a, 2 AS b")


def test_a_frame_is_named_by_its_argument():
    with pytest.raises(sesame.DataError, match="^people:"):
        sesame.features(pyarrow.table(EDGES), pyarrow.table({"id": ["ann", "ann"], "age": [1, 2]}))
    with pytest.raises(sesame.Error, match="^edges:"):
        sesame.features(pyarrow.table({"a": ["ann"], "b": ["bob"], "w": [-1.0]}), weight="w")


def test_no_name_of_a_person_is_in_an_error():
    with pytest.raises(sesame.DataError) as error:
        sesame.features(pyarrow.table(EDGES), pyarrow.table({"id": ["Zenobia", "Zenobia"]}))
    assert "Zenobia" not in str(error.value)


def test_a_warning_is_one_of_pythons_and_names_the_callers_line(demo):
    with pytest.warns(sesame.SesameWarning) as caught:
        result = sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), missing="nowhere")
    assert [str(each.message) for each in caught] == result.warnings
    assert caught[0].filename == __file__
    assert not str(caught[0].message).startswith("sesame")


def test_warnings_can_be_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(sesame.SesameWarning) as raised:
            sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), missing="nowhere")
    # The work was done all the same.
    result = raised.value.result
    assert str(raised.value) == result.warnings[0]
    assert result.to_arrow()["degree"].to_pylist() == [2, 2, 3, 1, 0]


def test_a_warning_that_is_an_error_leaves_files_and_graphs(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(sesame.SesameWarning) as raised:
            sesame.features("e.csv", output="out.csv", features=["degree"])
        assert (folder / "out.csv").read_text().startswith("id,degree")
        with pytest.raises(sesame.SesameWarning) as raised:
            sesame.Graph("e.csv")
    with raised.value.result as graph:
        assert graph.person_count > 2


def test_an_error_weighs_more_than_a_warning_that_is_one(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(sesame.Error, match="nothing"):
            sesame.graph_helps("e.csv", "p.csv", "nothing")


def test_warnings_that_are_errors_leave_nothing_behind():
    import gc

    from sesame_graph import _run

    def handles():
        gc.collect()
        return sum(isinstance(each, _run.Held) and each.is_held for each in gc.get_objects())

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = handles()
        for _ in range(20):
            with pytest.raises(sesame.SesameWarning):
                sesame.features(pyarrow.table(EDGES), pyarrow.table(PEOPLE), missing="nowhere")
        assert handles() == before


def test_no_message_speaks_of_the_programs_options(folder):
    mistakes = [
        lambda: sesame.features("e.csv", "p.csv", resolution=0), lambda: sesame.features("e.csv", method="leidn"),
        lambda: sesame.features("e.csv", time="when"), lambda: sesame.features("e.csv", as_of="2024-01-01"),
        lambda: sesame.features("e.csv", aggregate="age"), lambda: sesame.features("e.csv", outcome_features=True),
        lambda: sesame.features("e.csv", seeds="x"), lambda: sesame.features("e.csv", weight="w"),
        lambda: sesame.features("e.csv", weight=9), lambda: sesame.features("e.csv", "p.csv", id="nobody"),
        lambda: sesame.features(pyarrow.table({"a": [1], "b": [2]}), "p.csv"),
        lambda: sesame.score("p.csv", history=True), lambda: sesame.score("p.csv", previous="none.csv"),
        lambda: sesame.score("p.csv", entity="id"), lambda: sesame.explain("p.csv", "nobody"),
        lambda: sesame.fit("p.csv", "age"), lambda: sesame.bin("p.csv", "nothing"),
        lambda: sesame.validate("p.csv", "age"), lambda: sesame.drift("p.csv", "p.csv", edges_before="e.csv"),
        lambda: sesame.resolve("p.csv"), lambda: sesame.verify("p.csv"), lambda: sesame.model("2016"),
        lambda: sesame.model("2015", table="t"), lambda: sesame.model("2015", as_="sql-duckdb", prefix="a b"),
        lambda: sesame.communities("e.csv", compare="p.csv"), lambda: sesame.communities("e.csv", resolutions="1"),
        lambda: sesame.influence("e.csv", "p.csv", "ann", plant_ring=3),
        lambda: sesame.graph_helps("e.csv", "p.csv", "age"), lambda: sesame.Graph("e.csv", duplicates="x"),
    ]
    for mistake in mistakes:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                texts = mistake().warnings
            except sesame.Error as error:
                texts = [str(error)]
        for text in [*texts, *(str(each.message) for each in caught)]:
            print(text)
            assert "--" not in text and " -o" not in text and "'sesame " not in text and "EDGES" not in text, text


def test_a_table_that_does_not_add_up_is_an_error_that_tells_which_rows(demo):
    people = sesame.score(demo / "people.csv", model=str(demo / "model.json"), relationships="off", points=True).to_polars()
    whole = sesame.verify(people, model=str(demo / "model.json"), relationships="off")
    assert "add" in whole.text
    import polars

    wrong = people.with_columns(score=polars.when(polars.col("id") == 5).then(951).otherwise(polars.col("score")))
    with pytest.raises(sesame.DataError, match="1 of 7624 row") as error:
        sesame.verify(wrong, model=str(demo / "model.json"), relationships="off")
    assert "score" in error.value.result.text


def test_drift_that_is_not_allowed_is_an_error_with_its_report(demo):
    import polars

    before = polars.read_csv(demo / "people.csv")
    after = before.with_columns(utilization=polars.col("utilization") + 0.5)
    assert "utilization" in sesame.drift(before, after).text
    with pytest.raises(sesame.RefusedError) as error:
        sesame.drift(before, after, fail_on="moved")
    assert error.value.code == 77
    assert error.value.result.data


def test_what_can_be_no_input_is_told_before_anything_runs():
    with pytest.raises(TypeError, match="'edges' is a path or has columns .* not list"):
        sesame.features([("ann", "bob")])
    with pytest.raises(ValueError, match="stream of the process"):
        sesame.features("-")
    with pytest.raises(sesame.UsageError, match="'delimiter' is about how a text is written"):
        sesame.features(pyarrow.table(EDGES), delimiter="comma")


def test_what_is_missing_is_said_to_be():
    edges = {"a": ["ann", "bob"], "b": ["bob", "cid"], "w": [1.0, None], "t": [1, None], "x": [1.0, float("inf")]}
    def told(columns, people=None, **options):
        with pytest.raises(sesame.DataError) as error:
            sesame.features(pyarrow.table(columns), people, **options)
        return str(error.value).split(";")[0]

    assert told(edges, weight="w") == "edges: row 2: the weight is missing"
    assert told(edges, time="t", as_of=3) == "edges: row 2: the time is missing"
    assert told(edges | {"a": ["ann", None]}) == "edges: row 2: the source (column 'a') is missing or empty"
    people = pyarrow.table({"id": ["ann", None]})
    assert told(edges, people) == "people: row 2: the identifier (column 'id') is missing or empty"


@pytest.mark.parametrize("path", ["mysql://host/base", "https://host/edges.csv", "sqlite://file", "sqlite:", "duckdb:"])
def test_an_address_that_is_refused_has_one_colon(path):
    with pytest.raises(sesame.UsageError, match=f"^{path.split(':')[0]}: [a-z]"):
        sesame.features(path)
