#!/usr/bin/env python3
"""Asks for the verdict on the demo's graph when records are paired at random, with 20 seeds.

usage: random_pairings.py SESAME

SESAME is the program. Writes random-pairings.csv beside this file: a row per seed. Friends foretell
nothing here, so a verdict other than no evidence is a mistake.
"""
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "Graphs" / "lastfm-credit"


def main(program):
    with open(DEMO / "people-control.csv", newline="") as file:
        header, *rows = list(csv.reader(file))
    lines = ["seed,conclusion,reason,difference,lower,upper,p_value,placebo_least,placebo_most,"
             "homophily,homophily_p_value"]
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "people.csv"
        for seed in range(1, 21):
            records = [row[1:] for row in rows]
            random.Random(seed).shuffle(records)
            with open(table, "w", newline="") as file:
                csv.writer(file).writerows(
                    [header] + [[row[0], *record] for row, record in zip(rows, records)])
            run = subprocess.run(
                [program, "graph-helps", DEMO / "edges.csv", "--people", table, "--outcome",
                 "default_next_month", "--seed", str(seed), "--format", "json", "--quiet"],
                check=True, stdout=subprocess.PIPE)
            found = json.loads(run.stdout)
            verdict, outcome = found["verdict"], found["homophily"][0]
            difference = verdict["difference"]
            lines.append(",".join([
                str(seed), verdict["conclusion"], verdict["reason"],
                *(f"{difference[name]:.4f}" for name in ("value", "lower", "upper")),
                f"{verdict['p_value']:.4f}",
                *(f"{value:.4f}" for value in (min(found["placebos"]), max(found["placebos"]))),
                f"{outcome['coefficient']:.4f}",
                f"{outcome['p_value']:.4f}"]))
            print(lines[-1], flush=True)
    (HERE / "random-pairings.csv").write_bytes(("\n".join(lines) + "\n").encode("ascii"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
