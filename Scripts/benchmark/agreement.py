"""Whether ours and theirs found the same: what the checksums of a row have in common."""

# Of a row: a figure of ours, the same of theirs, and how far they may be apart, relatively. Where a program norms its values
# otherwise, the sum by the largest value is the same for all.
SAME = {
    "components": [("groups", "components", 0), ("largest", "largest", 0)],
    "strong-components": [("groups", "components", 0), ("largest", "largest", 0)],
    "triangles": [("triangles", "triangles", 0)],
    "coreness": [("max", "max", 0), ("sum", "sum", 0)],
    "spanning-tree": [("total", "weight", 1e-12)],
    "k-shortest-paths": [("paths", "paths", 0), ("total", "total", 1e-9)],
    "betweenness": [("sum", "sum", 1e-6)],
    "closeness": [("sum", "sum", 1e-9)],
    "bfs": [("reached", "reached", 0), ("sum", "sum", 0)],
    "sssp": [("reached", "reached", 0), ("sum", "sum", 1e-12)],
}
SCALED = {"harmonic": 1e-9, "eigenvector": 1e-5}


def differences(row, ours, theirs):
    """The figures that differ, in words; a figure that one of them has not is passed over."""
    if not isinstance(theirs, dict):
        return []
    pairs = [(ours.get(a), theirs.get(b), a, tolerance) for a, b, tolerance in SAME.get(row, [])]
    if row in SCALED and ours.get("max") and theirs.get("max"):
        pairs.append((ours["sum"] / ours["max"], theirs["sum"] / theirs["max"], "sum by maximum", SCALED[row]))
    return [
        f"{name} {a:.12g} against {b:.12g}" for a, b, name, tolerance in pairs
        if a is not None and b is not None and abs(a - b) > tolerance * max(abs(a), abs(b))]
