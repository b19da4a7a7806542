"""GVE-Leiden, GVE-Louvain and GVE-RAK, called by gve.cxx, from a folder where it is built already.

The time is that of the call, which takes memory as everyone's does; GVE's own clock starts later. The
division's modularity is GVE's own account; people's communities are not printed."""

import json
import subprocess

PACKAGES = []


def divided(program, method):
    def work(case):
        # The matrix file holds each friendship once, and is neither symmetric nor weighted to it.
        text = subprocess.run([case.gve / program, str(case.folder / "gve.mtx"), method],
                              check=True, capture_output=True, text=True).stdout
        found = json.loads(text.splitlines()[-1])
        times = [found.pop("seconds")]
        return times, found
    return work


STAGES = {
    "leiden": divided("leiden", "leiden"), "leiden-1": divided("leiden", "leiden"),
    "louvain": divided("leiden", "louvain"), "louvain-1": divided("leiden", "louvain"),
    "label-propagation": divided("rak", "rak"),
}
