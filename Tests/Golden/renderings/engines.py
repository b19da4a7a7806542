"""Scores of records by databases and by evaluators of PMML: each a function from renderings and records to rows."""

import csv
import io
import xml.etree.ElementTree as ElementTree

from cards import CATEGORIES

REASONS = ["reason_1", "reason_2", "reason_3", "reason_4", "reason_5"]
RESULTS = CATEGORIES + ["score", "score_status", "band"] + REASONS
# Which type a column of records has in each database.
TYPES = {
    "duckdb": {"real": "DOUBLE", "whole": "BIGINT", "text": "VARCHAR", "truth": "BOOLEAN", "bit": "INTEGER"},
    "postgresql": {"real": "double precision", "whole": "bigint", "text": "text", "truth": "boolean", "bit": "numeric"},
    "spark": {"real": "DOUBLE", "whole": "BIGINT", "text": "STRING", "truth": "BOOLEAN", "bit": "INT"},
}


def count(table):
    return len(next(iter(table.values()))[1])


def plain(row):
    return {name: value for name, value in row.items() if value is not None}


def chosen(row):
    """The results among a row's columns; only some models give a fifth reason."""
    return plain({name: row[name] for name in RESULTS if name != REASONS[4] or name in row})


def results(names, rows):
    """The results among the columns of a statement, in the order of identifiers."""
    rows = sorted((dict(zip(names, row)) for row in rows), key=lambda row: row["id"])
    return [chosen(row) for row in rows]


def double(name):
    return '"' + name.replace('"', '""') + '"'


def duckdb(statement, table):
    import duckdb as engine
    import pandas

    base = engine.connect()
    columns = [f"{double(name)} {TYPES['duckdb'][kind]}" for name, (kind, _) in table.items()]
    base.execute(f"CREATE TABLE people (id BIGINT, {', '.join(columns)})")
    types = {"real": "Float64", "whole": "Int64", "text": "string", "truth": "boolean", "bit": "Int64"}
    frame = pandas.DataFrame({"id": range(count(table))})
    for place, (kind, values) in enumerate(table.values()):
        frame[f"c{place}"] = pandas.array(values, dtype=types[kind])
    base.register("frame", frame)
    base.execute("INSERT INTO people SELECT * FROM frame")
    found = base.execute(statement)
    return results([column[0] for column in found.description], found.fetchall())


def postgresql(statement, table, connection):
    base = connection.cursor()
    columns = [f"{double(name)} {TYPES['postgresql'][kind]}" for name, (kind, _) in table.items()]
    base.execute(f"CREATE TEMPORARY TABLE people (id bigint, {', '.join(columns)})")
    text = io.StringIO()
    writer = csv.writer(text)
    for row in zip(range(count(table)), *(values for _, values in table.values())):
        writer.writerow([None if value is None else repr(value) if isinstance(value, float) else value for value in row])
    text.seek(0)
    base.copy_expert("COPY people FROM STDIN WITH (FORMAT csv)", text)
    base.execute(statement)
    found = results([column.name for column in base.description], base.fetchall())
    base.execute("DROP TABLE people")
    return found


def spark(statement, table, session):
    from pyspark.sql import types

    kinds = {"real": types.DoubleType(), "whole": types.LongType(), "text": types.StringType(),
             "truth": types.BooleanType(), "bit": types.IntegerType()}
    fields = [types.StructField("id", types.LongType())]
    fields += [types.StructField(name, kinds[kind]) for name, (kind, _) in table.items()]
    rows = zip(range(count(table)), *(values for _, values in table.values()))
    session.createDataFrame(list(rows), types.StructType(fields)).createOrReplaceTempView("people")
    found = session.sql(statement.rstrip().rstrip(";"))
    return results(found.columns, [tuple(row) for row in found.collect()])


# PMML


