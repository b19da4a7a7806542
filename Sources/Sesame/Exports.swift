// One import gives the whole library.
@_exported public import ArrowInterface
@_exported public import Communities
@_exported public import CreditScoring
@_exported public import EdgeLists
@_exported public import Execution
@_exported public import Files
@_exported public import GraphFeatures
@_exported public import Graphs
@_exported public import Identifiers
@_exported public import Populations
@_exported public import ScoreValidation
@_exported public import ScorecardFitting
@_exported public import Tables
@_exported public import TextFormats

@_exported public import struct Memory.Buffer
@_exported public import struct Statistics.Folds
