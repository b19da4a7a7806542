"""Turns keyword arguments into the words of a command line and into inputs in memory."""

from __future__ import annotations

import datetime
import difflib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from ._library import catalog
from ._errors import UsageError
from ._streams import ArrowColumns, LazyColumns, naming, read_whole, readable

#: A path.
Path = Union[str, bytes, "os.PathLike[Any]"]
#: What stands for a text: a text, a number, a date or a span of time.
Text = Union[str, int, float, datetime.date, datetime.timedelta]
#: Names or other texts, or a mapping of names to values where an option takes ``NAME=VALUE``.
Texts = Union[Text, Iterable[Text], Mapping[str, Text]]
#: An input with columns: a path, anything with ``__arrow_c_stream__``, or a lazy frame of polars.
Columns = Union[str, bytes, "os.PathLike[Any]", ArrowColumns, LazyColumns]
#: Where an output goes: a path, or ``True`` to have it with the result.
Output = Union[str, bytes, "os.PathLike[Any]", bool]
#: A document: a path or a built-in name, JSON as a mapping or a text, or a result that is one.
Document = Union[str, bytes, "os.PathLike[Any]", Mapping[str, Any], Any]

_PREFIX = "memory:"

#: Lists of words that have no commas of their own, so that they may be joined by commas in a text.
_OF_WORDS = {"NAME,…", "S,…", "CIRCLE,…", "D,…", "METHOD,…", "T,…", "T1,T2,…"}


@dataclass
class Words:
    """What a run is given."""

    command: str
    words: list[str] = field(default_factory=list)
    streams: dict[str, Any] = field(default_factory=dict)
    graphs: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    #: Texts with commas in the place of lists, by the options' names.
    undivided: dict[str, str] = field(default_factory=dict)

    def columns(self, value: Any, name: str) -> str:
        """The word for an input with columns."""
        from ._graph import Graph

        if isinstance(value, _PATHS):
            self.paths[name] = _path(value, name)
            return self.paths[name]
        if isinstance(value, Graph):
            self.graphs[name] = value._held
            self.graphs[name].number  # of a closed graph an error
            self._refuse_graph(name)
            return _PREFIX + name
        if type(value).__name__ == "Series":
            raise TypeError(f"'{name}' is a Series, which is one column, and a table is needed; use to_frame()")
        with naming(name):
            source = readable(value)
        if not hasattr(source, "__arrow_c_stream__"):
            raise TypeError(
                f"'{name}' is a path or has columns (a frame of polars, pyarrow, DuckDB or pandas from 2.2: "
                f"anything with __arrow_c_stream__), not {_kind(value)}"
            )
        self.streams[name] = source
        return _PREFIX + name

    def _refuse_graph(self, name: str) -> None:
        """Refuses a graph where a table is needed."""
        if name.startswith("edges") or name == "graph":
            return
        remedy = "a Graph goes in the place of edges"
        if name == "people" and ("edges" in self.streams or "edges" in self.paths):
            remedy = f"edges come first, as in {self.command.replace('-', '_')}(edges, people, …): the two look exchanged"
        raise TypeError(f"'{name}' is a Graph, and a table is needed; {remedy}")

    def document(self, value: Any, name: str) -> str:
        """The word for an input that is a text."""
        if name == "categories" and hasattr(readable(value), "__arrow_c_stream__"):
            value = _categories(value)
        text = getattr(value, "json", None)
        if isinstance(text, str):
            value = text
        elif isinstance(value, Mapping):
            value = json.dumps(value, ensure_ascii=False)
        if isinstance(value, str) and value.lstrip().startswith("{"):
            self.texts[name] = value
            return _PREFIX + name
        if isinstance(value, _PATHS):
            return _path(value, name)
        raise TypeError(
            f"'{name}' is a path, a name, JSON or a result with a document, not {_kind(value)}"
        )

    def add_options(self, options: Mapping[str, Any]) -> None:
        """Adds options by their names in Python."""
        known = catalog()[self.command]["options"]
        for given, value in options.items():
            name = given.rstrip("_")
            option = known.get(name)
            if option is None:
                raise TypeError(_unknown(self.command, given, known))
            if value is not None:
                self._add(name, option, _plain(value))

    def check_spellings(self, options: Mapping[str, Any]) -> None:
        """Refuses what is said of how texts are written where no input is a text."""
        tables = [name for name in self.streams if not name.startswith("edges")]
        is_table = any(not name.startswith("edges") for name in self.paths)
        without_text = {
            "date_order": bool(tables) and not is_table,
            "grouping": bool(self.streams or self.graphs) and not self.paths,
        }
        for name, is_idle in without_text.items():
            if is_idle and options.get(name) is not None:
                raise UsageError(
                    f"option '{name}' is about how a text file is written, and a frame is none; "
                    "leave it out, and convert the frame's column"
                )

    def _add(self, name: str, option: dict[str, Any], value: Any) -> None:
        word = "--" + option["name"]
        kind = option["kind"]
        if kind == "flag":
            if not isinstance(value, bool):
                raise TypeError(f"'{name}' is True or False, not {_kind(value)}")
            if value:
                self.words.append(word)
            return
        if kind == "columns":
            text = self.columns(value, name)
        elif kind == "document":
            text = self._documents(value, name, option["repeatable"])
        elif kind in ("output", "file"):
            if value is False:
                return
            text = self._output(name, kind, value)
            if isinstance(value, _PATHS):
                self.outputs[name] = text
        elif kind == "path":
            if not isinstance(value, _PATHS):
                raise TypeError(f"'{name}' is a path, not {_kind(value)}")
            text = _path(value, name)
        elif kind == "list":
            if _is_none(value, option):
                # Left out, where that is what none means.
                if _SPOKEN_NONE not in option["help"]:
                    return
                value = "none"
            if isinstance(value, str) and option["value"] in _OF_WORDS:
                value = [each.strip() for each in value.split(",")]
            elif isinstance(value, str) and "," in value:
                self.undivided[name] = value
            text = _list(_elements(value, name))
        else:
            text = _text(value, name, kind)
        self.words.append(f"{word}={text}")

    def _documents(self, value: Any, name: str, is_repeatable: bool) -> str:
        has_kinds = is_repeatable and any(word.startswith("--entity=") for word in self.words)
        if not (has_kinds and isinstance(value, Mapping)):
            return self.document(value, name)
        cards = [f"{kind}={self.document(card, f'{name}_{kind}')}" for kind, card in value.items()]
        return _list(cards)

    @staticmethod
    def _output(name: str, kind: str, value: Any) -> str:
        if value is True and kind == "output":
            return _PREFIX + name + (".json" if name == "dictionary" else "")
        if isinstance(value, _PATHS):
            return _path(value, name)
        also = ", or True to have it with the result" if kind == "output" else " that ends in .graphml or .gexf"
        raise TypeError(f"'{name}' is a path{also}, not {_kind(value)}")


