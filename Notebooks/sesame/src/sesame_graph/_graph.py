"""A graph that stays in memory between calls."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _run
from ._library import library
from ._progress import Progress
from ._results import Columnar, GraphResult, collect
from ._streams import capsule
from ._words import Columns, Words

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._options import ImportOptions


class Graph:
    """The graph of a friend-edge list, built once and given in the place of edges as often as wanted.

    What the options say of friendships and of time is settled in it. It can't change, and any number of
    threads may use it at once. Its memory is given back with the last that refers to it, by :meth:`close`, or
    at the end of a ``with`` statement. Pickled, it is a snapshot: other processes get a copy of their own, as
    with ``n_jobs`` of scikit-learn's. A large graph is better written once, its path given to all of them.

    Args:
        edges (path, or anything with ``__arrow_c_stream__``): The friendships.
        people (as ``edges``, default none): A table of people, whose identifiers come first, in their order.
        progress (bool or function, default ``None``): Whether and whom to tell how far the work is, as of
            :func:`features`.
        **options: As of ``sesame import``, with underscores.

    Attributes:
        summary (str): What was done, line by line.
        warnings (list of str): The texts of the warnings.

    Raises:
        Error: As of :func:`features`. ``ValueError`` for whatever is asked of a graph that is closed.

    Example:
        >>> edges = pyarrow.table({"a": ["ann", "bob", "cid"], "b": ["bob", "cid", "ann"]})
        >>> graph = sesame.Graph(edges)
        >>> graph
        <Graph of 3 people and 3 friendships>
        >>> graph.edges.to_arrow()["target"].to_pylist()
        ['bob', 'cid', 'cid']
    """

    def __init__(
        self, edges: Columns, people: Columns | None = None, *, progress: Progress = None,
        **options: Unpack[ImportOptions],
    ) -> None:
        words = Words("import")
        operand = words.columns(edges, "edges")
        words.add_options({"people": people, **options})
        words.words.append(operand)
        handle = _run.run(words, progress)
        result = collect(handle)
        self.summary: str = result.summary
        self.warnings: list[str] = result.warnings
        self._outputs: dict[str, Any] = result.outputs
        if isinstance(result, GraphResult):
            self._held = result._graph
        _run.finish(handle, self if isinstance(result, GraphResult) else result)

    def __getattr__(self, name: str) -> Any:
        # Of attributes that are not there; those with two underscores are asked for by copying and pickling.
        if name in ("_held", "_outputs", "summary", "warnings"):
            raise ValueError("the graph was not built; call Graph(edges)")
        # Once more as if this method were not there, so that a property's own words are what is raised.
        return object.__getattribute__(self, name)

    def close(self) -> None:
        """Gives the memory back, unless a call still works with the graph: then with that call."""
        self._held.close()

    def __del__(self) -> None:
        held = self.__dict__.get("_held")
        if held is not None:
            held.close()

    def __enter__(self) -> Graph:
        self._held.number  # of a closed graph an error
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def person_count(self) -> int:
        """The number of people."""
        return self._count(library().sesame_graph_person_count(self._held.number))

    @property
    def friendship_count(self) -> int:
        """The number of friendships."""
        return self._count(library().sesame_graph_friendship_count(self._held.number))

    def _count(self, count: int) -> int:
        # Let go by another thread just now.
        if count < 0:
            raise ValueError(self._held.kind)
        return count

    @property
    def edges(self) -> Edges:
        """The friendships as a table, each once: ``source``, ``target`` and, if they have weights, ``weight``.

        People are of the type that ``id`` has in results, so that the two join.
        """
        self._held.number  # of a closed graph an error
        return Edges(self)

    @property
    def quarantine(self) -> Any:
        """The rows of the edges and people that were set aside, as a table, where ``quarantine=True`` asked for them."""
        if "quarantine" not in self._outputs:
            raise AttributeError("no rows were set aside; build the graph with quarantine=True")
        return self._outputs["quarantine"]

    def write(self, path: str | bytes | os.PathLike[Any], *, progress: Progress = None) -> None:
        """Writes the graph as a snapshot (``.sgraph``), which opens in no time.

        Args:
            path (path): The file.
            progress (bool or function, default ``None``): As of :func:`features`.

        Example:
            >>> graph.write("friends.sgraph")
            >>> sesame.features("friends.sgraph").columns[:2]
            ['id', 'degree']
        """
        words = Words("import")
        words.add_options({"output": path})
        words.words.append(words.columns(self, "edges"))
        handle = _run.run(words, progress)
        _run.finish(handle, collect(handle))

    def __copy__(self) -> Graph:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Graph:
        return self

    def __reduce__(self) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "graph.sgraph")
            self.write(path, progress=False)
            snapshot = path.read_bytes()
        return _restored, (snapshot, self.summary, self.warnings)

    def __repr__(self) -> str:
        if "_held" not in self.__dict__:
            return "<Graph, not built>"
        if not self._held.is_held:
            return "<Graph, closed>"
        return f"<Graph of {self.person_count} people and {self.friendship_count} friendships>"


class Edges(Columnar):
    """The friendships of a graph, which others read as they read a table.

    ``polars.DataFrame(graph.edges)``, ``graph.edges.to_pandas()``, ``duckdb.sql("FROM edges")``, or as the edges
    of another call. They are those of the graph: merged, as of its date, in the order of its rows.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with the columns as an Arrow stream; a schema that is asked for is not heeded."""
        number = self._graph._held.number
        return capsule(lambda address: bool(library().sesame_graph_edges(number, address)))

    # They are the graph's, and go where it goes.
    def __copy__(self) -> Edges:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Edges:
        return self


def _restored(snapshot: bytes, summary: str, warnings: list[str]) -> Graph:
    """The graph of a snapshot that came from another process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.sgraph")
        path.write_bytes(snapshot)
        graph = Graph(path, progress=False)
    graph.summary, graph.warnings = summary, warnings
    return graph
