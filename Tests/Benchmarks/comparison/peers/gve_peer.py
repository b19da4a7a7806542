"""GVE-Leiden, GVE-Louvain and GVE-RAK, from a folder where they are built already.

They report times of their own, without loading, and their division's modularity, which are taken;
people's communities are not printed."""

import re
import subprocess

PACKAGES = []


def divided(program, technique):
    def work(case):
        # The matrix file holds each friendship once, and is neither symmetric nor weighted to it.
        text = subprocess.run([case.gve / program, str(case.folder / "gve.mtx"), "0", "0"],
                              check=True, capture_output=True, text=True).stdout
        line = next(line for line in text.splitlines() if line.endswith(technique))
        times = [float(re.search(r"\{([\d.]+)ms", line).group(1)) / 1000]
        numbers = {"modularity": float(re.search(r"([\d.]+) modularity", line).group(1))}
        pieces = re.search(r"(\d+)/(\d+) disconnected", line)
        if pieces:
            numbers |= {"communities": int(pieces.group(2)), "disconnected": int(pieces.group(1))}
        return times, numbers
    return work


STAGES = {
    "leiden": divided("leiden", "leidenStaticOmp"),
    "leiden-1": divided("leiden", "leidenStaticOmp"), "louvain": divided("leiden", "louvainStaticOmp"),
    "louvain-1": divided("leiden", "louvainStaticOmp"),
    "label-propagation": divided("rak", "rakStaticOmp"),
}