def _categories(table: Any) -> dict[str, dict[str, Any]]:
    """The document of a table with a row for each column and its category."""
    whole = read_whole(readable(table))
    rows = whole.to_pylist() if hasattr(whole, "to_pylist") else whole.to_dicts()
    document: dict[str, dict[str, Any]] = {}
    for row in rows:
        given = {name: value for name, value in row.items() if value is not None}
        column = given.pop("column", None)
        if column is None or column in document:
            raise ValueError("'categories' needs a column 'column' that names each column once")
        # A text column, as of a file, holds these beside increase and decrease.
        if given.get("actionable") in ("true", "false"):
            given["actionable"] = given["actionable"] == "true"
        document[column] = given
    return document


#: What is taken for a path.
_PATHS = (str, bytes, os.PathLike)


def _path(value: Any, name: str) -> str:
    try:
        # The bytes that the name has in the file system, whatever encoding Python was told that it has.
        path = os.fsencode(value).decode("utf-8")
    except UnicodeError:
        raise UsageError(f"'{name}' is a path that is not UTF-8; rename the file, or the folder that it is in") from None
    if "\0" in path:
        raise UsageError(f"'{name}' is a path with a NUL character, which no file has")
    if path == "-":
        raise ValueError("'-' stands for a stream of the process, which is not ours; give a path")
    # What begins like an option, or like an input in memory, is meant as a file's name all the same.
    return "./" + path if path.startswith(("-", _PREFIX)) else path


#: How the help of a list says that ``none`` is one of its words, and that it has none unless it is given.
_SPOKEN_NONE, _SILENT_NONE = "or none (default", "(default: none"


def _is_none(value: Any, option: Mapping[str, Any]) -> bool:
    """Whether a value of a list means none of it: ``False`` or an empty list; of values, ``False`` is one."""
    is_empty = isinstance(value, (list, tuple, set, frozenset, dict)) and not value
    is_of_names = "=" not in option["value"]
    has_none = _SPOKEN_NONE in option["help"] or _SILENT_NONE in option["help"]
    return has_none and (is_empty or value is False and is_of_names)


def _elements(value: Any, name: str) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{key}={_text(each, name, 'text', True)}" for key, each in value.items()]
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [_text(each, name, "text", True) for each in value]
    return [_text(value, name, "text", True)]


def _list(elements: list[str]) -> str:
    return ",".join(
        '"' + each.replace('"', '""') + '"' if "," in each or each.startswith('"') else each
        for each in elements
    )


def _plain(value: Any) -> Any:
    """A scalar of NumPy or pyarrow as Python has it."""
    module = type(value).__module__.split(".")[0]
    if module == "pyarrow" and hasattr(value, "as_py"):
        return value.as_py()
    if module != "numpy" or getattr(value, "shape", None) != ():
        return value
    if value.dtype.kind in "mM":
        # Nanoseconds are whole numbers in Python; times have microseconds there.
        unit = "D" if value.dtype.kind == "M" and value == value.astype("M8[D]") else "us"
        return value.astype(f"{value.dtype.kind}8[{unit}]").item()
    return value.item() if value.dtype.kind in "biuf" and value.dtype.itemsize <= 8 else value


def _text(value: Any, name: str, kind: str, is_element: bool = False) -> str:
    value = _plain(value)
    if kind == "boolean":
        if isinstance(value, bool):
            return "yes" if value else "no"
        raise TypeError(f"'{name}' is True or False, not {_kind(value)}")
    if isinstance(value, bool):
        if kind == "number":
            raise TypeError(f"'{name}' is a number, not {_kind(value)}")
        if not is_element:
            raise TypeError(f"'{name}' takes a text, such as a column's name, not {_kind(value)}")
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return f"{value.total_seconds():.15g}s"
    if hasattr(value, "__index__"):
        return str(int(value))
    if hasattr(value, "__float__"):
        return repr(float(value))
    raise TypeError(f"'{name}' takes {'a number' if kind == 'number' else 'a text'}, not {_kind(value)}")


def _kind(value: Any) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")


def _unknown(command: str, name: str, known: Mapping[str, Any]) -> str:
    function = command.replace("-", "_")
    near = difflib.get_close_matches(name, known, n=1) if len(name) <= 100 else []
    if len(name) > 100:
        name = name[:100] + "…"
    remedy = f"did you mean '{near[0]}'?" if near else f"see help(sesame_graph.{function})"
    return f"'{function}' has no option '{name}'; {remedy}"
