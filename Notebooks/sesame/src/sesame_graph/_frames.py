"""Frames of people, as polars or pyarrow have them: what the transformer does with rows."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Names the column that can't be read as numbers, in the place of whatever error the frame's library has."""
    try:
        yield
    except Exception as error:
        raise ValueError(f"column '{name}' holds no numbers, as it did when fitted; cast it") from error


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

    def with_person(self, name: str, identifier: str | int) -> Frame:
        """The frame with one row more, of a person of whom nothing is known."""
        raise NotImplementedError

    def identifiers(self, name: str) -> list[Any]:
        """The values of the column that identifies people."""
        raise NotImplementedError

    def numbers(self, names: list[str]) -> numpy.ndarray:
        """Columns as decimal numbers, ``NaN`` where one is missing."""
        raise NotImplementedError


class PolarsFrame(Frame):
    """A frame of polars."""

    def __init__(self, frame: Any) -> None:
        import polars

        self.frame = frame.collect() if isinstance(frame, polars.LazyFrame) else frame
        self.names = list(self.frame.columns)

    @property
    def numeric_names(self) -> list[str]:
        import polars

        return [
            name for name, kind in self.frame.schema.items()
            if kind.is_numeric() or kind == polars.Boolean
        ]

    def like(self, result: Any) -> Any:
        return result.to_polars()

    def adding(self, name: str, values: list[int]) -> Frame:
        import polars

        column = polars.Series(name, values, dtype=polars.Int64)
        return PolarsFrame(self.frame.with_columns(column))

    def with_person(self, name: str, identifier: str | int) -> Frame:
        import polars

        person = polars.DataFrame({name: [identifier]})
        return PolarsFrame(polars.concat([self.frame, person], how="diagonal_relaxed"))

    def identifiers(self, name: str) -> list[Any]:
        values: list[Any] = self.frame[name].to_list()
        return values

    def numbers(self, names: list[str]) -> numpy.ndarray:
        import polars

        if not names:
            return numpy.empty((len(self), 0))
        result = numpy.empty((len(self), len(names)))
        for place, name in enumerate(names):
            with _told(name):
                result[:, place] = self.frame[name].cast(polars.Float64).fill_null(float("nan")).to_numpy()
        return result


class ArrowFrame(Frame):
    """A table of pyarrow, of whatever else has columns."""

    def __init__(self, columns: Any) -> None:
        import pyarrow

        from ._streams import naming, readable

        with naming("X"):
            self.frame = pyarrow.table(readable(columns))
        self.names = list(self.frame.column_names)

    @property
    def numeric_names(self) -> list[str]:
        import pyarrow

        types = pyarrow.types
        return [
            each.name for each in self.frame.schema
            if types.is_integer(each.type) or types.is_floating(each.type) or types.is_boolean(each.type)
        ]

    def like(self, result: Any) -> Any:
        return result.to_arrow()

    def adding(self, name: str, values: list[int]) -> Frame:
        import pyarrow

        column = pyarrow.array(values, pyarrow.int64())
        return ArrowFrame(self.frame.append_column(name, column))

    def with_person(self, name: str, identifier: str | int) -> Frame:
        import pyarrow

        person = pyarrow.table({name: [identifier]})
        return ArrowFrame(pyarrow.concat_tables([self.frame, person], promote_options="permissive"))

    def identifiers(self, name: str) -> list[Any]:
        values: list[Any] = self.frame[name].to_pylist()
        return values

    def numbers(self, names: list[str]) -> numpy.ndarray:
        import pyarrow

        result = numpy.empty((len(self), len(names)))
        for place, name in enumerate(names):
            with _told(name):
                result[:, place] = self.frame[name].cast(pyarrow.float64(), safe=False).to_numpy()
        return result
