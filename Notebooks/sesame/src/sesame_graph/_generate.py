"""Writes ``_options.py`` from what the library says of its commands: ``python -m sesame_graph._generate``."""

from __future__ import annotations

import keyword
import sys
from pathlib import Path
from typing import Any

from ._errors import in_python
from ._library import catalog

_HINTS = {
    "flag": "bool",
    "boolean": "bool",
    "number": "float",
    "text": "Text",
    "list": "Texts",
    "columns": "Columns",
    "document": "Document",
    "output": "Output",
    "file": "str | os.PathLike[str]",
}

# What functions take by names of their own.
_OWN = {
    "features": {"people"},
    "communities": {"people"},
    "enrich": {"people"},
    "explain": {"people", "person"},
    "influence": {"people", "person"},
    "graph-helps": {"people", "outcome"},
    "import": {"people", "output"},
    "bin": {"outcome"},
    "fit": {"outcome"},
    "validate": {"outcome"},
}

_HEAD = '''"""The options of the commands, as the library describes them. Made by ``_generate.py``."""

from __future__ import annotations

import os
from typing import TypedDict

from ._words import Columns, Document, Output, Text, Texts

'''


def text() -> str:
    """The module."""
    commands = catalog()
    parts = [_HEAD]
    for command in commands.values():
        parts.append(_typed_dict(command))
    parts.append("\n#: For each function its options: the type, and the help.\n")
    parts.append("OPTIONS: dict[str, dict[str, tuple[str, str]]] = {\n")
    for command in commands.values():
        parts.append(f"    {_function(command)!r}: {{\n")
        for name, option in _options(command):
            parts.append(f"        {_python(name)!r}: ({_HINTS[option['kind']]!r}, {in_python(option['help'])!r}),\n")
        parts.append("    },\n")
    parts.append("}\n")
    return "".join(parts)


def _typed_dict(command: dict[str, Any]) -> str:
    title = "".join(part.capitalize() for part in command["name"].split("-"))
    lines = [f"\nclass {title}Options(TypedDict, total=False):\n"]
    lines.append(f'    """Options of ``sesame {command["name"]}``."""\n\n')
    for name, option in _options(command):
        lines.append(f"    {_python(name)}: {_HINTS[option['kind']]}\n")
    lines.append("\n")
    return "".join(lines)


def _options(command: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    own = _OWN.get(command["name"], set())
    return [(name, option) for name, option in command["options"].items() if name not in own]


def _function(command: dict[str, Any]) -> str:
    return str(command["name"]).replace("-", "_")


def _python(name: str) -> str:
    return name + "_" if keyword.iskeyword(name) else name


if __name__ == "__main__":
    path = Path(__file__).with_name("_options.py")
    if "--check" in sys.argv:
        sys.exit(0 if path.read_text(encoding="utf-8") == text() else f"{path} is out of date")
    path.write_text(text(), encoding="utf-8")
