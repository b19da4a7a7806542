"""The program's messages in the words of Python: keyword arguments in the place of options."""

from __future__ import annotations

import functools
import json
import keyword
import re
from typing import Any

from ._library import catalog

#: A command of the program in quotes; an option, in quotes or not, and the word behind it, which may be quoted as
#: for a shell; or an operand.
_WORDS = re.compile(
    r"'sesame (?P<command>[a-z-]+)(?P<rest>[^']*)'"
    r"|(?P<opening>'?)--(?P<name>[a-z][a-z-]*)"
    r"(?:(?P<between>[ =])(?P<value>'(?:[^']|'\\'')*'(?!\w)|[^\s';]+))?(?P<closing>'?)"
    r"|(?<![\w='\"/.-])(?P<operand>EDGES|BEFORE|AFTER|CLAIMS)(?![\w'\"/.:-])"
)
_PLACEHOLDER = re.compile(r"\[?[A-Z][A-Z0-9\[\]|:=,.…]*")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LEAVING = re.compile(r"\bleave (?:--[a-z-]+(?:,| or| and) )*$")
#: Words of sentences, which are no values even where an option's help has them.
_SENTENCE = {
    "and", "are", "as", "at", "both", "by", "for", "from", "has", "have", "in", "is", "it", "of", "once", "or",
    "one", "out", "say", "says", "takes", "that", "the", "those", "to", "where", "which", "with", "without",
}


def without_traceback(message: str) -> str:
    """The message of a failure in the inputs' own Python without what Python says of it, which is its cause."""
    for start in ("Detail: Python exception", "Traceback (most recent call last)"):
        before = message.partition(start)[0]
        if before != message:
            message = before.rstrip(" .;:,(\\n")
    return message


def in_python(message: str) -> str:
    """A message of the program with functions and keyword arguments in the place of commands and options."""
    return _WORDS.sub(lambda found: _replaced(found, message), message)


def python_name(option: str) -> str:
    """What an option of the program, without its dashes, is called as an argument."""
    name = option.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


@functools.cache
def _options() -> dict[str, list[dict[str, Any]]]:
    """The options by name, as each command that has one describes it."""
    options: dict[str, list[dict[str, Any]]] = {}
    for command in catalog().values():
        for option in command["options"].values():
            options.setdefault(option["name"], []).append(option)
    return options


def _replaced(found: re.Match[str], message: str) -> str:
    if found["command"]:
        return _call(found["command"], found["rest"].split())
    if found["operand"]:
        return found["operand"].lower()
    if found["name"] not in _options():
        return found.group()
    return _argument(found, is_left_out=bool(_LEAVING.search(message[: found.start()])))


def _call(command: str, words: list[str]) -> str:
    """A command line as a call."""
    if command == "help":
        return f"help(sesame_graph.{words[0].replace('-', '_')})" if words else "help(sesame_graph)"
    if command == "import":
        return "Graph(edges).write(FILE)" if words else "Graph()"
    arguments: list[str] = []
    for place, word in enumerate(words):
        if word.startswith("--") and word[2:] in _options():
            value = words[place + 1] if place + 1 < len(words) and not words[place + 1].startswith("--") else ""
            is_flag = _options()[word[2:]][0]["kind"] == "flag"
            shown = "True" if is_flag else _value(_options()[word[2:]], value, "") if value else None
            arguments.append(f"{python_name(word[2:])}={shown or ''}")
        elif not place or not words[place - 1].startswith("--"):
            arguments.append(word)
    return f"{command.replace('-', '_')}({', '.join(arguments)})"


def _argument(found: re.Match[str], is_left_out: bool) -> str:
    opening, name, between, word, closing = (
        found[each] or "" for each in ("opening", "name", "between", "value", "closing")
    )
    options, python = _options()[name], python_name(name)
    if word.startswith("'") and not opening and options[0]["kind"] != "flag":
        return f"{python}={_quoted(word, options)}{closing}"
    stop = word[len(word.rstrip(",.:)")):]
    value = _value(options, word.removesuffix(stop) if stop else word, stop)
    if value is not None:
        return f"{opening}{python}={value}{stop}{closing}"
    rest = between + word + closing
    if opening or is_left_out:
        return f"{opening}{python}{rest}"
    return python + ("=True" if options[0]["kind"] == "flag" else "=") + rest


def _quoted(word: str, options: list[dict[str, Any]]) -> str:
    """A word in a shell's quotes as Python has it; an element of a list that is quoted in turn, as a list of one."""
    text, kind = word[1:-1].replace("'\\''", "'"), options[0]["kind"]
    if any(text == option["value"].split(",")[0] for option in options):
        return text  # what stands for a value
    if kind == "boolean" and text in ("yes", "no"):
        return str(text == "yes")
    if kind == "list" and len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return "[" + _text(text[1:-1].replace('""', '"')) + "]"
    return _text(text)


def _text(text: str) -> str:
    """A text as Python has it, in double quotes unless it has some."""
    return repr(text) if '"' in text else json.dumps(text, ensure_ascii=False)


def _value(options: list[dict[str, Any]], word: str, stop: str) -> str | None:
    """The word behind an option, which commands may describe differently, as a value of Python's if it is one."""
    kind = options[0]["kind"]
    if not word or kind == "flag":
        return None
    if kind == "boolean" and word in ("yes", "no"):
        return str(word == "yes")
    if _PLACEHOLDER.fullmatch(word):
        key, equals, value = word.partition("=")
        return f"{{{key}: {value}}}" if equals else word
    if _NUMBER.fullmatch(word):
        return word
    if word[0].isdigit():
        return f'"{word}"'
    # Names of columns are theirs; other words are values if the option's help has them.
    is_of_column = options[0]["value"].startswith(("C", "[C")) and word not in ("all", "none", "row")
    if is_of_column or word in _SENTENCE and not stop:
        return None
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    is_value = kind != "number" and word[0].isalpha() and any(pattern.search(option["help"]) for option in options)
    return f'"{word}"' if is_value else None
