#!/usr/bin/env python3
"""Holds every rendering of random score models against scores added up by hand.

usage: renderings.py SESAME [--models N] [--records N] [--postgresql DSN] [--jpmml] [--spark] [--write]

SESAME is the program. For each model the records are scored by the program, by the program with the model that
it printed as JSON, by the statements of SQL in DuckDB and, where asked for, PostgreSQL (a libpq connection string) and
Spark, and by the PMML document in the evaluator of engines.py and, with --jpmml, in JPMML-Evaluator (needs Java).
Not one point, status, band or reason may differ. --write makes the files in renderings/ anew.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "renderings"))

import cards
import engines

FORMS = {"json": "json", "table": "txt", "markdown": "md", "pmml": "pmml", "sql-duckdb": "duckdb.sql",
         "sql-postgresql": "postgresql.sql", "sql-spark": "spark.sql"}
TOO_LITTLE = "not assessable: too few points rest on data"


def run(program, *words):
    done = subprocess.run([program, *map(str, words)], stderr=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")


def write_table(path, table):
    with open(path, "w", encoding="utf-8") as file:
        for number, row in enumerate(zip(*(values for _, values in table.values()))):
            record = {"id": str(number)}
            record.update((name, value) for name, value in zip(table, row) if value is not None)
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def program_scores(program, model, people, out):
    run(program, "score", people, "--model", model, "--quiet", "-o", out)
    with open(out, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [engines.chosen(row) for row in rows]


def differences(name, expected, found):
    """Counts rows that differ, and tells the first."""
    assert len(expected) == len(found), f"{name}: {len(found)} rows"
    odd = [row for row, (left, right) in enumerate(zip(expected, found)) if left != right]
    if odd:
        print(f"  {name}: {len(odd)} differ, first in row {odd[0]}:\n    {expected[odd[0]]}\n    {found[odd[0]]}")
    return len(odd)


def in_pmml(card, row, expected):
    """What a document of PMML can say of a row's scores: no categories, no share, shared texts by code."""
    result = {name: value for name, value in expected.items() if name not in cards.CATEGORIES}
    if result["score_status"].endswith("are needed"):
        result["score_status"] = TOO_LITTLE
    if "score" in result:
        for name in engines.REASONS:
            result.pop(name, None)
        codes = cards.codes(card, row)
        always = [code for name, code in codes[4:] if name == cards.always_given(card)]
        result.update(zip(engines.REASONS, [code for _, code in codes[:4]] + always))
    return result


def told(card, table, expected):
    """The records with the column that tells points of relationships, where friends' scores need it."""
    if not any("kind" in part for category in card["categories"] for part in category["characteristics"]):
        return table
    points = [row.get(cards.CATEGORIES[4]) for row in expected]
    return {**table, cards.CATEGORIES[4]: ("whole", points)}


def check(number, options, connections, folder):
    """Compares one model's renderings; the number of differences."""
    friends = number % 5 == 0
    card = cards.model(number, friends)
    table = cards.records(card, options.records, number)
    rows = [dict(zip(table, row)) for row in zip(*(values for _, values in table.values()))]
    adder = cards.Adder(card)
    expected = [adder.score(row) for row in rows]
    model, people = folder / "model.json", folder / "people.jsonl"
    model.write_text(json.dumps(card), encoding="utf-8")
    write_table(people, table)
    files = {form: folder / f"printed.{ending}" for form, ending in FORMS.items()}
    for form, path in files.items():
        run(options.program, "model", model, "--as", form, "-o", path)
    texts = {form: path.read_text(encoding="utf-8") for form, path in files.items()}
    found = differences("program", expected, program_scores(options.program, model, people, folder / "s.jsonl"))
    again = program_scores(options.program, files["json"], people, folder / "s.jsonl")
    found += differences("JSON read back", expected, again)
    table = told(card, table, expected)
    found += differences("DuckDB", expected, engines.duckdb(texts["sql-duckdb"], table))
    if "postgresql" in connections:
        scores = engines.postgresql(texts["sql-postgresql"], table, connections["postgresql"])
        found += differences("PostgreSQL", expected, scores)
    if "spark" in connections:
        found += differences("Spark", expected, engines.spark(texts["sql-spark"], table, connections["spark"]))
    if friends:
        # Without a score there are no points to tell, so that these rows have no result.
        keep = [place for place, row in enumerate(expected) if "score" in row]
        table = {name: (kind, [values[place] for place in keep]) for name, (kind, values) in table.items()}
        rows, expected = [rows[place] for place in keep], [expected[place] for place in keep]
    wanted = [in_pmml(card, row, result) for row, result in zip(rows, expected)]
    found += differences("PMML", wanted, engines.scorecard(texts["pmml"], table))
    if options.jpmml:
        found += differences("JPMML", wanted, engines.jpmml(str(files["pmml"]), table))
    return found


def write_golden(options):
    """Writes a few models with records, scores and renderings for the tests of Swift."""
    for number in (1, 2, 3, 5):
        card = cards.model(number, number % 5 == 0)
        table = cards.records(card, 60, number)
        rows = [dict(zip(table, row)) for row in zip(*(values for _, values in table.values()))]
        adder = cards.Adder(card)
        folder = HERE / "renderings" / f"model-{number}"
        folder.mkdir(exist_ok=True)
        (folder / "model.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        write_table(folder / "people.jsonl", table)
        with open(folder / "scores.jsonl", "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(adder.score(row), ensure_ascii=False) + "\n")
        for form, ending in FORMS.items():
            run(options.program, "model", folder / "model.json", "--as", form, "-o", folder / f"printed.{ending}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--models", type=int, default=20)
    parser.add_argument("--records", type=int, default=100000)
    parser.add_argument("--postgresql")
    parser.add_argument("--jpmml", action="store_true")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.program = str(pathlib.Path(options.program).resolve())
    connections = engines.connections(options)
    if options.write:
        write_golden(options)
    total = 0
    for number in range(1, options.models + 1):
        start = time.time()
        with tempfile.TemporaryDirectory() as folder:
            found = check(number, options, connections, pathlib.Path(folder))
        total += found
        print(f"model {number}: {found} differences, {time.time() - start:.1f} s", flush=True)
    print(f"{options.models} models, {options.records} records each: {total} differences")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
