"""References of admittance, with a key and without, by Python's hashlib and hmac from the documented record.

    references.py SESAME     # a second; SESAME is the program, which prints the model's document

Reads references/ (people.csv, model.json, key.txt) and writes references/expected.csv. The scores are added up by hand
below: the program's part is the document that is hashed, and nothing else.
"""
import csv
import hashlib
import hmac
import os
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "references")
COLUMNS = ["age", "savings", "phone"]
THRESHOLD, DATE = 35, "2026-04-30"


def score(row):
    """Points by the bins of model.json; None if nothing is known."""
    if not any(row[name] for name in COLUMNS):
        return None
    age, savings, phone = (row[name] for name in COLUMNS)
    points = 10 if not age else 40 if float(age) >= 30 else 0
    points += 10 if not savings else 0 if float(savings) < 1 else 20 if float(savings) < 3 else 35
    return points + (5 if not phone else 0 if phone in ("none", "unknown") else 25)


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def record(entries):
    return "".join(f"{escaped(name)}={escaped(text)}\n" for name, text in entries).encode()


def main():
    path = os.path.join(FOLDER, "model.json")
    document = subprocess.run([sys.argv[1], "model", path], capture_output=True, check=True).stdout
    with open(os.path.join(FOLDER, "key.txt"), "rb") as file:
        key = file.read()
    with open(os.path.join(FOLDER, "people.csv"), newline="") as file:
        people = list(csv.DictReader(file))
    with open(os.path.join(FOLDER, "expected.csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["row", "score", "answer", "reference", "keyed_reference"])
        for number, row in enumerate(people, 1):
            found = score(row)
            answer = "N/A" if found is None else "Y" if found >= THRESHOLD else "N"
            entries = [
                ("format", "sesame-admittance/1"), ("model", hashlib.sha256(document).hexdigest()),
                ("threshold", str(THRESHOLD)), ("date", DATE), ("person", row["id"]),
                ("answer", answer)]
            plain = hashlib.sha256(record(entries)).hexdigest()[:16]
            entries.append(("score", "" if found is None else str(found)))
            entries += [(f"value {name}", row[name]) for name in COLUMNS]
            keyed = hmac.new(key, record(entries), hashlib.sha256).hexdigest()[:16]
            out.writerow([number, "" if found is None else found, answer, plain, keyed])


main()
