"""Instructions per friendship, which no other load on the machine changes: by valgrind."""

import os
import re
import shutil
import subprocess
import sys

from . import machine

PEOPLE, FRIENDSHIPS, ROWS = 20_000, 200_000, 20_000
STAGES = ["read", "read-names", "degree", "aggregates-1", "aggregates-5", "triangles", "coreness",
          "pagerank", "components", "save", "open", "write"]


def counted(program, stage, folder, repetitions):
    """The instructions of a process that runs a stage so many times, on one thread."""
    edges = folder / ("edges-names.csv" if stage == "read-names" else "edges.csv")
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "stage",
               stage.replace("read-names", "read"), "--edges", edges, "--rows", ROWS, "--threads", 1,
               "--output", folder / "output.csv", "--repeat", repetitions]
    if not stage.startswith("read"):
        command += ["--people", folder / "people.csv"]
    found = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                           check=True, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    return int(re.search(r"Collected : (\d+)", found.stderr).group(1))


def count_instructions(program, work, earlier):
    """Two repetitions less one: what comes before and after a stage is not counted."""
    if not shutil.which("valgrind"):
        sys.exit("compare.py: --instructions needs valgrind")
    folder = work / "instructions"
    folder.mkdir(exist_ok=True)
    bare = folder / "program"  # valgrind stumbles over Swift's debugging symbols
    subprocess.run(["strip", "-o", str(bare), str(program)], check=True)
    subprocess.run([str(word) for word in (
        program, "generate", folder, "--people", PEOPLE, "--friendships", FRIENDSHIPS, "--names",
        "yes", "--columns", 5)], check=True)
    results = {"machine": machine.described(), "people": PEOPLE, "friendships": FRIENDSHIPS,
               "rows": ROWS, "stages": {}}
    for stage in STAGES:
        once, twice = (counted(bare, stage, folder, times) for times in (1, 2))
        results["stages"][stage] = twice - once
        before = earlier.get("stages", {}).get(stage)
        change = f", {(twice - once) / before - 1:+.1%} from before" if before else ""
        print(f"{stage}: {(twice - once) / FRIENDSHIPS:.1f} a friendship{change}", file=sys.stderr)
    shutil.rmtree(folder)
    return results
