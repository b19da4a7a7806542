"""Columns across the border: Arrow's C stream interface, in both directions, without a copy of a number."""

from __future__ import annotations

import ctypes
from typing import Any, Callable, Protocol, runtime_checkable

from ._library import library

_NAME = b"arrow_array_stream"

_get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_get_pointer.restype, _get_pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]


@runtime_checkable
class ArrowColumns(Protocol):
    """Anything with columns: of polars, pyarrow, DuckDB, pandas from 2.2, and results of this package."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with an Arrow stream."""


def stream(columns: Any) -> tuple[object, int]:
    """A capsule with the columns, which must be held, and the stream's address."""
    capsule = _without_row_numbers(columns).__arrow_c_stream__()
    return capsule, _get_pointer(capsule, _NAME)


def capsule(fill: Callable[[int], object]) -> object:
    """A capsule with a stream that a function fills, as often as it is asked for."""
    loaded = library()
    address = loaded.sesame_stream_create()
    try:
        fill(address)
        # Freed by the library, since no Python may run where capsules are destroyed.
        destroy = ctypes.cast(loaded.sesame_capsule_free, ctypes.c_void_p)
        return _new_capsule(address, loaded.sesame_capsule_name(), destroy)
    except BaseException:
        loaded.sesame_stream_free(address)
        raise


def _without_row_numbers(columns: Any) -> Any:
    """The frame without the unnamed index that pandas keeps of rows that were chosen or sorted."""
    if type(columns).__module__.split(".")[0] != "pandas":
        return columns
    index = getattr(columns, "index", None)
    if index is None or list(index.names) != [None]:
        return columns
    return columns.reset_index(drop=True)
