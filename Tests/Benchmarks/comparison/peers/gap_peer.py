"""The reference kernels of the GAP benchmark suite, from a folder where they are built already.

They report times of their own, which are taken; trials are as many as sesame's repetitions."""

import re
import subprocess

PACKAGES = []


def output(case, program, *options):
    """What a program prints, without the rows of the graph's description."""
    command = [case.gap / program, "-f", case.folder / "gap.sg", *options]
    return subprocess.run(
        [str(word) for word in command], check=True, capture_output=True, text=True).stdout


def times(text, name="Trial Time"):
    return [float(value) for value in re.findall(rf"{name}:\s+([\d.]+)", text)]


def read(case):
    text = subprocess.run(
        [case.gap / "converter", "-s", "-f", case.folder / "gap.el", "-b", case.output],
        check=True, capture_output=True, text=True).stdout
    people, edges = map(int, re.search(r"has (\d+) nodes and (\d+) undirected edges", text).groups())
    return [times(text, "Read Time")[0] + times(text, "Build Time")[0]], {
        "friendships": float(edges)}


def triangles(case):
    text = output(case, "tc", "-n", 3, "-a")
    return times(text), {"triangles": int(re.search(r"(\d+) triangles", text).group(1))}


def components(case):
    text = output(case, "cc", "-n", 5, "-a")
    return times(text), {"components": int(re.search(r"(\d+) components", text).group(1))}


def pagerank(case):
    text = output(case, "pr", "-n", 1, "-i", 200, "-t", 1e-9, "-l")
    changes = re.findall(r"^\s*\d+\s+([\d.e+-]+)$", text, re.MULTILINE)
    return times(text), {"last change": float(changes[-1]), "steps": len(changes)}


STAGES = {"read": read, "triangles": triangles, "components": components, "pagerank": pagerank}
