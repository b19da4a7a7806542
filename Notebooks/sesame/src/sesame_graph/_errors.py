"""What goes wrong, as exceptions with the text that the program prints."""

from __future__ import annotations

import re
from typing import Any

from ._library import catalog


class SesameWarning(UserWarning):
    """Something that a run went on in spite of, and that should be known."""


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


#: A command of the program in quotes, which stays, or an option, in quotes or not, and the word behind it.
_OPTION = re.compile(r"'sesame [^']*'|('?)--([a-z][a-z-]*)(?:([ =])([^\s';]+))?('?)")
_PLACEHOLDER = re.compile(r"\[?[A-Z][A-Z0-9\[\]|:=,.…]*")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
#: Words of sentences, which are no values even where an option's help has them.
_SENTENCE = {
    "and", "are", "as", "at", "both", "by", "for", "from", "has", "have", "in", "is", "it", "of", "once", "or",
    "one", "out", "say", "says", "takes", "that", "the", "those", "to", "where", "which", "with", "without",
}


def in_python(message: str) -> str:
    """A message of the program with keyword arguments in the place of its options."""
    if "--" not in message:
        return message
    options: dict[str, list[dict[str, Any]]] = {}
    for command in catalog().values():
        for option in command["options"].values():
            options.setdefault(option["name"], []).append(option)

    def keyword(found: re.Match[str]) -> str:
        opening, name, between, word, closing = found.groups()
        if name not in options:
            return found.group()
        python = name.replace("-", "_") + ("_" if name == "as" else "")
        word = word or ""
        rest = (between or "") + word + closing
        stop = word[len(word.rstrip(",.:)")):]
        value = _value(options[name], word.removesuffix(stop) if stop else word)
        if value is not None:
            return f"{opening}{python}={value}{stop}{closing}"
        if opening or message[: found.start()].endswith("leave "):
            return f"{opening}{python}{rest}"
        return python + ("=True" if options[name][0]["kind"] == "flag" else "=") + rest

    return _OPTION.sub(keyword, message)


def _value(options: list[dict[str, Any]], word: str) -> str | None:
    """The word behind an option, which commands may describe differently, as a value of Python's if it is one."""
    kind = options[0]["kind"]
    if not word or kind == "flag":
        return None
    if kind == "boolean" and word in ("yes", "no"):
        return str(word == "yes")
    if _PLACEHOLDER.fullmatch(word) or _NUMBER.fullmatch(word):
        return word
    if word[0].isdigit():
        return f'"{word}"'
    # Names of columns are theirs; other words are values if the option's help has them.
    if word in _SENTENCE or options[0]["value"].startswith(("C", "[C")) and word not in ("all", "none", "row"):
        return None
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    is_value = kind != "number" and word[0].isalpha() and any(pattern.search(option["help"]) for option in options)
    return f'"{word}"' if is_value else None
