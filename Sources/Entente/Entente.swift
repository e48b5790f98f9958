/// One import for everything a Swift program needs of Entente.
@_exported import GraphAlgorithms
@_exported import GraphDiagrams
@_exported import GraphFormats
@_exported import GraphProjection
@_exported import GraphReports
@_exported import RelationGraph
