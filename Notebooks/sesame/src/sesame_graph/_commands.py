"""The commands as functions; what they take besides is in :mod:`sesame_graph._options`."""

from __future__ import annotations

import inspect
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
    progress: Progress,
) -> _Kind:
    words = Words(command)
    operand_words = [words.columns(value, name) for name, value in operands.items()]
    words.add_options(options)
    words.words += operand_words
    words.check_spellings(options)
    handle = _run.run(words, progress, stacklevel=4)
    result = collect(handle)
    _run.check(handle, result)
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
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
        people: A table of people; its first column identifies them, or the one that ``id`` names.
        progress: ``None`` shows a bar where someone watches, ``True`` and ``False`` say so, and a function is
            told the finished part from 0 to 1 and the stage.
        **options: As of ``sesame features``; see below.

    Returns:
        The table, with ``to_polars()``, ``to_pandas()``, ``to_arrow()`` and ``__arrow_c_stream__``.

    Raises:
        Error: With the program's text; its subclasses are ``ValueError`` for what is asked for or what the
            data say, ``FileNotFoundError`` and ``OSError`` for files.
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
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
        people: A table of people.
        progress: As of :func:`features`.
        **options: As of ``sesame communities``; see below.
    """
    return _call(TableResult, "communities", {"edges": edges}, {"people": people, **options}, progress)


def enrich(
    edges: Edges, people: Columns, *, progress: Progress = None,
    **options: Unpack[_options.EnrichOptions],
) -> TableResult:
    """Computes graph features, the points of five categories and the score of every person.

    Args:
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
        people: The table of people.
        progress: As of :func:`features`.
        **options: As of ``sesame enrich``; see below.
    """
    return _call(TableResult, "enrich", {"edges": edges}, {"people": people, **options}, progress)


def score(
    people: Columns, *, progress: Progress = None, **options: Unpack[_options.ScoreOptions]
) -> TableResult:
    """Scores a table that already holds all columns.

    Args:
        people: The table of people.
        progress: As of :func:`features`.
        **options: As of ``sesame score``; see below.
    """
    return _call(TableResult, "score", {"people": people}, options, progress)


def verify(
    people: Columns, *, progress: Progress = None, **options: Unpack[_options.VerifyOptions]
) -> DocumentResult:
    """Recomputes a scored table, and tells what does not add up.

    Args:
        people: The table that :func:`score` or :func:`enrich` returned.
        progress: As of :func:`features`.
        **options: As of ``sesame verify``; see below.

    Raises:
        DataError: If something does not add up; its ``result`` tells which rows.
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
        people: The table of people; without ``edges`` it holds all columns.
        person: The identifier of the person, or a list of identifiers.
        edges: The friendships, by this name only: a path, anything with ``__arrow_c_stream__``, or a
            :class:`Graph`.
        progress: As of :func:`features`.
        **options: As of ``sesame explain``; see below.
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
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
        people: The table of people.
        person: The person's identifier.
        progress: As of :func:`features`.
        **options: As of ``sesame influence``; see below.
    """
    given = {"people": people, "person": person, **options}
    return _call(ReportResult, "influence", {"edges": edges}, given, progress)


def graph_helps(
    edges: Edges, people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.GraphHelpsOptions],
) -> ReportResult:
    """Says whether the graph helps to predict an outcome: the verdict.

    Args:
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or a :class:`Graph`.
        people: The table of people.
        outcome: The column of what is to be predicted.
        progress: As of :func:`features`.
        **options: As of ``sesame graph-helps``; see below.
    """
    given = {"people": people, "outcome": outcome, **options}
    return _call(ReportResult, "graph-helps", {"edges": edges}, given, progress)


def bin(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.BinOptions],
) -> ReportResult:
    """Puts columns into the bins that tell most of an outcome.

    The result can be given to :func:`bin`, :func:`fit` and :func:`drift` as ``binning``.

    Args:
        people: The table.
        outcome: The column of what is to be predicted.
        progress: As of :func:`features`.
        **options: As of ``sesame bin``; see below.
    """
    return _call(ReportResult, "bin", {"people": people}, {"outcome": outcome, **options}, progress)


def fit(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.FitOptions],
) -> DocumentResult:
    """Fits a scorecard to an outcome; the result is the score model, to be given as ``model``.

    Args:
        people: The table.
        outcome: The column of what is to be predicted.
        progress: As of :func:`features`.
        **options: As of ``sesame fit``; see below. ``categories`` is a path (CSV or JSON), a dictionary such
            as ``{"utilization": "credit_history"}``, or a frame with the columns ``column`` and ``category``.
    """
    return _call(DocumentResult, "fit", {"people": people}, {"outcome": outcome, **options}, progress)


def validate(
    people: Columns, outcome: Text, *, progress: Progress = None,
    **options: Unpack[_options.ValidateOptions],
) -> ReportResult:
    """Says whether a score is any good, and fair.

    Args:
        people: The table, with the score or all that a ``model`` reads.
        outcome: The column of what was to be predicted.
        progress: As of :func:`features`.
        **options: As of ``sesame validate``; see below.
    """
    return _call(ReportResult, "validate", {"people": people}, {"outcome": outcome, **options}, progress)


def drift(
    before: Columns, after: Columns, *, progress: Progress = None,
    **options: Unpack[_options.DriftOptions],
) -> ReportResult:
    """Tells what moved between two tables, their scores and their graphs.

    Args:
        before: The earlier table.
        after: The later table.
        progress: As of :func:`features`.
        **options: As of ``sesame drift``; see below.

    Raises:
        RefusedError: If something moved that ``fail_on`` does not allow; its ``result`` is the report.
    """
    return _call(ReportResult, "drift", {"before": before, "after": after}, options, progress)


def resolve(
    claims: Columns, *, progress: Progress = None, **options: Unpack[_options.ResolveOptions]
) -> TableResult:
    """Makes one table of people out of what several sources claim.

    Args:
        claims: A row for each claim: a person, a field, a value and a source.
        progress: As of :func:`features`.
        **options: As of ``sesame resolve``; see below.
    """
    return _call(TableResult, "resolve", {"claims": claims}, options, progress)


def model(model: Document = "2015", **options: Unpack[_options.ModelOptions]) -> DocumentResult:
    """Checks a score model, and returns it in JSON, as points, PMML or SQL.

    Args:
        model: A built-in name (2015, 2015-variant-b, european, small-business), a path, or the document.
        **options: As of ``sesame model``; see below.
    """
    words = Words("model")
    operand = words.document(model, "model")
    words.add_options(options)
    words.words.append(operand)
    handle = _run.run(words, False)
    result: Result = collect(handle)
    _run.check(handle, result)
    assert isinstance(result, DocumentResult)
    return result


FUNCTIONS: dict[str, Callable[..., Result]] = {
    function.__name__: function
    for function in (
        features, communities, enrich, score, verify, explain, influence, graph_helps, bin, fit,
        validate, drift, resolve, model,
    )
}


def _describe(function: Callable[..., Result]) -> None:
    """Adds the options to a function's signature and documentation, where editors look for them."""
    described = _options.OPTIONS[function.__name__]
    signature = inspect.signature(function)
    own = [each for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
    names = {each.name for each in own}
    further = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
        for name, (hint, _) in described.items()
        if name not in names
    ]
    function.__signature__ = signature.replace(parameters=own + further)  # type: ignore[attr-defined]
    lines = [f"    {name} ({hint}): {text}" for name, (hint, text) in described.items() if name not in names]
    function.__doc__ = inspect.cleandoc(function.__doc__ or "") + "\n\nOptions:\n" + "\n".join(lines)


for _function in FUNCTIONS.values():
    _describe(_function)
