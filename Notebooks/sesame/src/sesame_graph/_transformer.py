"""A transformer of scikit-learn's."""

from __future__ import annotations

import datetime
import itertools
import warnings
from typing import Any

import numpy
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ._commands import features
from ._errors import SesameWarning
from ._frames import Frame

#: The name under which the target goes to the library; it becomes a part of the columns' names.
_OUTCOME = "target"
#: Options that are settled here.
_SETTLED = ("people", "id", "outcome", "unknown_people", "output", "progress")
#: Statistics that compare a person's own value with friends'. Columns are computed before a person is
#: transformed, when their own value is not known.
_COMPARING = ("difference", "rank", "share_like_own")


class GraphFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Adds the columns of a friendship graph to people.

    ``X`` is a frame of people: polars, pandas, pyarrow, or anything with ``__arrow_c_stream__``, with a
    column that identifies them. What comes out are numbers, ``NaN`` where one is missing: the frame's own
    numeric columns, the features of the graph, and friends' aggregates of the numeric columns.

    ``fit`` computes the columns of everyone in the graph from the people it is given, and remembers them:
    friends' aggregates are of the fitted people alone, and which columns are aggregated is decided once.
    ``transform`` looks people up, and takes their own columns from ``X``, so that a person's row is the
    same in batches of any size and order. People whom the graph does not have get the columns of a person
    without friends.

    With ``uses_target`` there are also columns of what became of a person's friends. Rows that were fitted
    have them out of fold, so that nobody's own target is in their columns, and other rows from the targets
    of those. Within a cross-validation the targets of the rows that are held out are never seen.
    ``fit(X, y).transform(X)`` is ``fit_transform(X, y)``.

    The graph is the same in every fold of a cross-validation: who is tied to whom is taken as known.

    Args:
        edges: The friendships: a path, anything with ``__arrow_c_stream__``, or, so that it is built once
            only, a :class:`Graph`.
        id: The name of the column of ``X`` that identifies people; by default its first.
        uses_target: Whether columns are made of ``y``, which has two values; the larger is the event.
        folds: The number of folds of such columns.
        keeps_columns: Whether the frame's own numeric columns come out too.
        seed: The seed of communities and folds.
        options: Further options of :func:`features`, as a dictionary: ``{"features": ["degree"]}``. The
            statistics ``difference``, ``rank`` and ``share_like_own`` can't be among them.

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
        self._check_options()
        frame = Frame.of(X)
        self.id_ = self._identifier(frame)
        self.feature_names_in_ = numpy.array(frame.names, dtype=object)
        self.n_features_in_ = len(frame.names)
        self.people_ = frame
        if self.uses_target:
            if y is None:
                raise ValueError("uses_target makes columns of y, and there is none; give it")
            if _OUTCOME in frame.names:
                raise ValueError(f"a column is named '{_OUTCOME}', as y is called here; rename it")
            self.people_ = frame.adding(_OUTCOME, self._events(y, len(frame)))
        self._remember(self._table(self.people_), frame)
        return self._rows(frame)

    def transform(self, X: Any) -> numpy.ndarray:
        """Returns the columns of people, from what is known of those whom the transformer was fitted on."""
        check_is_fitted(self, "feature_names_out_")
        frame = Frame.of(X)
        lacking = [name for name in self.feature_names_in_ if name not in frame.names]
        if lacking:
            raise ValueError(f"column '{lacking[0]}' is missing, which was there when fitted")
        return self._rows(frame)

    def _rows(self, frame: Frame) -> numpy.ndarray:
        """Rows for people, in the frame's order."""
        places = [self._places.get(key, -1) for key in self._keys(frame)]
        made = self._values[places]
        strangers = [row for row, place in enumerate(places) if place < 0]
        if strangers:
            made[strangers] = self._of_stranger()
        return numpy.hstack([frame.numbers(self._own), made])

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
        if any(_is_missing(value) for value in values.tolist()):
            raise ValueError("y has missing values; leave these rows out")
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

    def _check_options(self) -> None:
        options = self.options or {}
        settled = [name for name in _SETTLED if name in options]
        if settled:
            raise ValueError(f"'{settled[0]}' can't be among the options; the transformer settles it")
        statistics = options.get("statistics") or []
        words = statistics.split(",") if isinstance(statistics, str) else statistics
        comparing = [word for word in words if str(word).strip() in _COMPARING]
        if comparing:
            raise ValueError(
                f"the statistic '{comparing[0]}' needs a person's own value when the graph's columns are computed, "
                "which is before the person is transformed; leave it out"
            )

    def _remember(self, table: Frame, frame: Frame) -> None:
        """Keeps the columns that were made of everyone in the graph."""
        # Numbers of communities and components are names; of folds, which row it is.
        dropped = {self.id_, "community", "component", _OUTCOME, f"{_OUTCOME}_fold",
                   f"{_OUTCOME}_outcome_count_oof"}
        numeric = [name for name in table.numeric_names if name not in dropped]
        own = set(frame.names)
        self._own = [name for name in numeric if name in own] if self.keeps_columns else []
        self._made = [name for name in numeric if name not in own]
        self._values = table.numbers(self._made)
        self._places = {key: place for place, key in enumerate(self._keys(table))}
        if len(self._places) != len(table):
            raise ValueError("people have several rows, as with several dates in as_of; give one")
        self._stranger: numpy.ndarray | None = None
        self.feature_names_out_ = self._own + self._made

    def _of_stranger(self) -> numpy.ndarray:
        """The columns of a person without friends, computed when first needed."""
        if self._stranger is None:
            number = next(each for each in itertools.count() if str(each) not in self._places)
            is_number = isinstance(self.people_.identifiers(self.id_)[0], int)
            people = self.people_.with_person(self.id_, number if is_number else str(number))
            with warnings.catch_warnings():
                # What there is to say of the people was said when they were fitted.
                warnings.simplefilter("ignore", SesameWarning)
                table = self._table(people)
            self._stranger = table.numbers(self._made)[len(self.people_)]
        return self._stranger

    def _keys(self, frame: Frame) -> list[str]:
        """The texts that identify people, the same for numbers and texts."""
        values = frame.identifiers(self.id_)
        for value in values:
            if value is None:
                raise ValueError(f"column '{self.id_}' identifies people, and a row has none; leave the row out")
            if isinstance(value, (bool, datetime.datetime)) or not isinstance(value, (str, int, datetime.date)):
                raise ValueError(
                    f"column '{self.id_}' holds {type(value).__name__}, which identifies nobody; "
                    "cast it to whole numbers or texts, or set id"
                )
        return [str(value) for value in values]


def _is_missing(value: Any) -> bool:
    # NA of pandas is equal to nothing, and not unequal either.
    return value is None or type(value).__name__ == "NAType" or bool(value != value)
