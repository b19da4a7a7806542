"""How time and memory grow with the graph: sesame alone, on streamed graphs."""

import json
import os
import shutil
import sys
from pathlib import Path

from . import machine
from .graphs import COMMUNITIES
from .measuring import call

STAGES = ["degree", "aggregates-1", "triangles", "coreness", "pagerank", "components",
          *(stage for stage in COMMUNITIES if not stage.endswith("-1")), "save", "open"]
# Beyond that the machines that we measure on have not enough memory for them.
MOST_FOR_COMMUNITIES = 64_000_000
ROW_BYTES = 20 + 10  # of the largest file of friendships and of its snapshot, per row
PEOPLE_BYTES = 16


def most_bytes(entry):
    """What reading and building may take at most: what the README states, per row of the list and
    for each person's identifier, place and column; and what does not grow."""
    return 20 * entry["friendships"] + 120 * entry["people"] + (256 << 20)


def too_large(results):
    """A sentence for each size whose graph took more memory to read and build than it may."""
    return [f"{entry['friendships'] / 1e6:.0f} million friendships: reading and building took "
            f"{load['ownBytes'] / 2**20:,.0f} MiB, more than {most_bytes(entry) / 2**20:,.0f}"
            for entry in results["sizes"] for load in entry.get("stages", [])[:1]
            if load["ownBytes"] > most_bytes(entry)]


def grow(program, work, options):
    """The measurements at each size that fits disk and memory, with reasons for those that do not."""
    results = {"machine": machine.described(), "threads": options.threads, "sizes": []}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    bytes_each = 0
    for millions in map(int, options.sizes.split(",")):
        friendships = millions * 1_000_000
        people = friendships // 10
        entry = {"friendships": friendships, "people": people}
        results["sizes"].append(entry)
        disk = friendships * ROW_BYTES + people * PEOPLE_BYTES
        free = shutil.disk_usage(work).free
        if disk * 1.1 > free:
            entry["failure"] = f"needs {disk / 2**30:.0f} GiB of disk, {free / 2**30:.0f} are free"
        elif bytes_each * friendships > 0.9 * memory:
            entry["failure"] = (f"would take about {bytes_each * friendships / 2**30:.0f} GiB of "
                                f"memory, of {memory / 2**30:.0f}")
        else:
            measure(program, work / f"growth-{millions}", entry, options)
        print(f"{millions} million friendships: {told(entry)}", file=sys.stderr)
        if "failure" in entry:
            break
        bytes_each = max(stage["peakBytes"] for stage in entry["stages"]) / friendships
    return results


def told(entry):
    if "failure" in entry:
        return entry["failure"]
    return ", ".join(f"{stage['stage']} {min(stage['seconds']):.3g} s" for stage in entry["stages"])


def measure(program, folder, entry, options):
    """Generates, measures every stage in one process, and removes the files."""
    limit = max(600, entry["friendships"] / 100_000)
    try:
        made = call([program, "generate", folder, "--people", entry["people"], "--friendships",
                     entry["friendships"], "--repetitions", "yes", "--columns", 1],
                    limit, options.threads)
        if "failure" not in made:
            edges = folder / "edges.csv"
            entry["bytes"] = edges.stat().st_size
            stages = [stage for stage in STAGES if stage not in COMMUNITIES
                      or entry["friendships"] <= MOST_FOR_COMMUNITIES]
            made = call([program, "stage", ",".join(stages), "--edges", edges, "--people",
                         Path(folder) / "people.csv", "--threads", options.threads,
                         "--watch-memory", "yes", "--output", Path(folder) / "graph"],
                        # What is reserved and not used counts as well; sesame sees to its own limit.
                        limit, options.threads, memory=2)
        if "failure" in made:
            entry["failure"] = made["failure"]
        else:
            entry["stages"] = json.loads(made["text"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
