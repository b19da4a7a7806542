"""What goes wrong, as exceptions with the text that the program prints."""

from __future__ import annotations

from typing import Any


class SesameWarning(UserWarning):
    """Something that a run went on in spite of, and that should be known.

    Where warnings are errors (``warnings.simplefilter("error")``), it is raised once the work is done: files are
    written then.

    Attributes:
        result: What the function would have returned, or the :class:`Graph`, of a warning that is raised; else
            ``None``. Its ``warnings`` are the texts of all of them.
    """

    result: Any = None


class Error(Exception):
    """A run that failed; its text names the place, the problem and the remedy.

    Attributes:
        code: The status with which the program would end, after sysexits.h.
        result: What there is all the same, as of a table that does not add up; mostly ``None``.
    """

    code: int = 70
    result: Any = None


class UsageError(Error, ValueError):
    """What is asked for does not make sense, whatever the data are."""

    code = 64


class DataError(Error, ValueError):
    """The data are wrong, or say what was not expected."""

    code = 65


class NoInputError(Error, FileNotFoundError):
    """An input is not there, or can't be opened."""

    code = 66


class UnavailableError(Error, OSError):
    """A program, a library or a server that is needed is not there."""

    code = 69


class InternalError(Error, RuntimeError):
    """Something that should not happen."""

    code = 70


class CannotCreateError(Error, OSError):
    """An output can't be created."""

    code = 73


class InputOutputError(Error, OSError):
    """Reading or writing failed, or there is too little memory."""

    code = 74


class RefusedError(Error):
    """What ``fail_on`` does not allow."""

    code = 77


class Cancelled(Error):
    """The run was stopped."""

    code = 130


_BY_CODE = {
    kind.code: kind
    for kind in (
        UsageError,
        DataError,
        NoInputError,
        UnavailableError,
        InternalError,
        CannotCreateError,
        InputOutputError,
        RefusedError,
        Cancelled,
    )
}


def of_status(status: int, message: str, result: Any) -> Error:
    """The exception of a status."""
    error = _BY_CODE.get(status, InternalError)(message)
    error.code = status
    error.result = result
    return error
