"""What the figures were measured on."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path


def described():
    """The machine, the versions and the commit."""
    root = Path(__file__).resolve().parent
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{os.cpu_count()} cores of {model}",
        "memory": f"{memory:.0f} GiB",
        "system": system(),
        "swift": said("swift", "--version").partition("Swift version ")[2].partition(" ")[0],
        "igraph": said("pkg-config", "--modversion", "igraph"),
        "python": platform.python_version(),
        "commit": said("git", "-C", root, "rev-parse", "--short", "HEAD"),
        "date": date.today().isoformat(),
        "load": round(os.getloadavg()[0], 1),
    }


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform()


def said(*command):
    try:
        found = subprocess.run(
            [str(word) for word in command], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()


def sentence(machine):
    return (f"{machine['processor']}, {machine['memory']}, {machine['system']}; Swift "
            f"{machine['swift']}, libigraph {machine['igraph']}, Python {machine['python']}; commit "
            f"{machine['commit']}, {machine['date']}, load average {machine['load']} at the start.")
