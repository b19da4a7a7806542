"""What runs leave behind: tables, reports and documents."""

from __future__ import annotations

import difflib
import html
import json
from typing import TYPE_CHECKING, Any, overload

from . import _run
from ._library import library, owned
from ._messages import in_python
from ._streams import capsule, read_whole, shape

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


#: How much of a table notebooks show.
_SHOWN_ROWS, _SHOWN_COLUMNS, _SHOWN_LETTERS = 5, 12, 60


class _Output:
    """Something that a run made: in the library's memory, or, after a pickle, held by itself."""

    _held: Any = None

    def __init__(self, handle: _run.Handle, index: int) -> None:
        self._handle, self._index = handle, index

    def _hold(self) -> Any:
        """What is given to another process."""
        raise NotImplementedError

    if not TYPE_CHECKING:
        # Type checkers know the attributes that there are, and which ones there are not.
        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            kind = type(self).__name__
            raise AttributeError(f"a {kind} has no '{name}'; it has {', '.join(_public(type(self)))}")

    # What a run made does not change, so that a copy is the same.
    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self

    def __reduce__(self) -> Any:
        held = self._hold() if self._held is None else self._held
        of_run = ("_handle", "_index")
        state = {name: value for name, value in self.__dict__.items() if name not in of_run}
        return _restored, (type(self), {**state, "_held": held})


def _public(kind: type) -> list[str]:
    """The names of what a class is used by."""
    return [name for name in dir(kind) if not name.startswith("_")]


def _restored(kind: type[_Output], state: dict[str, Any]) -> _Output:
    """What came from another process."""
    output = kind.__new__(kind)
    output.__dict__.update(state)
    return output


class Columnar:
    """Columns in the library's memory, which others read without a copy."""

    _shape: tuple[list[str], int] | None = None
    # Rows are not gone through one by one in Python.
    __iter__: None = None

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with the columns as an Arrow stream."""
        raise NotImplementedError

    def _measured(self) -> tuple[list[str], int]:
        if self._shape is None:
            self._shape = shape(self)
        return self._shape

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._measured()[0])

    def __len__(self) -> int:
        """The number of rows."""
        return self._measured()[1]

    @overload
    def __getitem__(self, name: str) -> pyarrow.ChunkedArray: ...

    @overload
    def __getitem__(self, name: list[str]) -> pyarrow.Table: ...

    def __getitem__(self, name: str | list[str]) -> pyarrow.ChunkedArray | pyarrow.Table:
        """A column by its name, or several as a table by the list of their names, as pyarrow has them."""
        names = name if isinstance(name, list) else [name]
        for each in names:
            if not isinstance(each, str):
                raise TypeError(
                    f"columns are taken by their names, as in result['degree'] and result[['id', 'degree']], not by {each!r}"
                )
            if each not in self._measured()[0]:
                near = difflib.get_close_matches(each, self.columns, n=1) if len(each) <= 100 else []
                raise KeyError(f"there is no column '{each}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        table = self.to_arrow()
        return table.select(name) if isinstance(name, list) else table[name]

    def _repr_html_(self) -> str | None:
        """The first rows and columns for notebooks; ``None`` without pyarrow and polars, which read them."""
        try:
            first = read_whole(self).slice(0, _SHOWN_ROWS)
        except TypeError:
            return None
        (names, count), shown = self._measured(), []
        for name in names[:_SHOWN_COLUMNS]:
            column = first[name]
            shown.append(column.to_pylist() if hasattr(column, "to_pylist") else column.to_list())
        more = "<th>…</th>" if len(names) > _SHOWN_COLUMNS else ""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names[:_SHOWN_COLUMNS]) + more
        rows = "".join(
            "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + more.replace("th>", "td>") + "</tr>"
            for row in zip(*shown)
        )
        dots = "<p>…</p>" if count > _SHOWN_ROWS else ""
        size = f"{count:,} row{'' if count == 1 else 's'}, {len(names)} column{'' if len(names) == 1 else 's'}"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{dots}<p>{size}</p>"

    def to_polars(self) -> polars.DataFrame:
        """The columns as a frame of polars, numbers without a copy."""
        import polars

        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """The columns as a table of pyarrow, without a copy."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The columns as a frame of pandas; missing whole numbers are ``NA``, of a nullable type."""
        import pandas
        import pyarrow

        nullable = {
            pyarrow.int8(): pandas.Int8Dtype(),
            pyarrow.int16(): pandas.Int16Dtype(),
            pyarrow.int32(): pandas.Int32Dtype(),
            pyarrow.int64(): pandas.Int64Dtype(),
            pyarrow.uint8(): pandas.UInt8Dtype(),
            pyarrow.uint16(): pandas.UInt16Dtype(),
            pyarrow.uint32(): pandas.UInt32Dtype(),
            pyarrow.uint64(): pandas.UInt64Dtype(),
            pyarrow.bool_(): pandas.BooleanDtype(),
        }
        table = self.to_arrow()
        frame = table.to_pandas()
        for name, column in zip(table.column_names, table.columns):
            # NumPy has no missing whole number, and would make decimal ones of them.
            if column.null_count and column.type in nullable:
                frame[name] = column.to_pandas(types_mapper=nullable.get)
        return frame


def _cell(value: Any) -> str:
    """A value for a notebook; one that is missing is empty."""
    if value is None:
        return ""
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return html.escape(text if len(text) <= _SHOWN_LETTERS else text[:_SHOWN_LETTERS] + "…")


