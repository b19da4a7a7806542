"""Checks the demo's output: every person, whole arithmetic, every column in its place.

usage: check-demo.py enriched.csv
"""
import csv
import sys

CATEGORIES = [
    "credit_history",
    "behavior_and_preferences",
    "fulfillment_capacity",
    "personal_characteristics",
    "interpersonal_relationships",
]

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))

assert len(rows) == 7624, f"{len(rows)} people"
assert [row["id"] for row in rows] == [str(i) for i in range(7624)], "rows out of order"
assert list(rows[0])[-14:] == CATEGORIES + [
    "score", "score_status", "score_minimum", "score_maximum", "band",
    "reason_1", "reason_2", "reason_3", "reason_4",
], "columns out of order"
assert sum(int(row["degree"]) for row in rows) == 2 * 27806, "friendships"
assert sum(int(row["triangle_count"]) for row in rows) == 3 * 40433, "triangles"
assert max(int(row["coreness"]) for row in rows) == 20, "coreness"
assert abs(sum(float(row["pagerank"]) for row in rows) - 1) < 1e-9, "PageRank"
assessed = [row for row in rows if row["score"]]
assert len(assessed) > 7000, f"{len(assessed)} people have a score"
for row in assessed:
    total = 350 + sum(int(row[name]) for name in CATEGORIES)
    assert int(row["score"]) == total, f"the sum of person {row['id']}"
    assert int(row["score_minimum"]) <= total <= int(row["score_maximum"]), row["id"]
print(f"{len(rows)} people, {len(assessed)} with a score: the demo's output is as it must be")
