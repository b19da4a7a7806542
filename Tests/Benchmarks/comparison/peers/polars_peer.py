"""polars: files, joins and groups."""

from importlib import import_module

from .case import read_numbers

PACKAGES = ["polars"]


def read_integers(path):
    """The two columns of whole numbers as arrays, and the number of people: the largest plus 1."""
    import polars

    edges = polars.read_csv(path, schema_overrides=[polars.UInt32, polars.UInt32])
    sources, targets = (edges[end].to_numpy() for end in ("source", "target"))
    return sources, targets, max(int(sources.max()), int(targets.max())) + 1


def read_texts(path):
    """Dense numbers for names, and how many there are.

    Of the ways that were tried (categories, a join, ranks), a join with the distinct names is the
    fastest."""
    import polars

    edges = polars.read_csv(path)
    names = polars.concat([edges["source"].rename("name"), edges["target"].rename("name")])
    names = names.unique().to_frame().with_row_index("row")
    ends = [
        edges.select(polars.col(end).alias("name"))
        .join(names, on="name", how="left", maintain_order="left")["row"].to_numpy()
        for end in ("source", "target")
    ]
    return *ends, names.height


def reading(build, degrees, module):
    """The stages of reading for a peer that builds its graph from arrays.

    `build(case, sources, targets, people)` makes the graph; the peer's module is imported before."""
    def stage(read, file):
        def prepared(case):
            import_module(module)
            return (lambda: build(case, *read(getattr(case, file))),
                    lambda graph: read_numbers(degrees(graph)))
        return prepared
    return {"read": stage(read_integers, "edges_file"),
            "read-names": stage(read_texts, "names_file")}


def friend_frame(case, columns):
    """Each person's friends as rows sorted by person, so that groups are runs of rows."""
    import numpy
    import polars

    matrix = case.matrix("i1")
    person = numpy.repeat(numpy.arange(case.people, dtype=numpy.uint32), numpy.diff(matrix.indptr))
    return (polars.Series("person", person).set_sorted(),
            polars.Series("friend", matrix.indices.astype(numpy.uint32)),
            polars.DataFrame({name: polars.Series(values).fill_nan(None)
                              for name, values in columns.items()}))


def aggregated(people, person, friend, values):
    """The friends' aggregates of each column: the streaming engine, column by column."""
    import numpy
    import polars

    everyone = polars.DataFrame({"person": numpy.arange(people, dtype=numpy.uint32)})
    parts = []
    for name in values.columns:
        value = polars.col("value")
        found = (
            polars.DataFrame([person, values[name].gather(friend).rename("value")])
            .lazy().group_by("person")
            .agg(value.count().alias(f"neighbor_{name}_count"),
                 value.mean().alias(f"neighbor_{name}_mean"),
                 value.std(ddof=0).alias(f"neighbor_{name}_sd"),
                 value.min().alias(f"neighbor_{name}_min"),
                 value.max().alias(f"neighbor_{name}_max"))
            .collect(engine="streaming")
        )
        found = everyone.join(found, on="person", how="left", maintain_order="left")
        count = polars.col(f"neighbor_{name}_count").fill_null(0)
        # polars gives a lone missing value the deviation 0.
        deviation = polars.when(count > 0).then(polars.col(f"neighbor_{name}_sd"))
        parts.append(found.drop("person").with_columns(count, deviation))
    return polars.concat(parts, how="horizontal")


def aggregates(count):
    def stage(case):
        import polars

        person, friend, values = friend_frame(case, case.columns(count))
        return (lambda: aggregated(case.people, person, friend, values),
                lambda found: {name: found[name].cast(polars.Float64).fill_null(float("nan"))
                               .to_numpy() for name in found.columns})
    return stage


def number_table(case):
    import polars

    table = polars.read_csv(case.folder / "numbers.csv", infer_schema_length=None)
    return table.with_columns(polars.col("id").cast(polars.String))


def write(case):
    table = number_table(case)
    return lambda: table.write_csv(case.output), lambda _: {}



STAGES = {"aggregates-1": aggregates(1), "aggregates-5": aggregates(5), "write": write}
