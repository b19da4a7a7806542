"""Finds the library, and says what its functions take and return."""

from __future__ import annotations

import ctypes
import functools
import json
import os
import sys
from pathlib import Path
from typing import Any

_NAME = "libsesame_c.dylib" if sys.platform == "darwin" else "libsesame_c.so"

_pointer, _text = ctypes.c_void_p, ctypes.c_char_p
# Runs and graphs have numbers, of which the library knows which ones are still held.
_number = ctypes.c_uint64

# A function, what it returns, and what it takes. Texts that are returned are ours, and freed by owned.
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "sesame_text_free": (None, [_pointer]),
    "sesame_version": (_pointer, []),
    "sesame_catalog": (_pointer, []),
    "sesame_help": (_pointer, [_text]),
    "sesame_run_create": (_number, [ctypes.POINTER(_text), ctypes.c_ssize_t]),
    "sesame_run_add_stream": (None, [_number, _text, _pointer]),
    "sesame_run_add_graph": (ctypes.c_bool, [_number, _text, _number]),
    "sesame_run_add_text": (None, [_number, _text, _text]),
    "sesame_run_start": (None, [_number]),
    "sesame_run_wait": (ctypes.c_bool, [_number, ctypes.c_int32]),
    "sesame_run_fraction": (ctypes.c_double, [_number]),
    "sesame_run_stage": (_pointer, [_number]),
    "sesame_run_cancel": (None, [_number]),
    "sesame_run_free": (None, [_number]),
    "sesame_close": (ctypes.c_bool, [ctypes.c_int32]),
    "sesame_run_status": (ctypes.c_int32, [_number]),
    "sesame_run_message": (_pointer, [_number]),
    "sesame_run_seconds": (ctypes.c_double, [_number]),
    "sesame_run_summary": (_pointer, [_number]),
    "sesame_run_warning_count": (ctypes.c_ssize_t, [_number]),
    "sesame_run_warning": (_pointer, [_number, ctypes.c_ssize_t]),
    "sesame_run_result_count": (ctypes.c_ssize_t, [_number]),
    "sesame_run_result_name": (_pointer, [_number, ctypes.c_ssize_t]),
    "sesame_run_result_kind": (_pointer, [_number, ctypes.c_ssize_t]),
    "sesame_run_result_text": (_pointer, [_number, ctypes.c_ssize_t, _text]),
    "sesame_run_result_stream": (ctypes.c_bool, [_number, ctypes.c_ssize_t, _pointer]),
    "sesame_run_result_graph": (_number, [_number, ctypes.c_ssize_t]),
    "sesame_graph_person_count": (ctypes.c_ssize_t, [_number]),
    "sesame_graph_friendship_count": (ctypes.c_ssize_t, [_number]),
    "sesame_graph_edges": (ctypes.c_bool, [_number, _pointer]),
    "sesame_graph_free": (None, [_number]),
    "sesame_stream_create": (_pointer, []),
    "sesame_stream_free": (None, [_pointer]),
    "sesame_capsule_prepare": (None, [_pointer]),
    "sesame_capsule_name": (_pointer, []),
}


# Functions of Python's own. What ctypes.pythonapi has as attributes belongs to everyone in the process, so that
# what they take and return is said here of functions that are ours alone.
pointer_of_capsule = ctypes.PYFUNCTYPE(_pointer, ctypes.py_object, _text)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
new_capsule = ctypes.PYFUNCTYPE(ctypes.py_object, _pointer, _pointer, _pointer)(
    ("PyCapsule_New", ctypes.pythonapi)
)


def _path() -> Path:
    given = os.environ.get("SESAME_LIBRARY")
    if given:
        return Path(given)
    return Path(__file__).with_name(_NAME)


#: The process whose threads the library has; none before the first run.
_process: int | None = None


def claim_process() -> None:
    """Remembers the process that runs something: the library's threads are here and in no copy of it."""
    global _process
    library()
    _process = os.getpid()


def is_forked() -> bool:
    """Whether this process is a copy of one that had runs; the library's threads did not come along."""
    return _process is not None and _process != os.getpid()


def was_used_here() -> bool:
    """Whether this very process had runs."""
    return _process == os.getpid()


def library() -> ctypes.CDLL:
    """The library, loaded once. Its functions are called without the interpreter's lock.

    Raises:
        RuntimeError: In a process that was forked from one that had runs, where a call would wait for ever.
    """
    if is_forked():
        raise RuntimeError(
            "this process was forked from one that has used sesame_graph, and the library's threads did not come "
            "along; start processes with multiprocessing.get_context('spawn'), or use sesame_graph only in them"
        )
    return _loaded()


@functools.cache
def _loaded() -> ctypes.CDLL:
    path = _path()
    try:
        loaded = ctypes.CDLL(str(path))
    except OSError as error:
        raise ImportError(
            f"{path}: the library can't be loaded ({error}); install the package with pip, or name a library "
            "that 'swift build --product sesame_c' made in SESAME_LIBRARY"
        ) from error
    for name, (returned, taken) in _FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = returned, taken
    loaded.sesame_capsule_prepare(ctypes.cast(pointer_of_capsule, ctypes.c_void_p))
    return loaded


def owned(pointer: int | None) -> str | None:
    """The text at a pointer that the library returned, whose memory is given back."""
    if pointer is None:
        return None
    try:
        return ctypes.string_at(pointer).decode("utf-8")
    finally:
        library().sesame_text_free(pointer)


def version() -> str:
    """The version of the library."""
    return owned(library().sesame_version()) or ""


@functools.cache
def catalog() -> dict[str, dict[str, Any]]:
    """The commands by name, as the library describes them."""
    commands = json.loads(owned(library().sesame_catalog()) or "{}")["commands"]
    for command in commands:
        command["options"] = {
            option["name"].replace("-", "_"): option for option in command["options"]
        }
    return {command["name"]: command for command in commands}


def command_help(name: str) -> str | None:
    """The program's help on a command."""
    return owned(library().sesame_help(name.encode("utf-8")))
