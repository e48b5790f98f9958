"""Turns a serialised weighted graph of the GAP generator into edge lists: gap_edges.py FILE STEM."""
import sys

import numpy
import pandas

with open(sys.argv[1], "rb") as file:
    file.read(1)
    arcs, nodes = numpy.fromfile(file, numpy.int64, 2)
    offsets = numpy.fromfile(file, numpy.int64, nodes + 1)
    pairs = numpy.fromfile(file, numpy.int32).reshape(-1, 2)
degrees = numpy.diff(offsets)
number = numpy.cumsum(degrees > 0, dtype=numpy.int32) - 1
start = numpy.repeat(number, degrees)
end = number[pairs[:, 0]]
once = start < end
table = pandas.DataFrame({"start": start[once], "end": end[once], "weight": pairs[:, 1][once]})
table.to_csv(sys.argv[2] + ".wel", sep=" ", header=False, index=False)
table[["start", "end"]].to_csv(sys.argv[2] + ".el", sep=" ", header=False, index=False)
