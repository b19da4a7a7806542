"""The commands as functions; what they take besides is in :mod:`sesame_graph._options`."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Callable, TypeVar, Union, cast

from . import _options, _run
from ._progress import Progress
from ._results import DocumentResult, ReportResult, Result, TableResult, collect
from ._words import Columns, Document, Text, Words

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._graph import Graph

    #: Friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
    Edges = Union[Columns, Graph]

_Kind = TypeVar("_Kind", bound=Result)


def _call(
    kind: type[_Kind], command: str, operands: Mapping[str, object], options: Mapping[str, object],
    progress: Progress, told: set[str] | None = None,
) -> _Kind:
    words = Words(command)
    operand_words = [words.columns(value, name) for name, value in operands.items()]
    words.add_options(options)
    words.words += operand_words
    words.check_spellings(options)
    handle = _run.run(words, progress)
    result = collect(handle, words.outputs.get("output"))
    _run.finish(handle, result, told)
    # What goes to a file is no table any more, but no less a result.
    return cast(_Kind, result)


def features(
    edges: Edges, people: Columns | None = None, *, progress: Progress = None,
    **options: Unpack[_options.FeaturesOptions],
) -> TableResult:
    """Computes the graph's features of every person, one row each.

    With a table of people also that table's columns and friends' aggregates of its numeric ones. With
    several dates in ``as_of`` it is one row per person and date.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame, default none): A table of people; its first column identifies them, or the one that
            ``id`` names.
        progress (bool or function, default ``None``): ``None`` shows a bar where someone watches, ``True`` and
            ``False`` say so, and a function is told the finished part from 0 to 1 and the stage.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table, with ``to_polars()``, ``to_pandas()``, ``to_arrow()`` and ``__arrow_c_stream__``.

    Raises:
        Error: With the program's text; its subclasses are ``ValueError`` for what is asked for or what the
            data say, ``FileNotFoundError`` and ``OSError`` for files.

    Example:
        >>> result = sesame.features(edges, people, features=["degree"])
        >>> result["neighbor_income_mean"].to_pylist()
        [31.0, 41.5, 49.5, 31.0]
    """
    return _call(TableResult, "features", {"edges": edges}, {"people": people, **options}, progress)


def communities(
    edges: Edges, people: Columns | None = None, *, progress: Progress = None,
    **options: Unpack[_options.CommunitiesOptions],
) -> TableResult:
    """Finds communities: a number per person, with a summary of the partition.

    With ``compare`` the first argument is a second table of people and communities, and how much the two
    divisions agree is returned.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame, default none): A table of people.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table, as of :func:`features`; further ones where options ask for them with ``True``.

    Example:
        >>> result = sesame.communities(edges, method="louvain", community_table=True, seed=1)
        >>> result.columns
        ['id', 'community', 'community_size', 'community_internal_degree']
        >>> result.community_table.to_polars()["size"].sum()
        4
    """
    return _call(TableResult, "communities", {"edges": edges}, {"people": people, **options}, progress)


def enrich(
    edges: Edges, people: Columns, *, progress: Progress = None,
    **options: Unpack[_options.EnrichOptions],
) -> TableResult:
    """Computes graph features, the points of five categories and the score of every person.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame): The table of people.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table, as of :func:`features`.

    Example:
        >>> card = "Graphs/lastfm-credit/model.json"
        >>> loans, friends = "Graphs/lastfm-credit/people.csv", "Graphs/lastfm-credit/edges.csv"
        >>> sesame.enrich(friends, loans, model=card, features=["degree"], method="louvain")["score"].null_count
        0
    """
    return _call(TableResult, "enrich", {"edges": edges}, {"people": people, **options}, progress)


def score(
    people: Columns, *, progress: Progress = None, **options: Unpack[_options.ScoreOptions]
) -> TableResult:
    """Scores a table that already holds all columns.

    Args:
        people (path or frame): The table of people.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table, as of :func:`features`.

    Example:
        >>> result = sesame.score("Graphs/lastfm-credit/people.csv", model="Graphs/lastfm-credit/model.json",
        ...                       relationships="off", history=True, date="2026-03-31")
        >>> result.history.columns
        ['date', 'id', 'score', 'band', 'benefits']
    """
    return _call(TableResult, "score", {"people": people}, options, progress)


def verify(
    people: Columns, *, progress: Progress = None, **options: Unpack[_options.VerifyOptions]
) -> DocumentResult:
    """Recomputes a scored table, and tells what does not add up.

    Args:
        people (path or frame): The table that :func:`score` or :func:`enrich` returned.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Raises:
        DataError: If something does not add up; its ``result`` tells which rows.

    Returns:
        What was checked.

    Example:
        >>> print(sesame.verify(sesame.score(people, relationships="off", points=True), relationships="off"))
        4 rows, 30 columns checked: everything adds up
        <BLANKLINE>
    """
    return _call(DocumentResult, "verify", {"people": people}, options, progress)


def explain(
    people: Columns, person: Text | list[Text], *, edges: Edges | None = None,
    progress: Progress = None, **options: Unpack[_options.ExplainOptions],
) -> ReportResult:
    """Tells why people have their scores, and what would change them.

    People come first here, since edges are not needed: ``explain(people, "ann")`` of a table that holds all
    columns, and ``explain(people, "ann", edges=edges)`` where those of the graph are to be computed.

    Args:
        people (path or frame): The table of people; without ``edges`` it holds all columns.
        person (text, number or list of them): The identifier of the person, or several.
        edges (path, frame or :class:`Graph`, default none): The friendships, by this name only.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, with ``text``, ``markdown``, ``json`` and ``data``.

    Example:
        >>> report = sesame.explain(people, "ann", relationships="off")
        >>> report.data["explanations"][0]["identifier"]
        'ann'
    """
    if hasattr(people, "friendship_count") or hasattr(person, "columns"):
        raise TypeError("explain takes people and then the person; pass the friendships as edges=")
    given = {"person": person, **options}
    if edges is None:
        return _call(ReportResult, "explain", {"people": people}, given, progress)
    return _call(ReportResult, "explain", {"edges": edges}, {"people": people, **given}, progress)


def influence(
    edges: Edges, people: Columns, person: Text, *, progress: Progress = None,
    **options: Unpack[_options.InfluenceOptions],
) -> ReportResult:
    """Tells what other people can do to a person's score.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame): The table of people.
        person (text or number): The person's identifier.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, as of :func:`explain`.

    Example:
        >>> sesame.influence(edges, people, "ann").text.startswith("Influence on the score of ann")
        True
    """
    given = {"people": people, "person": person, **options}
    return _call(ReportResult, "influence", {"edges": edges}, given, progress)


def graph_helps(
    edges: Edges, people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.GraphHelpsOptions],
) -> ReportResult:
    """Says whether the graph helps to predict an outcome: the verdict.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame): The table of people.
        outcome (str): The column of what is to be predicted.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, as of :func:`explain`.

    Example:
        It takes a minute or so::

            loans, friends = "Graphs/lastfm-credit/people.csv", "Graphs/lastfm-credit/edges.csv"
            print(sesame.graph_helps(friends, loans, "default_next_month"))
    """
    given = {"people": people, "outcome": outcome, **options}
    return _call(ReportResult, "graph-helps", {"edges": edges}, given, progress)


def report(
    edges: Edges, people: Columns, *, progress: Progress = None,
    **options: Unpack[_options.ReportOptions],
) -> ReportResult:
    """Writes a page on everybody: data, graph, communities, scores, and whether they are any good.

    Args:
        edges (path, frame or :class:`Graph`): The friendships; a frame is anything with ``__arrow_c_stream__``.
        people (path or frame): The table of people.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, as of :func:`explain`; its ``html`` is the page.

    Example:
        It takes a minute or so::

            report = sesame.report(
                "Graphs/lastfm-credit/edges.csv", "Graphs/lastfm-credit/people.csv", outcome="default_next_month")
            pathlib.Path("report.html").write_text(report.html)
    """
    return _call(ReportResult, "report", {"edges": edges}, {"people": people, **options}, progress)


def bin(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.BinOptions],
) -> ReportResult:
    """Puts columns into the bins that tell most of an outcome.

    The result can be given to :func:`bin`, :func:`fit` and :func:`drift` as ``binning``.

    Args:
        people (path or frame): The table.
        outcome (str): The column of what is to be predicted.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, as of :func:`explain`.

    Example:
        >>> bins = sesame.bin("Graphs/lastfm-credit/people.csv", "default_next_month", columns=["utilization"])
        >>> [column["column"] for column in bins.data["columns"]]
        ['utilization']
    """
    return _call(ReportResult, "bin", {"people": people}, {"outcome": outcome, **options}, progress)


def fit(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.FitOptions],
) -> DocumentResult:
    """Fits a scorecard to an outcome; the result is the score model, to be given as ``model``.

    Args:
        people (path or frame): The table.
        outcome (str): The column of what is to be predicted.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    ``categories`` says to which of the five categories each column belongs, and perhaps more:

    - a path of CSV with the columns ``column`` and ``category``, or of JSON;
    - a dictionary, from a column to a category, ``{"utilization": "credit_history"}``, or to a dictionary of
      ``category``, ``reason`` (the sentence for people whom the column has cost points), ``actionable`` (``True``,
      ``False``, ``"increase"`` or ``"decrease"``), ``months``, ``cost`` and ``always_given``;
    - a frame with a row for each column, and these as columns besides ``column``.

    Categories are ``credit_history``, ``fulfillment_capacity``, ``personal_characteristics``,
    ``behavior_and_preferences`` and ``interpersonal_relationships``.

    Returns:
        The model, with ``text`` and ``data``; ``out_of_fold=True`` adds the table of each row's chance.

    Example:
        >>> card = sesame.fit(
        ...     "Graphs/lastfm-credit/people.csv", "default_next_month", columns=["utilization", "credit_limit"],
        ...     categories={"utilization": "credit_history", "credit_limit": {
        ...         "category": "fulfillment_capacity", "reason": "Your limit is low.", "actionable": False}})
        >>> [category["name"] for category in card.data["categories"] if category["characteristics"]]
        ['credit_history', 'fulfillment_capacity']
    """
    return _call(DocumentResult, "fit", {"people": people}, {"outcome": outcome, **options}, progress)


def validate(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.ValidateOptions],
) -> ReportResult:
    """Says whether a score is any good, and fair.

    Args:
        people (path or frame): The table, with the score or all that a ``model`` reads.
        outcome (str): The column of what was to be predicted.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The report, as of :func:`explain`.

    Example:
        >>> scored = pyarrow.table({"id": range(600), "score": [500 + i % 200 for i in range(600)],
        ...                         "late": [i % 200 < 40 + i % 90 for i in range(600)]})
        >>> report = sesame.validate(scored, "late", replicates=20)
        >>> "Verdict" in report.text
        True
    """
    return _call(ReportResult, "validate", {"people": people}, {"outcome": outcome, **options}, progress)


def drift(
    before: Columns, after: Columns, *, progress: Progress = None,
    **options: Unpack[_options.DriftOptions],
) -> ReportResult:
    """Tells what moved between two tables, their scores and their graphs.

    Args:
        before (path or frame): The earlier table.
        after (path or frame): The later table.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Raises:
        RefusedError: If something moved that ``fail_on`` does not allow; its ``result`` is the report.

    Returns:
        The report, as of :func:`explain`.

    Example:
        >>> loans = "Graphs/lastfm-credit/people.csv"
        >>> "stable" in sesame.drift(loans, loans).text
        True
    """
    return _call(ReportResult, "drift", {"before": before, "after": after}, options, progress)


def resolve(
    claims: Columns, *, progress: Progress = None, **options: Unpack[_options.ResolveOptions]
) -> TableResult:
    """Makes one table of people out of what several sources claim.

    Args:
        claims (path or frame): A row for each claim: a person, a field, a value and a source.
        progress (bool or function, default ``None``): As of :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table, as of :func:`features`.

    Example:
        >>> claims = pyarrow.table({"person": ["ann", "ann"], "field": ["income", "income"],
        ...                         "value": ["52", "48"], "source": ["bank", "self"]})
        >>> sesame.resolve(claims).columns[:3]
        ['person', 'income', 'income_reliability']
    """
    return _call(TableResult, "resolve", {"claims": claims}, options, progress)


def generate(
    *, progress: Progress = None, **options: Unpack[_options.GenerateOptions],
) -> TableResult:
    """Makes up a population of which the truth is known, or pairs real people with real records of others.

    Args:
        progress (bool or function, default ``None``): As in :func:`features`.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The table of people; ``edge_list=True`` and others add their tables to ``outputs``.

    Example:
        >>> made = sesame.generate(size=100, mean_degree=4, edge_list=True, truth=True)
        >>> made.columns[:3]
        ['id', 'on_time_share', 'worst_delay_months']
        >>> len(sesame.features(made.edge_list, made, features=["degree"]))
        100
    """
    return _call(TableResult, "generate", {}, options, progress)


def model(model: Document = "2015", **options: Unpack[_options.ModelOptions]) -> DocumentResult:
    """Checks a score model, and returns it in JSON, as points, PMML or SQL.

    Args:
        model (name, path, dict, JSON or result, default ``"2015"``): A built-in name (2015, 2015-variant-b, european,
            small-business), a path, or the document.
        **options: Below, each ``None`` by default, which leaves it to what the text says.

    Returns:
        The document, with ``text`` and, of JSON, ``data``.

    Example:
        >>> sesame.model("2015").data["name"]
        '2015'
        >>> print(sesame.model("2015", as_="table").text.splitlines()[0])
        Score model 2015, version 1.0.0
    """
    words = Words("model")
    operand = words.document(model, "model")
    words.add_options(options)
    words.words.append(operand)
    handle = _run.run(words, False)
    result = collect(handle)
    _run.finish(handle, result)
    return cast(DocumentResult, result)


FUNCTIONS: dict[str, Callable[..., Result]] = {
    function.__name__: function
    for function in (
        features, communities, enrich, score, verify, explain, influence, graph_helps, report, bin, fit,
        validate, drift, resolve, model, generate,
    )
}


#: How types of options read.
_READABLE = {
    "bool": "bool", "float": "number", "Text": "text", "Texts": "text or list", "Columns": "path or frame",
    "Document": "path, dict, JSON or result", "Path": "path", "Output": "path or True",
}


def _describe(function: Callable[..., Result]) -> None:
    """Adds the options to a function's signature and documentation, where editors look for them."""
    described = _options.OPTIONS[function.__name__]
    signature = inspect.signature(function)
    own = [each for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
    names = {each.name for each in own}
    further = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
        for name, (hint, _, _) in described.items()
        if name not in names
    ]
    function.__signature__ = signature.replace(parameters=own + further)  # type: ignore[attr-defined]
    lines, last = ["Options:"], ""
    for name, (hint, text, group) in described.items():
        if name not in names:
            if group != last:
                lines += ["", f"    {group}:"]
            last = group
            lines += textwrap.wrap(
                f"{name} ({_READABLE[hint]}): {text}", 110, initial_indent=" " * 8, subsequent_indent=" " * 12,
                break_on_hyphens=False)
    function.__doc__ = inspect.cleandoc(function.__doc__ or "") + "\n\n" + "\n".join(lines) + "\n"


for _function in FUNCTIONS.values():
    _describe(_function)
