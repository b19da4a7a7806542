"""Builds the library with Swift, and puts it beside the modules."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAME = "libsesame_c.dylib" if sys.platform == "darwin" else "libsesame_c.so"


def version() -> str:
    """The version that the library states."""
    source = (ROOT / "Sources/Sesame/SesameVersion.swift").read_text(encoding="utf-8")
    return re.search(r'current = "([^"]+)"', source).group(1)


def library() -> Path:
    """The library: the one that SESAME_LIBRARY names, or a new one of this clone."""
    given = os.environ.get("SESAME_LIBRARY")
    if given:
        return Path(given)
    if not (ROOT / "Package.swift").exists():
        sys.exit("sesame-graph is built in a clone of the project: pip install ./Notebooks/sesame")
    if shutil.which("swift") is None:
        sys.exit("sesame-graph is built with Swift 6.3 or newer, and there is no 'swift': see https://swift.org/install")
    # Swift's own libraries go into this one, so that it runs where Swift is not installed.
    command = ["swift", "build", "--configuration", "release", "--product", "sesame_c",
               "--scratch-path", str(ROOT / ".build/python")]
    if sys.platform == "linux":
        command += ["-Xswiftc", "-static-stdlib"]
    subprocess.run(command, cwd=ROOT, check=True)
    folder = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return Path(folder.stdout.strip()) / NAME


class BuildWithLibrary(build_py):
    """Also copies the library, and the project's licence, of which a copy has to go along."""

    def run(self) -> None:
        super().run()
        # An editable installation finds it beside the sources.
        folder = HERE / "src/sesame_graph" if self.editable_mode else Path(self.build_lib) / "sesame_graph"
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / NAME
        shutil.copy2(library(), target)
        if sys.platform == "linux" and shutil.which("strip"):
            subprocess.run(["strip", "--strip-unneeded", str(target)], check=True)
        shutil.copy2(ROOT / "LICENSE", folder / "LICENSE")


class WheelOfPlatform(bdist_wheel):
    """A wheel for every Python of one platform: nothing in it is compiled for a version of Python."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self) -> tuple[str, str, str]:
        return ("py3", "none", super().get_tag()[2])


class DistributionWithLibrary(Distribution):
    """Not pure: it holds a library."""

    def has_ext_modules(self) -> bool:
        return True


setup(
    version=version(),
    cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": WheelOfPlatform},
    distclass=DistributionWithLibrary,
)
