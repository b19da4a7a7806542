"""The tables and plots of the results in a folder.

    python -m comparison.render FOLDER
"""

import json
import sys
from pathlib import Path

from . import growth_report, report
from .machine import sentence


def instructions(results):
    per_friendship = results["friendships"]
    lines = ["# Instructions", "",
             f"By valgrind on one thread, of one repetition: {results['people']:,} people, "
             f"{per_friendship:,} friendships; the table that is written has {results['rows']:,} "
             f"rows of 30 columns. Measured on {sentence(results['machine'])}", "",
             "| stage | instructions | per friendship |", "|---|---:|---:|"]
    for stage, count in results["stages"].items():
        each = (f"{count / results['rows'] / 30:,.1f} per field" if stage == "write"
                else f"{count / per_friendship:,.1f}")
        lines.append(f"| {(report.TITLES | growth_report.LABELS).get(stage, stage)} | {count:,} | {each} |")
    return "\n".join(lines) + "\n"


def main():
    folder = Path(sys.argv[1])
    for name, text, plot in (
        ("comparison", report.markdown, report.plot),
        ("growth", growth_report.markdown, growth_report.plot),
        ("instructions", instructions, None),
    ):
        path = folder / f"{name}.json"
        if not path.exists():
            continue
        results = json.loads(path.read_text())
        (folder / f"{name}.md").write_text(text(results))
        if plot:
            plot(results, folder / f"{name}.svg")
        print(f"{folder / name}.md", file=sys.stderr)


if __name__ == "__main__":
    main()
