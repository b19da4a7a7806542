"""Frames of people, as polars or pyarrow have them: what the transformer does with rows."""

from __future__ import annotations

from typing import Any

import numpy


class Frame:
    """A frame whose rows are people."""

    frame: Any
    names: list[str]

    @staticmethod
    def of(columns: Any) -> Frame:
        """The frame of anything with columns."""
        if type(columns).__module__.split(".")[0] == "polars":
            return PolarsFrame(columns)
        if not hasattr(columns, "__arrow_c_stream__"):
            raise TypeError(
                "people are a frame with a column that identifies them (polars, pandas from 2.2, pyarrow), not "
                f"{type(columns).__module__}.{type(columns).__qualname__}"
            )
        return ArrowFrame(columns)

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def numeric_names(self) -> list[str]:
        """The names of the columns of numbers and of true and false."""
        raise NotImplementedError

    def like(self, result: Any) -> Any:
        """A result as a frame of this one's kind."""
        raise NotImplementedError

    def adding(self, name: str, values: list[int]) -> Frame:
        """The frame with one column more."""
        raise NotImplementedError

    def with_known(self, known: Frame, identifier: str, outcome: str) -> Frame:
        """The frame with the outcomes of those who are known, and with further rows for all others who are."""
        raise NotImplementedError

    def numbers(self, names: list[str], count: int) -> numpy.ndarray:
        """The first rows of some columns as decimal numbers, ``NaN`` where one is missing."""
        raise NotImplementedError


class PolarsFrame(Frame):
    """A frame of polars."""

    def __init__(self, frame: Any) -> None:
        import polars

        self._polars = polars
        self.frame = frame.collect() if isinstance(frame, polars.LazyFrame) else frame
        self.names = list(self.frame.columns)

    @property
    def numeric_names(self) -> list[str]:
        return [
            name for name, kind in self.frame.schema.items()
            if kind.is_numeric() or kind == self._polars.Boolean
        ]

    def like(self, result: Any) -> Any:
        return result.to_polars()

    def adding(self, name: str, values: list[int]) -> Frame:
        column = self._polars.Series(name, values, dtype=self._polars.Int64)
        return PolarsFrame(self.frame.with_columns(column))

    def with_known(self, known: Frame, identifier: str, outcome: str) -> Frame:
        outcomes = known.frame.select(identifier, outcome)
        here = self.frame.join(outcomes, on=identifier, how="left", maintain_order="left")
        others = known.frame.join(self.frame.select(identifier), on=identifier, how="anti")
        return PolarsFrame(
            self._polars.concat([here, others.select(here.columns)], how="vertical_relaxed")
        )

    def numbers(self, names: list[str], count: int) -> numpy.ndarray:
        missing = [self._polars.lit(None).alias(name) for name in names if name not in self.names]
        part = self.frame.head(count).with_columns(missing).select(names)
        numbers: numpy.ndarray = part.cast(self._polars.Float64).fill_null(float("nan")).to_numpy()
        return numbers


class ArrowFrame(Frame):
    """A table of pyarrow, of whatever else has columns."""

    def __init__(self, columns: Any) -> None:
        import pyarrow

        from ._streams import _without_row_numbers

        self._pyarrow = pyarrow
        self.frame = pyarrow.table(_without_row_numbers(columns))
        self.names = list(self.frame.column_names)

    @property
    def numeric_names(self) -> list[str]:
        types = self._pyarrow.types
        return [
            each.name for each in self.frame.schema
            if types.is_integer(each.type) or types.is_floating(each.type) or types.is_boolean(each.type)
        ]

    def like(self, result: Any) -> Any:
        return result.to_arrow()

    def adding(self, name: str, values: list[int]) -> Frame:
        column = self._pyarrow.array(values, self._pyarrow.int64())
        return ArrowFrame(self.frame.append_column(name, column))

    def with_known(self, known: Frame, identifier: str, outcome: str) -> Frame:
        import pyarrow.compute

        here, there = self.frame[identifier], known.frame[identifier]
        places = pyarrow.compute.index_in(here, value_set=there.combine_chunks())
        outcomes = known.frame[outcome].take(places)
        whole = self.frame.append_column(outcome, outcomes)
        others = pyarrow.compute.invert(
            pyarrow.compute.is_in(there, value_set=here.combine_chunks())
        )
        rest = known.frame.filter(others).select(whole.column_names)
        return ArrowFrame(self._pyarrow.concat_tables([whole, rest], promote_options="permissive"))

    def numbers(self, names: list[str], count: int) -> numpy.ndarray:
        result = numpy.full((count, len(names)), numpy.nan)
        for place, name in enumerate(names):
            if name in self.names:
                column = self.frame[name].slice(0, count).cast(self._pyarrow.float64(), safe=False)
                result[:, place] = column.to_numpy()
        return result
