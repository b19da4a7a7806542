"""Writes ``_options.py`` from what the library says of its commands: ``python -m sesame_graph._generate``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ._library import catalog
from ._messages import in_python, python_name

_HINTS = {
    "flag": "bool",
    "boolean": "bool",
    "number": "float",
    "text": "Text",
    "list": "Texts",
    "columns": "Columns",
    "document": "Document",
    "output": "Output",
    "path": "Path",
    "file": "Path",
}

# What functions take by names of their own.
_OWN = {
    "features": {"people"},
    "communities": {"people"},
    "enrich": {"people"},
    "explain": {"people", "person"},
    "influence": {"people", "person"},
    "report": {"people"},
    "graph-helps": {"people", "outcome"},
    "import": {"people", "output"},
    "bin": {"outcome"},
    "fit": {"outcome"},
    "validate": {"outcome"},
}

_HEAD = '''"""The options of the commands, as the library describes them. Made by ``_generate.py``."""

from __future__ import annotations

from typing import TypedDict

from ._words import Columns, Document, Output, Path, Text, Texts

'''


def text() -> str:
    """The module."""
    commands = catalog()
    parts = [_HEAD]
    for command in commands.values():
        parts.append(_typed_dict(command))
    parts.append("\n#: For each function its options: the type, the help, and the group.\n")
    parts.append("OPTIONS: dict[str, dict[str, tuple[str, str, str]]] = {\n")
    for command in commands.values():
        parts.append(f"    {_function(command)!r}: {{\n")
        for name, option in _options(command):
            described = (_HINTS[option["kind"]], _help(option), option["group"])
            parts.append(f"        {python_name(name)!r}: {described!r},\n")
        parts.append("    },\n")
    parts.append("}\n")
    return "".join(parts)


def _help(option: dict[str, Any]) -> str:
    """What an option does, as a reader who passes arguments understands it."""
    text = in_python(option["help"].replace("(-o; default: -, standard output)", "(default: with the result)"))
    text = re.sub(r"\s*\(may be given several times\)|; may be given several times", "", text)
    # There is no standard output here.
    text = text.replace(", and on standard output rows before a fault are there already", "")
    if option["kind"] == "output" and option["name"] != "output":
        text += "; True has it with the result"
    return text


def _typed_dict(command: dict[str, Any]) -> str:
    title = "".join(part.capitalize() for part in command["name"].split("-"))
    lines = [f"\nclass {title}Options(TypedDict, total=False):\n"]
    lines.append(f'    """Options of ``sesame {command["name"]}``."""\n\n')
    for name, option in _options(command):
        lines.append(f"    {python_name(name)}: {_HINTS[option['kind']]}\n")
    lines.append("\n")
    return "".join(lines)


def _options(command: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    own = _OWN.get(command["name"], set())
    return [(name, option) for name, option in command["options"].items() if name not in own]


def _function(command: dict[str, Any]) -> str:
    return str(command["name"]).replace("-", "_")


if __name__ == "__main__":
    path = Path(__file__).with_name("_options.py")
    if "--check" in sys.argv:
        sys.exit(0 if path.read_text(encoding="utf-8") == text() else f"{path} is out of date")
    path.write_text(text(), encoding="utf-8")
