"""Social-graph features and an open credit score, from and to data frames.

``sesame_graph`` is the library behind the program ``sesame``: what a command of it takes in files,
a function here takes as frames of polars, pyarrow, DuckDB or pandas, and returns as one that all of
them read. ::

    import polars
    import sesame_graph as sesame

    edges = polars.DataFrame({"a": ["ann", "bob", "cid"], "b": ["bob", "cid", "ann"]})
    people = polars.DataFrame({"id": ["ann", "bob", "cid"], "income": [52, None, 31]})
    sesame.features(edges, people).to_polars()

Examples of functions have these ``edges`` and ``people``, and are run in a clone of the repository, whose ``Graphs``
they read. Numbers cross without a copy; the interpreter's lock is released while a function works; Ctrl-C stops
it. :class:`Graph` keeps a graph in memory between calls, and :class:`GraphFeatures` is a transformer
of scikit-learn's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._commands import (
    bin,
    communities,
    drift,
    enrich,
    explain,
    features,
    fit,
    generate,
    graph_helps,
    influence,
    model,
    report,
    resolve,
    score,
    validate,
    verify,
)
from ._errors import (
    Cancelled,
    CannotCreateError,
    DataError,
    Error,
    InputOutputError,
    InternalError,
    NoInputError,
    UnavailableError,
    RefusedError,
    SesameWarning,
    UsageError,
)
from ._graph import Graph
from ._library import command_help, version
from ._results import (
    Document,
    DocumentResult,
    Report,
    ReportResult,
    Result,
    Table,
    TableResult,
)

if TYPE_CHECKING:
    from ._transformer import GraphFeatures

__all__ = [
    "Cancelled",
    "CannotCreateError",
    "DataError",
    "Document",
    "DocumentResult",
    "Error",
    "Graph",
    "GraphFeatures",
    "InputOutputError",
    "InternalError",
    "NoInputError",
    "UnavailableError",
    "RefusedError",
    "Report",
    "ReportResult",
    "Result",
    "SesameWarning",
    "Table",
    "TableResult",
    "UsageError",
    "bin",
    "command_help",
    "communities",
    "drift",
    "enrich",
    "explain",
    "features",
    "fit",
    "generate",
    "graph_helps",
    "influence",
    "model",
    "report",
    "resolve",
    "score",
    "validate",
    "verify",
    "version",
]


def __getattr__(name: str) -> Any:
    # scikit-learn is not needed by anything else.
    if name == "GraphFeatures":
        from ._transformer import GraphFeatures

        return GraphFeatures
    if name == "__version__":
        return version()
    raise AttributeError(f"module 'sesame_graph' has no attribute {name!r}")
