"""A graph that stays in memory between calls."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _run
from ._library import is_forked, library
from ._progress import Progress
from ._results import GraphResult, collect
from ._words import Columns, Words

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._options import ImportOptions


class Graph:
    """The graph of a friend-edge list, built once and given in the place of edges as often as wanted.

    What the options say of friendships and of time is settled in it. It can't change, and any number of
    threads may use it at once. Pickled, it is a snapshot: other processes get a copy of their own, as with
    ``n_jobs`` of scikit-learn's. A large graph is better written once, its path given to all of them.

    Args:
        edges: The friendships: a path, or anything with ``__arrow_c_stream__``.
        people: A table of people, whose identifiers come first, in their order.
        progress: Whether and whom to tell how far the work is.
        **options: As of ``sesame import``, with underscores.
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
        _run.check(handle, result)
        assert isinstance(result, GraphResult)
        self._pointer: int | None = result._graph
        self.summary: str = result.summary
        self.warnings: list[str] = result.warnings

    def __del__(self) -> None:
        pointer, self._pointer = getattr(self, "_pointer", None), None
        if pointer is not None and not _run._is_closing and not is_forked():
            library().sesame_graph_free(pointer)

    @property
    def person_count(self) -> int:
        """The number of people."""
        return int(library().sesame_graph_person_count(self._pointer))

    @property
    def friendship_count(self) -> int:
        """The number of friendships."""
        return int(library().sesame_graph_friendship_count(self._pointer))

    def write(self, path: str | os.PathLike[str], *, progress: Progress = None) -> None:
        """Writes the graph as a snapshot (``.sgraph``), which opens in no time."""
        words = Words("import")
        words.add_options({"output": path})
        words.words.append(words.columns(self, "edges"))
        handle = _run.run(words, progress)
        _run.check(handle, collect(handle))

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
        return f"<Graph of {self.person_count} people and {self.friendship_count} friendships>"


def _restored(snapshot: bytes, summary: str, warnings: list[str]) -> Graph:
    """The graph of a snapshot that came from another process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.sgraph")
        path.write_bytes(snapshot)
        graph = Graph(path, progress=False)
    graph.summary, graph.warnings = summary, warnings
    return graph
