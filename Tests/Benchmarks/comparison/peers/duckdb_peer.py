"""DuckDB: joins, groups and files, everything in memory."""

PACKAGES = ["duckdb"]


def connection(case):
    import duckdb

    return duckdb.connect(config={"threads": case.threads})


def aggregates(count):
    def stage(case):
        import numpy
        import pandas

        base = connection(case)
        base.execute("set preserve_insertion_order = false")
        matrix = case.matrix("i1")
        columns = case.columns(count)
        ties = pandas.DataFrame({
            "person": numpy.repeat(
                numpy.arange(case.people, dtype=numpy.int32), numpy.diff(matrix.indptr)),
            "friend": matrix.indices.astype(numpy.int32)})
        people = pandas.DataFrame({"id": numpy.arange(case.people, dtype=numpy.int32)} | {
            name: numpy.ma.masked_invalid(values) for name, values in columns.items()})
        base.execute("create table ties as select * from ties")
        base.execute("create table people as select * from people")
        for name in columns:  # not a number is missing
            base.execute(f"update people set {name} = null where isnan({name})")
        parts = ", ".join(
            f"count({name}) neighbor_{name}_count, avg({name}) neighbor_{name}_mean, "
            f"stddev_pop({name}) neighbor_{name}_sd, min({name}) neighbor_{name}_min, "
            f"max({name}) neighbor_{name}_max" for name in columns)
        query = (f"create or replace table found as select person, {parts} "
                 "from ties join people on friend = id group by person")

        def answer(_):
            found = base.execute(
                "select everyone.id, found.* from people everyone "
                "left join found on person = everyone.id order by everyone.id").fetchnumpy()
            filled = {name: numpy.ma.filled(values.astype(float), numpy.nan)
                      for name, values in found.items() if name.startswith("neighbor_")}
            return {name: numpy.nan_to_num(values) if name.endswith("_count") else values
                    for name, values in filled.items()}
        return lambda: base.execute(query), answer
    return stage


def write(case):
    base = connection(case)
    base.execute(f"create table numbers as from read_csv('{case.folder / 'numbers.csv'}', "
                 "sample_size = -1)")
    query = f"copy numbers to '{case.output}' (header, delimiter ',')"
    return lambda: base.execute(query), lambda _: {}


STAGES = {"aggregates-1": aggregates(1), "aggregates-5": aggregates(5), "write": write}
