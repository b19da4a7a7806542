"""A transformer of scikit-learn's."""

from __future__ import annotations

from typing import Any

import numpy
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ._commands import features
from ._frames import Frame

#: The name under which the target goes to the library; it becomes a part of the columns' names.
_OUTCOME = "target"


class GraphFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Adds the columns of a friendship graph to people.

    ``X`` is a frame of people: polars, pandas, pyarrow, or anything with ``__arrow_c_stream__``, with a
    column that identifies them. What comes out are numbers, ``NaN`` where one is missing: the frame's own
    numeric columns, the features of the graph, and friends' aggregates of the numeric columns.

    With ``uses_target`` also columns of what became of a person's friends. Then ``fit_transform``
    computes the rows that a model is fitted on out of fold, so that nobody's own target is in their
    columns, and ``transform`` computes those of other people from the targets of the rows that were
    fitted. Within a cross-validation the targets of the rows that are held out are never seen. As with
    :class:`sklearn.preprocessing.TargetEncoder`, ``fit(X, y).transform(X)`` is not ``fit_transform(X, y)``
    where people are dealt to other folds; here both are out of fold.

    The graph is the same in every fold of a cross-validation: who is tied to whom is taken as known.

    Args:
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or, so that it is built once
            only, a :class:`Graph`.
        id: The name of the column of ``X`` that identifies people; by default its first.
        uses_target: Whether columns are made of ``y``, which has two values; the larger is the event.
        folds: The number of folds of such columns.
        keeps_columns: Whether the frame's own numeric columns come out too.
        seed: The seed of communities and folds.
        options: Further options of :func:`features`, as a dictionary: ``{"features": ["degree"]}``.

    Attributes:
        feature_names_out_: The names of the columns that come out.
    """

    def __init__(
        self, edges: Any, *, id: str | None = None, uses_target: bool = False, folds: int = 5,
        keeps_columns: bool = True, seed: int = 1, options: dict[str, Any] | None = None,
    ) -> None:
        self.edges = edges
        self.id = id
        self.uses_target = uses_target
        self.folds = folds
        self.keeps_columns = keeps_columns
        self.seed = seed
        self.options = options

    def fit(self, X: Any, y: Any = None) -> GraphFeatures:
        """Notes the people and, if they are used, their targets."""
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> numpy.ndarray:
        """Returns the columns of the people that a model is fitted on."""
        frame = Frame.of(X)
        self.id_ = self._identifier(frame)
        self.feature_names_in_ = numpy.array(frame.names, dtype=object)
        self.n_features_in_ = len(frame.names)
        people = frame
        if self.uses_target:
            if y is None:
                raise ValueError("uses_target makes columns of y, and there is none; give it")
            if _OUTCOME in frame.names:
                raise ValueError(f"a column is named '{_OUTCOME}', as y is called here; rename it")
            people = frame.adding(_OUTCOME, self._events(y, len(frame)))
            self.people_ = people
        table = self._table(people)
        self.feature_names_out_ = self._columns(table, frame)
        return table.numbers(self.feature_names_out_, len(frame))

    def transform(self, X: Any) -> numpy.ndarray:
        """Returns the columns of people, from the targets of those whom the transformer was fitted on."""
        check_is_fitted(self, "feature_names_out_")
        frame = Frame.of(X)
        lacking = [name for name in self.feature_names_in_ if name not in frame.names]
        if lacking:
            raise ValueError(f"column '{lacking[0]}' is missing, which was there when fitted")
        people = frame
        if self.uses_target:
            people = frame.with_known(self.people_, self.id_, _OUTCOME)
        return self._table(people).numbers(self.feature_names_out_, len(frame))

    def get_feature_names_out(self, input_features: Any = None) -> numpy.ndarray:
        """Returns the names of the columns that come out."""
        check_is_fitted(self, "feature_names_out_")
        return numpy.array(self.feature_names_out_, dtype=object)

    def _identifier(self, frame: Frame) -> str:
        if self.id is None:
            return frame.names[0]
        if self.id not in frame.names:
            raise ValueError(f"there is no column '{self.id}'; set id to one of {', '.join(frame.names)}")
        return self.id

    def _events(self, y: Any, count: int) -> list[int]:
        values = numpy.asarray(y)
        if values.shape != (count,):
            raise ValueError(f"y has the shape {values.shape}, and there are {count} people")
        classes = numpy.unique(values)
        if len(classes) != 2:
            raise ValueError(f"y has {len(classes)} different values; columns are made of two")
        self.classes_ = classes
        return [int(value) for value in values == classes[1]]

    def _table(self, people: Frame) -> Frame:
        given: dict[str, Any] = {"id": self.id_, "unknown_people": "add", "seed": self.seed}
        if self.uses_target:
            given |= {"outcome": _OUTCOME, "outcome_features": True, "folds": self.folds}
        result = features(
            self.edges, people.frame, progress=False, **{**given, **(self.options or {})}
        )
        return Frame.of(people.like(result))

    def _columns(self, table: Frame, frame: Frame) -> list[str]:
        own = set(frame.names)
        # Numbers of communities and components are names; of folds, which row it is.
        dropped = {self.id_, "community", "component", _OUTCOME, f"{_OUTCOME}_fold",
                   f"{_OUTCOME}_outcome_count_oof"}
        return [
            name for name in table.numeric_names
            if name not in dropped and (self.keeps_columns or name not in own)
        ]