class Scorecard:
    """Evaluates a Scorecard by the words of the standard, as far as these documents need it."""

    def __init__(self, text):
        root = ElementTree.fromstring(text.encode())
        for element in root.iter():
            element.tag = element.tag.split("}")[1]
        self.card = root.find("Scorecard")
        assert self.card.get("reasonCodeAlgorithm") == "pointsBelow" and self.card.get("useReasonCodes") == "true"
        self.types = {field.get("name"): field.get("dataType") for field in root.iter("DataField")}
        self.characteristics = list(self.card.find("Characteristics"))
        self.outputs = list(self.card.find("Output"))

    def score(self, row):
        """What the document yields for a record; None if the result is invalid."""
        total, losses = int(self.card.get("initialScore")), {}
        for part in self.characteristics:
            attribute = next((a for a in part if self.holds(a[0], row) is True), None)
            if attribute is None:
                return None
            complex_ = attribute.find("ComplexPartialScore")
            points = self.value(complex_[0], row) if complex_ is not None else int(attribute.get("partialScore"))
            total += points
            code = attribute.get("reasonCode", part.get("reasonCode"))
            losses[code] = losses.get(code, 0) + int(part.get("baselineScore")) - points
        # Sorting keeps the order of the document among equals.
        codes = sorted((code for code in losses if losses[code] >= 0), key=lambda code: -losses[code])
        found = dict(row)
        for field in self.outputs:
            found[field.get("name")] = self.output(field, found, total, codes)
        return found

    def output(self, field, found, total, codes):
        if field.get("feature") == "predictedValue":
            return total
        if field.get("feature") == "reasonCode":
            rank = int(field.get("rank"))
            return codes[rank - 1] if rank <= len(codes) else None
        return self.value(field[0], found)

    def holds(self, predicate, row):
        """True, False or None for unknown."""
        if predicate.tag == "True":
            return True
        if predicate.tag == "CompoundPredicate":
            parts = [self.holds(part, row) for part in predicate]
            if predicate.get("booleanOperator") == "and":
                return False if False in parts else None if None in parts else True
            return True if True in parts else None if None in parts else False
        value = row.get(predicate.get("field"))
        operator = predicate.get("operator", predicate.get("booleanOperator"))
        if operator in ("isMissing", "isNotMissing"):
            return (value is None) == (operator == "isMissing")
        if value is None:
            return None
        if operator == "isIn":
            return value in predicate[0].text.split('"')[1::2]
        other = self.typed(predicate.get("value"), self.types[predicate.get("field")])
        return {"equal": value == other, "lessThan": value < other, "lessOrEqual": value <= other,
                "greaterOrEqual": value >= other}[operator]

    @staticmethod
    def typed(text, kind):
        return {"double": float, "integer": int, "string": str, "boolean": lambda t: t == "true"}[kind](text)

    def value(self, expression, row):
        if expression.tag == "FieldRef":
            return row.get(expression.get("field"))
        if expression.tag == "Constant":
            return self.typed(expression.text or "", expression.get("dataType"))
        function = expression.get("function")
        if function == "if":
            if self.value(expression[0], row):
                return self.value(expression[1], row)
            return self.value(expression[2], row) if len(expression) > 2 else None
        arguments = [self.value(part, row) for part in expression]
        if function in ("isMissing", "isNotMissing"):
            return (arguments[0] is None) == (function == "isMissing")
        if function == "sum":
            return sum(each for each in arguments if each is not None)
        if function == "and":
            return False if False in arguments else None if None in arguments else True
        if None in arguments:
            return None
        left, right = arguments
        return {"equal": left == right, "notEqual": left != right, "lessThan": left < right,
                "greaterOrEqual": left >= right}[function]


def pmml_rows(table):
    """Records as PMML has them: truth values are such, numbers doubles."""
    def cast(kind, value):
        if value is None:
            return None
        return bool(value) if kind == "bit" else float(value) if kind == "whole" else value
    columns = {name: [cast(kind, value) for value in values] for name, (kind, values) in table.items()}
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


def scorecard(document, table):
    card = Scorecard(document)
    found = [card.score(row) for row in pmml_rows(table)]
    return [pmml_result(row) for row in found]


def jpmml(path, table):
    """Scores by JPMML-Evaluator, an independent implementation of the standard."""
    import jpmml_evaluator
    import pandas

    evaluator = jpmml_evaluator.make_evaluator(path).verify()
    records = pandas.DataFrame(pmml_rows(table), dtype=object)
    found = evaluator.evaluateAll(records.where(records.notna(), None))
    names = [name for name in ["score", "score_status", "band"] + REASONS if name != REASONS[4] or name in found]
    return [pmml_result(dict(zip(names, row))) for row in zip(*(found[name] for name in names))]


def connections(options):
    """What is asked for besides DuckDB."""
    found = {}
    if options.postgresql:
        import psycopg2

        found["postgresql"] = psycopg2.connect(options.postgresql)
    if options.spark:
        from pyspark.sql import SparkSession

        # Else Spark takes a name such as ${user} for a variable of its own.
        found["spark"] = (
            SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
            .config("spark.sql.variable.substitute", "false").getOrCreate())
    return found


def pmml_result(row):
    if row is None:
        return {"score_status": "invalid"}
    found = {name: row.get(name) for name in ["score", "score_status", "band"] + REASONS}
    found = {name: None if value != value else value for name, value in found.items()}
    if found["score"] is not None:
        found["score"] = int(found["score"])
    return plain(found)
