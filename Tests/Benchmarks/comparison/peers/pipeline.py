"""The whole pipeline of a graph library with polars: two files in, an enriched table out."""

import time

from .case import numbered, triangle_columns


class Pipeline:
    """The steps; what the graph library does is left to subclasses."""

    def __init__(self, case):
        import polars  # noqa: F401, so that importing is not timed
        import scipy.sparse  # noqa: F401

        self.case = case

    def run(self):
        import numpy
        import polars
        from concurrent.futures import ThreadPoolExecutor

        from .case import csr
        from .scipy_peer import all_aggregates, blocks

        self.parts = {}
        self.clock = time.perf_counter()
        people = polars.read_csv(self.case.people_file)
        edges = polars.read_csv(self.case.edges_file)
        # Row numbers for identifiers; the table may have them in any order.
        rows = people.select("id").with_row_index("row")
        ends = [
            edges.select(polars.col(end).alias("id"))
            .join(rows, on="id", how="left", maintain_order="left")["row"].to_numpy()
            for end in ("source", "target")
        ]
        graph = self.build(*ends, people.height)
        self.lap("read")
        features = {"degree": self.degree(graph)}
        self.lap("degree")
        features |= triangle_columns(self.clustering(graph), features["degree"])
        self.lap("triangles")
        features["coreness"] = self.coreness(graph)
        self.lap("coreness")
        features["pagerank"] = self.pagerank(graph)
        self.lap("pagerank")
        features |= numbered(self.components(graph))
        self.lap("components")
        membership, modularity = self.leiden(graph)
        group = numbered(membership)
        features["community"] = group["component"]
        features["community_size"] = group["component_size"]
        matrix = csr(*ends, people.height, "i1", self.case.is_simple)
        community = features["community"]
        inside = numpy.repeat(community, numpy.diff(matrix.indptr)) == community[matrix.indices]
        features["community_internal_degree"] = numpy.add.reduceat(
            numpy.append(inside, False), matrix.indptr[:-1], dtype=numpy.int64)
        features["community_internal_degree"][numpy.diff(matrix.indptr) == 0] = 0
        self.lap("leiden")
        numeric = people.drop("id")
        columns = {name: numeric[name].cast(polars.Float64).fill_null(float("nan")).to_numpy()
                   for name in numeric.columns}
        with ThreadPoolExecutor(self.case.threads) as pool:
            aggregates = all_aggregates(blocks(matrix, self.case.threads), columns, pool)
        self.lap("aggregates")
        table = polars.concat([
            people, polars.DataFrame(features | aggregates).with_columns(
                polars.selectors.float().fill_nan(None))], how="horizontal")
        self.lap("join")
        table.write_csv(self.case.output)
        self.lap("write")
        return self, table, modularity, features["community"].max() + 1

    def lap(self, name):
        now = time.perf_counter()
        self.parts[name] = now - self.clock
        self.clock = now

    @staticmethod
    def numbers(result):
        pipeline, table, modularity, communities = result
        return {
            "parts": pipeline.parts, "columns": table.width, "people": table.height,
            "modularity": modularity, "communities": int(communities),
            "bytes": pipeline.case.output.stat().st_size,
        }
