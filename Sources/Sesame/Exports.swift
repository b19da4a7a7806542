// One import gives the whole library.
@_exported public import CreditScoring
@_exported public import DelimitedText
@_exported public import EdgeLists
@_exported public import GraphFeatures
@_exported public import Tables
@_exported public import struct Buffers.Buffer
