"""What runs leave behind: tables, reports and documents."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

from . import _run
from ._library import library, owned
from ._streams import capsule, shape

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class _Output:
    """Something that a run made: in the library's memory, or, after a pickle, held by itself."""

    _held: Any = None

    def __init__(self, handle: _run.Handle, index: int) -> None:
        self._handle, self._index = handle, index

    def _hold(self) -> Any:
        """What is given to another process."""
        raise NotImplementedError

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


def _restored(kind: type[_Output], state: dict[str, Any]) -> _Output:
    """What came from another process."""
    output = kind.__new__(kind)
    output.__dict__.update(state)
    return output


class Table(_Output):
    """Columns in the library's memory, which others read without a copy.

    It is read by whatever takes ``__arrow_c_stream__``: ``polars.DataFrame(table)``,
    ``pyarrow.table(table)``, ``duckdb.sql("FROM table")``, ``pandas.DataFrame.from_arrow(table)``.
    It can be pickled where pyarrow or polars is installed.
    """

    _shape: tuple[list[str], int] | None = None
    # Rows are not gone through one by one in Python.
    __iter__: None = None

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with the columns as an Arrow stream; a schema that is asked for is not heeded."""
        if self._held is not None:
            return self._held.__arrow_c_stream__(requested_schema)
        pointer = self._handle.pointer
        return capsule(
            lambda address: library().sesame_run_result_stream(pointer, self._index, address)
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

    def __getitem__(self, name: str) -> pyarrow.ChunkedArray:
        """A column by its name, as pyarrow has it."""
        if not isinstance(name, str):
            raise TypeError(f"columns are taken by their names, as in result['degree'], not by {name!r}")
        if name not in self._measured()[0]:
            near = difflib.get_close_matches(name, self.columns, n=1)
            raise KeyError(f"there is no column '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        return self.to_arrow()[name]

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
            pyarrow.int64(): pandas.Int64Dtype(),
            pyarrow.int32(): pandas.Int32Dtype(),
            pyarrow.bool_(): pandas.BooleanDtype(),
        }
        table = self.to_arrow()
        frame = table.to_pandas()
        for name, column in zip(table.column_names, table.columns):
            # NumPy has no missing whole number, and would make decimal ones of them.
            if column.null_count and column.type in nullable:
                frame[name] = column.to_pandas(types_mapper=nullable.get)
        return frame


class Report(_Output):
    """A report: as text for people, as Markdown, and as JSON."""

    def _hold(self) -> Any:
        return {form: self._form(form) for form in (b"text", b"markdown", b"json")}

    def _form(self, form: bytes) -> str:
        if self._held is not None:
            return str(self._held[form])
        text = library().sesame_run_result_text(self._handle.pointer, self._index, form)
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
        pointer = self._handle.pointer
        return owned(library().sesame_run_result_text(pointer, self._index, b"text")) or ""

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

    def __getattr__(self, name: str) -> Any:
        outputs = self.__dict__.get("outputs", {})
        if name in outputs:
            return outputs[name]
        raise AttributeError(
            f"the result has no '{name}'"
            + (f"; its outputs are {', '.join(outputs)}" if outputs else "")
        )

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

    _graph: int


_KINDS: dict[str, tuple[type, type]] = {
    "table": (Table, TableResult),
    "report": (Report, ReportResult),
    "text": (Document, DocumentResult),
}


def collect(handle: _run.Handle) -> Result:
    """The results of a run that is done; the main one is the result itself."""
    loaded, pointer = library(), handle.pointer
    main: Result = Result()
    outputs: dict[str, Any] = {}
    for index in range(loaded.sesame_run_result_count(pointer)):
        name = (owned(loaded.sesame_run_result_name(pointer, index)) or "").replace("-", "_")
        kind = owned(loaded.sesame_run_result_kind(pointer, index)) or ""
        if kind == "graph":
            main = GraphResult()
            main._graph = loaded.sesame_run_result_graph(pointer, index)
        elif name == "output":
            main = _KINDS[kind][1](handle, index)
        else:
            outputs[name] = _KINDS[kind][0](handle, index)
    main.outputs = outputs
    main.summary = owned(loaded.sesame_run_summary(pointer)) or ""
    main.seconds = loaded.sesame_run_seconds(pointer)
    main.warnings = _run.warning_texts(handle)
    return main
