"""Columns across the border: Arrow's C stream interface, in both directions, without a copy of a number."""

from __future__ import annotations

import contextlib
import ctypes
from typing import Any, Callable, Iterator, Protocol, runtime_checkable

from ._library import library, new_capsule, pointer_of_capsule

_NAME = b"arrow_array_stream"


@runtime_checkable
class ArrowColumns(Protocol):
    """Anything with columns: of polars, pyarrow, DuckDB, pandas from 2.2, and results of this package."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with an Arrow stream."""


class LazyColumns(Protocol):
    """A lazy frame of polars, which is collected."""

    def collect(self) -> ArrowColumns:
        """The frame."""


def stream(columns: Any, failures: list[BaseException] | None = None) -> tuple[object, int]:
    """A capsule with the columns, which must be held, and the stream's address.

    What the Python behind the columns raises while they are read goes to ``failures``, as far as that can be seen.
    """
    source = readable(columns)
    if failures is not None and _is(type(source), "pyarrow", "RecordBatchReader"):
        source = type(source).from_batches(source.schema, _noting(source, failures))
    capsule = source.__arrow_c_stream__()
    return capsule, pointer_of_capsule(capsule, _NAME)


def _noting(batches: Any, failures: list[BaseException]) -> Iterator[Any]:
    """The batches; across the border of languages an exception would be a text."""
    try:
        yield from batches
    except GeneratorExit:
        raise
    except BaseException as error:
        failures.append(error)
        raise


def capsule(fill: Callable[[int], bool]) -> object:
    """A capsule with a stream that a function fills, as often as it is asked for; the function says whether it did."""
    loaded = library()
    address = loaded.sesame_stream_create()
    try:
        if not fill(address):
            raise ValueError("these columns were let go; call the function again")
        # Freed by the library, since no Python may run where capsules are destroyed.
        destroy = ctypes.cast(loaded.sesame_capsule_free, ctypes.c_void_p)
        return new_capsule(address, loaded.sesame_capsule_name(), destroy)
    except BaseException:
        loaded.sesame_stream_free(address)
        raise


@contextlib.contextmanager
def naming(name: str) -> Iterator[None]:
    """Adds the argument's name to what another library raises of its columns, from Python 3.11 on."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "add_note"):
            error.add_note(f"while the columns of '{name}' were read")
        raise


def readable(columns: Any) -> Any:
    """What others read columns from: a frame of pandas as Arrow can have it, a lazy one collected."""
    if any(_is(kind, "pandas", "DataFrame") for kind in type(columns).__mro__):
        return _as_arrow_has_them(_with_index(columns))
    if _is(type(columns), "polars", "LazyFrame"):
        return columns.collect()
    return columns


def _is(kind: type, package: str, name: str) -> bool:
    return kind.__module__.split(".")[0] == package and kind.__name__ == name


def _with_index(frame: Any) -> Any:
    if frame.columns.nlevels > 1:
        raise ValueError(
            f"the frame's columns have names of {frame.columns.nlevels} levels (a MultiIndex): give each one name, as in "
            "frame.columns = ['_'.join(map(str, name)) for name in frame.columns]"
        )
    names = list(frame.index.names)
    if None not in names:
        doubled = [name for name in names if name in frame.columns]
        if doubled:
            raise ValueError(
                f"the index and a column are both named '{doubled[0]}'; rename one, or call reset_index(drop=True)"
            )
        return frame.reset_index()
    # Row numbers: counted, or what is left of them where rows were chosen or sorted.
    if len(names) == 1 and frame.index.dtype.kind in "iu" or not len(frame):
        return frame.reset_index(drop=True)
    if len(names) > 1:
        raise ValueError(
            f"the frame's index has {len(names)} levels (a MultiIndex), and one without a name: name all, as in "
            "frame.rename_axis(['from', 'to']), to have them as the first columns, or leave them out with "
            "reset_index(drop=True)"
        )
    raise ValueError(
        "the frame's index has no name and is no row numbers: name it, as in frame.rename_axis('id'), to have it "
        "as the first column, or leave it out with reset_index(drop=True)"
    )


def _as_arrow_has_them(frame: Any) -> Any:
    """The frame with columns of types that are pandas' alone as others have them; the frame itself without any.

    Periods become the times at which they start: as Arrow has them they would be numbers. Intervals, which it has as
    structures, become texts, and sparse columns are written out.
    """
    changed = None
    for place, kind in enumerate(frame.dtypes):
        column = frame.iloc[:, place]
        if _is(type(kind), "pandas", "CategoricalDtype"):
            names = _values_as_arrow_has_them(column.cat.categories)
            values = None if names is None else column.cat.rename_categories(names)
        else:
            values = _values_as_arrow_has_them(column)
        if values is not None:
            changed = frame.copy(deep=False) if changed is None else changed
            changed.isetitem(place, values)
    return frame if changed is None else changed


def _values_as_arrow_has_them(values: Any) -> Any:
    """A column or index of a type that is pandas' alone as one of another; ``None`` for all others."""
    kind = type(values.dtype).__name__ if type(values.dtype).__module__.startswith("pandas") else ""
    if kind == "PeriodDtype":
        return getattr(values, "dt", values).to_timestamp()
    if kind == "IntervalDtype":
        return values.astype(object).map(str, na_action="ignore")
    if kind == "SparseDtype":
        return values.sparse.to_dense()
    return None


def openable(streams: dict[str, Any]) -> dict[str, Any]:
    """Columns that can be open at once: a connection of DuckDB has one open result, so others are read whole."""
    of_duckdb = [
        name for name, columns in streams.items()
        if type(columns).__module__.split(".")[0] in ("duckdb", "_duckdb")
    ]
    return {
        name: _read_whole_of(name, columns) if name in of_duckdb[:-1] else columns for name, columns in streams.items()
    }


def _read_whole_of(name: str, columns: Any) -> Any:
    with naming(name):
        return read_whole(columns)


def read_whole(columns: Any) -> Any:
    """Columns read to their end: a table of pyarrow, or a frame of polars."""
    try:
        import pyarrow

        return pyarrow.table(columns)
    except ImportError:
        try:
            import polars
        except ImportError:
            raise TypeError(
                "several inputs of DuckDB, and a table of categories, need pyarrow or polars, and neither is installed"
            ) from None
        return polars.DataFrame(columns)


class _Schema(ctypes.Structure):
    """``struct ArrowSchema``."""


_Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(_Schema))), ("dictionary", ctypes.c_void_p),
    ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)), ("private_data", ctypes.c_void_p),
]


class _Array(ctypes.Structure):
    """``struct ArrowArray``."""

    _fields_ = [
        ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.c_void_p),
        ("children", ctypes.c_void_p), ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)), ("private_data", ctypes.c_void_p),
    ]


class _Stream(ctypes.Structure):
    """``struct ArrowArrayStream``."""

    _fields_ = [
        ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)),
        ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p),
    ]


def shape(columns: ArrowColumns) -> tuple[list[str], int]:
    """The columns' names and the number of rows."""
    capsule, address = stream(columns)
    source = _Stream.from_address(address)
    schema = _Schema()
    if source.get_schema(address, ctypes.addressof(schema)) != 0:
        raise RuntimeError("the columns can't be read")
    names = [(schema.children[place].contents.name or b"").decode() for place in range(schema.n_children)]
    schema.release(ctypes.addressof(schema))
    count = 0
    while True:
        batch = _Array()
        if source.get_next(address, ctypes.addressof(batch)) != 0:
            raise RuntimeError("the columns can't be read")
        if not batch.release:
            del capsule
            return names, count
        count += batch.length
        batch.release(ctypes.addressof(batch))