class Table(_Output, Columnar):
    """Columns in the library's memory, which others read without a copy.

    It is read by whatever takes ``__arrow_c_stream__``: ``polars.DataFrame(table)``,
    ``pyarrow.table(table)``, ``duckdb.sql("FROM table")``, ``pandas.DataFrame.from_arrow(table)``.
    It can be pickled where pyarrow or polars is installed.
    """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with the columns as an Arrow stream; a schema that is asked for is not heeded."""
        if self._held is not None:
            return self._held.__arrow_c_stream__(requested_schema)
        number = self._handle.number
        return capsule(
            lambda address: bool(library().sesame_run_result_stream(number, self._index, address))
        )

    def _hold(self) -> Any:
        try:
            return self.to_arrow()
        except ImportError:
            try:
                return self.to_polars()
            except ImportError:
                raise TypeError(
                    "a table is pickled with pyarrow or polars, and neither is installed; "
                    "write it with output=, and give the path"
                ) from None


class Report(_Output):
    """A report: as text for people, as Markdown, as a page, and as JSON."""

    def _hold(self) -> Any:
        return {form: self._form(form) for form in (b"text", b"markdown", b"json", b"html")}

    def _form(self, form: bytes) -> str:
        if self._held is not None:
            return str(self._held[form])
        text = library().sesame_run_result_text(self._handle.number, self._index, form)
        return owned(text) or ""

    @property
    def text(self) -> str:
        """The report as the program prints it."""
        return self._form(b"text")

    @property
    def markdown(self) -> str:
        """The report in Markdown."""
        return self._form(b"markdown")

    @property
    def html(self) -> str:
        """The report as a page with pictures that needs nothing else."""
        return self._form(b"html")

    @property
    def json(self) -> str:
        """The report in JSON."""
        return self._form(b"json")

    @property
    def data(self) -> Any:
        """The JSON as Python's lists, dictionaries, numbers and texts."""
        return json.loads(self.json)

    def __str__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.markdown


class Document(_Output):
    """A text, such as a score model in JSON."""

    def _hold(self) -> Any:
        return self.text

    @property
    def text(self) -> str:
        """The text."""
        if self._held is not None:
            return str(self._held)
        number = self._handle.number
        return owned(library().sesame_run_result_text(number, self._index, b"text")) or ""

    @property
    def json(self) -> str | None:
        """The text if it is JSON."""
        text = self.text
        return text if text.lstrip().startswith("{") else None

    @property
    def data(self) -> Any:
        """The JSON as Python's lists, dictionaries, numbers and texts."""
        return json.loads(self.text)

    def __str__(self) -> str:
        return self.text


class Result:
    """What a run leaves behind besides files.

    Attributes:
        summary: What was done, line by line, as the program says it.
        warnings: The texts of the warnings.
        seconds: How long the library took.
        outputs: The further results that were asked for with ``True``, by the option's name; each is an
            attribute too.
    """

    summary: str
    warnings: list[str]
    seconds: float
    outputs: dict[str, Any]
    #: Where the main result went, if not here.
    _path: str | None = None

    def __getattr__(self, name: str) -> Any:
        outputs = self.__dict__.get("outputs", {})
        if name in outputs:
            return outputs[name]
        path = self.__dict__.get("_path")
        if path is not None and any(hasattr(kind, name) for kind in (Table, Report, Document)):
            raise AttributeError(f"the result has no '{name}': it was written to {path}; read it from there")
        has = _public(type(self))
        raise AttributeError(
            f"the result has no '{name}'" + (f"; it has {', '.join(has)}" if has else "")
            + (f"; its outputs are {', '.join(outputs)}" if outputs else "")
        )

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.__dict__.get("outputs", {})})

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>\n{self.summary}"


class TableResult(Result, Table):
    """A table of people, with what was done."""


class ReportResult(Result, Report):
    """A report, with what was done."""


class DocumentResult(Result, Document):
    """A document, with what was done."""


class GraphResult(Result):
    """A graph that stays in memory."""

    _graph: _run.HeldGraph


_KINDS: dict[str, tuple[type, type]] = {
    "table": (Table, TableResult),
    "report": (Report, ReportResult),
    "text": (Document, DocumentResult),
}


def collect(handle: _run.Handle, path: str | None = None) -> Result:
    """The results of a run that is done; the main one is the result itself, unless it went to a path."""
    loaded, number = library(), handle.number
    main: Result = Result()
    outputs: dict[str, Any] = {}
    for index in range(loaded.sesame_run_result_count(number)):
        name = (owned(loaded.sesame_run_result_name(number, index)) or "").replace("-", "_")
        kind = owned(loaded.sesame_run_result_kind(number, index)) or ""
        if kind == "graph":
            main = GraphResult()
            main._graph = _run.HeldGraph(loaded.sesame_run_result_graph(number, index))
        elif name == "output":
            main = _KINDS[kind][1](handle, index)
        else:
            outputs[name] = _KINDS[kind][0](handle, index)
    main.outputs = outputs
    if type(main) is Result:
        main._path = path
    main.summary = in_python(owned(loaded.sesame_run_summary(number)) or "")
    main.seconds = loaded.sesame_run_seconds(number)
    main.warnings = _run.warning_texts(handle)
    return main
