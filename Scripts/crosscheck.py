#!/usr/bin/env python3
"""Compares the algorithms of Entente with NetworkX and igraph on random typed multigraphs.

Usage: crosscheck.py ENTENTE [--graphs N] [--only ID,…] [--verbose] [--keep FOLDER]

ENTENTE is the built program. N seeded graphs (200 by default) of 2 to 40 nodes are written as JSON Lines: several kinds of
nodes and relations, directed and not, loops, parallel relations, signs, weights, components. Each is projected in one of
several ways; the projection is done here a second time, so that it is checked as well. The table CHECKS holds every
comparison: algorithm, options, how NetworkX or igraph computes it, and the differences that are expected, each with its reason
and with a condition under which alone it is accepted. Prints a line an algorithm and engine; ends with 1 where a difference is
unexplained. Crosscheck.md in the documentation explains the differences.
"""
import argparse
import collections
import json
import math
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import warnings
from fractions import Fraction

try:
    import igraph
    import networkx as nx
    import numpy
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed (pip install networkx igraph scipy)")
    sys.exit(0)

warnings.filterwarnings("ignore")
RELATIVE, ABSOLUTE = 1e-9, 1e-11  # absolute: what is left of sums that are 0

# ---------------------------------------------------------------- graphs

DIRECTED_KINDS, UNDIRECTED_KINDS = ["visits", "reports-to", "supplies"], ["ally-of", "rival-of"]
SCHEMA = {
    "extends": "open",
    "relations": {
        "ally-of": {"directed": False, "sign": 1},
        "rival-of": {"directed": False, "sign": -1},
        **{kind: {"directed": True} for kind in DIRECTED_KINDS},
    },
}


def pairs_of(shape, n, chance):
    """Pairs of nodes that are joined: a random graph, a tree, a ring of chords, blocks, an acyclic graph, two modes."""
    if shape == "tree":
        return [(chance.randrange(v), v) for v in range(1, n)]
    if shape == "ring":
        return [(v, (v + 1) % n) for v in range(n) if n > 2] + [(chance.randrange(n), chance.randrange(n)) for _ in range(n // 4)]
    if shape == "blocks":
        return [(a, b) for a in range(n) for b in range(n) if a < b and chance.random() < (0.5 if a % 3 == b % 3 else 0.05)]
    if shape == "modes":
        return [(a, b) for a in range(n) for b in range(n) if a % 2 == 0 and b % 2 == 1 and chance.random() < 0.25]
    if shape == "parts":
        return [(a, b) for a in range(n) for b in range(n) if a < b and a % 4 == b % 4 and chance.random() < 0.4]
    density = chance.choice([0.04, 0.1, 0.2, 0.5])
    order = (lambda a, b: a < b) if shape == "acyclic" else (lambda a, b: a != b)
    return [(a, b) for a in range(n) for b in range(n) if order(a, b) and chance.random() < density / (1 if n < 12 else 2)]


def random_graph(seed):
    """Nodes (id, kind, properties) and relations (kind, from, to, tenths of weight or None)."""
    chance = random.Random(seed)
    n = chance.choice([2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40])
    shape = ["random", "tree", "ring", "blocks", "modes", "parts", "acyclic", "random"][seed % 8]
    kinds = DIRECTED_KINDS + UNDIRECTED_KINDS if seed % 3 else (UNDIRECTED_KINDS if seed % 2 else DIRECTED_KINDS)
    nodes = []
    for v in range(n):
        kind = ["country", "meeting"][v % 2] if shape == "modes" else chance.choice(["country", "official", "organisation"])
        nodes.append((f"n{v:02}", kind, {"score": chance.randrange(1, 9), "camp": chance.choice("abc")}))
    pairs = pairs_of(shape, n, chance)
    if seed % 2 and pairs:
        pairs += [chance.choice(pairs) for _ in range(len(pairs) // 3 + 1)]
        pairs += [pair[::-1] for pair in chance.sample(pairs, len(pairs) // 4)]
    if seed % 5 in (1, 3):
        pairs += [(v, v) for v in range(n) if chance.random() < 0.2]
    relations = []
    for a, b in pairs:
        tenths = None if chance.random() < 0.1 else chance.randrange(1, 16)
        relations.append((chance.choice(kinds), a, b, tenths))
    if relations:  # so that --weight weight is always known
        relations[0] = relations[0][:3] + (10,)
    else:
        relations.append((kinds[0], 0, n - 1, 10))
    return nodes, relations


def write_graph(path, nodes, relations):
    with open(path, "w", encoding="utf-8") as file:
        print(json.dumps({"graph": {"entente": 1, "title": "Crosscheck", "schema": SCHEMA}}), file=file)
        for key, kind, properties in nodes:
            print(json.dumps({"node": {"id": key, "kind": kind, "properties": properties}}), file=file)
        for kind, a, b, tenths in relations:
            record = {"kind": kind, "from": nodes[a][0], "to": nodes[b][0]}
            if tenths is not None:
                record["properties"] = {"weight": tenths / 10}
            print(json.dumps({"relation": record}), file=file)


# ---------------------------------------------------------------- projections

# Options of the program; what is not said is left to the convention.
PROJECTIONS = [
    {"direction": "undirected"},
    {"direction": "directed"},
    {},
    {"direction": "undirected", "parallel": "count", "loops": "keep"},
    {"direction": "directed", "parallel": "count", "loops": "keep"},
    {"direction": "undirected", "loops": "keep"},
    {"direction": "reversed", "loops": "keep"},
    {"direction": "undirected", "weight": "weight", "means": "strength"},
    {"direction": "undirected", "weight": "weight", "means": "distance"},
    {"direction": "directed", "weight": "weight", "means": "strength"},
    {"direction": "directed", "weight": "weight", "means": "distance", "loops": "keep"},
    {"direction": "undirected", "weight": "weight", "means": "strength", "parallel": "sum"},
    {"direction": "directed", "weight": "weight", "means": "strength", "parallel": "count", "loops": "keep"},
    {"direction": "undirected", "largest": True},
    {"direction": "undirected", "weight": "count", "means": "strength", "loops": "keep"},
    {"direction": "undirected", "relations": UNDIRECTED_KINDS[:1]},
    {"direction": "undirected", "nodes": ["country", "organisation"]},
    {"direction": "undirected", "largest": True, "weight": "weight", "means": "strength"},
    {"direction": "undirected", "through": "meeting"},
    {"direction": "undirected", "weight": "weight", "means": "distance", "parallel": "count"},
]
CONVENTIONS = {"entente": ("collapse", "drop"), "networkx": ("collapse", "keep"), "igraph": ("count", "keep")}


class Case:
    """One graph projected in one way, as the engines take it. Nodes are numbered by their ids."""

    def __init__(self, path, nodes, relations, projection, convention="entente"):
        self.path, self.projection, self.convention = path, projection, convention
        self.parallel = projection.get("parallel", CONVENTIONS[convention][0])
        self.loops = projection.get("loops", CONVENTIONS[convention][1])
        self.means = projection.get("means")
        self.project(nodes, relations)
        self.build()

    def arguments(self):
        """The projection as options of the program."""
        names = {"direction": "--direction", "weight": "--weight", "means": "--weight-means", "parallel": "--parallel",
                 "loops": "--loops", "through": "--through"}
        given = [part for key, value in self.projection.items() if key in names for part in (names[key], value)]
        for key in ("nodes", "relations"):
            if key in self.projection:
                given += ["--" + key, ",".join(self.projection[key])]
        if self.projection.get("largest"):
            given.append("--largest-component")
        return given + ([] if self.convention == "entente" else ["--convention", self.convention])

    def project(self, nodes, relations):
        """From nodes and relations to numbered nodes and ties (from, to, exact weight)."""
        wanted, kinds = self.projection.get("nodes"), self.projection.get("relations")
        chosen = {v for v, node in enumerate(nodes) if wanted is None or node[1] in wanted}
        relations = [r for r in relations if r[1] in chosen and r[2] in chosen and (kinds is None or r[0] in kinds)
                     and (self.loops == "keep" or r[1] != r[2])]
        direction = self.projection.get("direction", "declared")
        self.directed = direction in ("directed", "reversed") or (
            direction == "declared" and any(r[0] in DIRECTED_KINDS for r in relations))
        by_weight = self.projection.get("weight") == "weight"
        arcs = []
        for kind, a, b, tenths in relations:
            weight = Fraction(tenths, 10) if by_weight and tenths is not None else Fraction(1)
            a, b = (b, a) if direction == "reversed" else (a, b)
            arcs.append((a, b, weight))
            if self.directed and kind in UNDIRECTED_KINDS and a != b:
                arcs.append((b, a, weight))
        shared = self.projection.get("through")
        if shared:
            members = collections.defaultdict(set)
            for a, b, _ in arcs:
                for one, other in ((a, b), (b, a)):
                    if nodes[one][1] == shared != nodes[other][1]:
                        members[one].add(other)
            arcs = [(a, b, Fraction(1)) for group in members.values() for a in group for b in group if a < b]
            chosen = {v for v in chosen if nodes[v][1] != shared}
        if self.projection.get("largest"):
            whole = nx.Graph()
            whole.add_nodes_from(chosen)
            whole.add_edges_from((a, b) for a, b, _ in arcs)
            chosen = max(nx.connected_components(whole), key=lambda part: (len(part), -min(part))) if chosen else chosen
        order = sorted(chosen)
        number = {v: place for place, v in enumerate(order)}
        self.ids = [nodes[v][0] for v in order]
        self.kinds = [nodes[v][1] for v in order]
        self.properties = [nodes[v][2] for v in order]
        self.n = len(order)
        bundles = collections.defaultdict(list)
        for a, b, weight in arcs:
            if a in number and b in number:
                a, b = number[a], number[b]
                bundles[(a, b) if self.directed else (min(a, b), max(a, b))].append(weight)
        self.weighted = "weight" in self.projection or self.parallel == "sum"
        self.ties = []
        for (a, b), weights in sorted(bundles.items()):
            if self.parallel == "count":
                self.ties += [(a, b, weight) for weight in sorted(weights)]
            elif self.projection.get("weight") == "count":
                self.ties.append((a, b, Fraction(len(weights))))
            else:
                choice = sum if self.parallel == "sum" else min if self.means == "distance" else max
                self.ties.append((a, b, choice(weights)))

    def build(self):
        """The graphs of the engines. `exact` is the length times a whole number, so that sums of it are exact."""
        length = {w: 1 / w if self.means == "strength" else w for _, _, w in self.ties}
        scale = math.lcm(1, *(value.denominator for value in length.values()))
        self.multi = nx.MultiDiGraph() if self.directed else nx.MultiGraph()
        self.graph = nx.DiGraph() if self.directed else nx.Graph()
        self.view = nx.Graph()  # without directions and loops
        for graph in (self.multi, self.graph, self.view):
            for v in range(self.n):
                graph.add_node(v, kind=self.kinds[v], **self.properties[v])
        for a, b, w in self.ties:
            data = {"weight": float(w), "length": float(length[w]), "exact": int(length[w] * scale)}
            self.multi.add_edge(a, b, **data)
            for graph in (self.graph, self.view):
                if graph is self.view and a == b:
                    continue
                if graph.has_edge(a, b):
                    old = graph.edges[a, b]
                    old["weight"] += data["weight"]
                    old["length"], old["exact"] = min(old["length"], data["length"]), min(old["exact"], data["exact"])
                else:
                    graph.add_edge(a, b, **data)
        self.simple = self.graph.copy()
        self.simple.remove_edges_from(list(nx.selfloop_edges(self.graph)))
        self.has_loops = any(a == b for a, b, _ in self.ties)
        self.has_parallels = len({(a, b) for a, b, _ in self.ties}) < len(self.ties)
        self.igraph = igraph.Graph(n=self.n, edges=[(a, b) for a, b, _ in self.ties], directed=self.directed)
        self.weights = [float(w) for _, _, w in self.ties] if self.weighted else None
        self.lengths = [float(length[w]) for _, _, w in self.ties] if self.weighted else None
        self.flat = igraph.Graph(n=self.n, edges=list(self.view.edges))
        self.connected = self.n > 0 and nx.is_connected(self.view)
        self.strong = nx.is_strongly_connected(self.graph) if self.directed and self.n else self.connected
        # For NetworkX: the attribute to pass, None where every tie counts 1.
        self.length = "length" if self.weighted else None
        self.exact = "exact" if self.weighted else None
        self.strength = "weight" if self.weighted else None
        self.summed = "weight"  # where parallel ties add up, weights or not
        self.takes_strength = self.means != "distance" or not self.weighted
        self.mode = "in" if self.directed else "all"
        chance = random.Random(self.n * 1009 + len(self.ties))
        self.ends = tuple(chance.sample(range(self.n), 2)) if self.n > 1 else None
        self.some = sorted(chance.sample(range(self.n), min(3, self.n)))

    def name(self, v):
        return self.ids[v]

    def matrix(self, loops=1, graph=None):
        matrix = nx.to_numpy_array(self.graph if graph is None else graph, nodelist=range(self.n), weight="weight")
        return matrix + numpy.diag(numpy.diag(matrix)) * (loops - 1) if not self.directed else matrix


# ---------------------------------------------------------------- results of the program, as plain values

def clean(value):
    """Numbers that are no numbers are undefined."""
    if isinstance(value, (float, numpy.floating)):
        return None if math.isnan(value) or math.isinf(value) else float(value)
    if isinstance(value, numpy.integer):
        return int(value)
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(item) for item in value]
    return value


def nodes(*columns):
    def read(case, document):
        number = {key: v for v, key in enumerate(case.ids)}
        rows = {number[row["id"]]: [row[c] for c in columns] for row in document["nodes"]}
        return {v: row[0] if len(row) == 1 else row for v, row in rows.items()}
    return read


def figures(*names):
    def read(case, document):
        values = [document["figures"][name] for name in names]
        return values[0] if len(values) == 1 else values
    return read


def node_figures(*names):
    def read(case, document):
        number = {key: v for v, key in enumerate(case.ids)}
        return [sorted(number[key] for key in document["figures"][name]) for name in names]
    return read


def parts(case, document):
    """Groups or sets, without their order."""
    number = {key: v for v, key in enumerate(case.ids)}
    return sorted(sorted(number[key] for key in part["members"]) for part in document.get("groups", document.get("sets")))


def pairs(*columns, ordered=None):
    """{(from, to): values}, several values for parallel ties."""
    def read(case, document):
        number = {key: v for v, key in enumerate(case.ids)}
        result = collections.defaultdict(list)
        for row in document["pairs"]:
            end = number[row["from"]], number[row["to"]]
            end = end if (case.directed if ordered is None else ordered) else tuple(sorted(end))
            result[end].append(row[columns[0]] if len(columns) == 1 else [row[c] for c in columns])
        return {end: sorted(values, key=str) for end, values in result.items()}
    return read


def paths(case, document):
    """The paths as node numbers with their cost."""
    number = {key: v for v, key in enumerate(case.ids)}
    result = {}
    for row in document["rows"]:
        path = result.setdefault(row["path"], [[number[row["from"]]], row["cost"]])
        path[0].append(number[row["to"]])
    return list(result.values())


def path_nodes(case, document):
    return sorted(path for path, _ in paths(case, document))


def path_costs(case, document):
    return [cost for _, cost in paths(case, document)]


def path_count(case, document):
    return len(paths(case, document))


def agree(ours, theirs, tolerance=RELATIVE):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(agree(ours[key], theirs[key], tolerance) for key in ours)
    if isinstance(ours, (list, tuple)) and isinstance(theirs, (list, tuple)):
        return len(ours) == len(theirs) and all(agree(a, b, tolerance) for a, b in zip(ours, theirs))
    ours, theirs = clean(ours), clean(theirs)
    if ours is None or theirs is None or isinstance(ours, str) or isinstance(theirs, str):
        return ours == theirs
    return abs(ours - theirs) <= max(ABSOLUTE, tolerance * max(abs(ours), abs(theirs)))


# ---------------------------------------------------------------- the table

# what: reads the result of the program. theirs: the same from an engine. where: the cases to which it applies.
# differs: (reason, condition(case, ours, theirs)) in the order in which they are tried. refuses: (words of the program's error,
# reason, condition(case)). absent: exceptions by which the engine says that it has no value.
Check = collections.namedtuple(
    "Check", "id options engine convention what theirs where differs refuses absent tolerance uses_result number")
CHECKS = []
NETWORKX, IGRAPH = "networkx", "igraph"


def check(engine, id, what, theirs, options="", where=lambda c: True, differs=(), refuses=(), absent=(), tolerance=RELATIVE,
          convention="entente", uses_result=False):
    CHECKS.append(Check(id, options, engine, convention, what, theirs, where, differs, refuses, absent, tolerance, uses_result,
                        len(CHECKS)))


def listed(values):
    """A list of igraph by node numbers."""
    return dict(enumerate(values))


def undefined_for(values, nodes):
    """The values of NetworkX with 0 turned into undefined for these nodes."""
    return {v: None if v in nodes else value for v, value in values.items()}


def turned(case, direction):
    """The graph in which distances to a node are those that count."""
    return {"in": case.graph, "out": case.graph.reverse() if case.directed else case.graph, "all": case.view}[direction]


def any_case(case):
    return True


def undirected(case):
    return not case.directed


def directed(case):
    return case.directed


def plain(case):
    """No parallel ties, which NetworkX collapses or refuses."""
    return not case.has_parallels


def strengths(case):
    return case.takes_strength


def isolates(case):
    return {v for v in range(case.n) if case.view.degree(v) == 0}


def power(matrix):
    """The largest eigenvalue, 0 for an empty matrix."""
    return max(abs(numpy.linalg.eigvals(matrix))) if len(matrix) else 0.0


FLOATS = "NetworkX compares sums of path lengths as floating-point numbers; with whole lengths it agrees"
NO_WEIGHT_MEANING = ("declared a distance", "a strength is asked for, the weight is declared a distance",
      lambda c: not c.takes_strength)

# Degree and strength

for column, sense in (("degree", "degree"), ("in_degree", "in_degree"), ("out_degree", "out_degree")):
    only = any_case if column == "degree" else directed
    check(NETWORKX, "degree", nodes(column), lambda c, s=sense: dict(getattr(c.multi, s)()), where=only)
    mode = {"degree": "all", "in_degree": "in", "out_degree": "out"}[column]
    check(IGRAPH, "degree", nodes(column), lambda c, m=mode: listed(c.igraph.degree(mode=m)), where=only)
    column = column.replace("degree", "strength")
    check(NETWORKX, "strength", nodes(column), lambda c, s=sense: dict(getattr(c.multi, s)(weight="weight")),
          where=lambda c, only=only: only(c) and c.takes_strength)
    check(IGRAPH, "strength", nodes(column), lambda c, m=mode: listed(c.igraph.strength(mode=m, weights=c.weights)),
          where=lambda c, only=only: only(c) and c.takes_strength)

# Shortest paths through, to and from nodes

check(NETWORKX, "betweenness", nodes("betweenness"),
      lambda c: nx.betweenness_centrality(c.graph, weight=c.length, normalized=False), where=plain,
      differs=[(FLOATS, lambda c, ours, _: agree(
          ours, nx.betweenness_centrality(c.graph, weight=c.exact, normalized=False)))])
check(NETWORKX, "betweenness", nodes("betweenness_normalised"),
      lambda c: nx.betweenness_centrality(c.graph, weight=c.length), where=plain,
      differs=[(FLOATS, lambda c, ours, _: agree(ours, nx.betweenness_centrality(c.graph, weight=c.exact)))])
check(NETWORKX, "betweenness", nodes("betweenness"),
      lambda c: nx.betweenness_centrality(c.graph, weight=c.length, normalized=False), where=plain, convention=NETWORKX,
      differs=[(FLOATS, lambda c, ours, _: agree(
          ours, nx.betweenness_centrality(c.graph, weight=c.exact, normalized=False)))])
for convention in ("entente", IGRAPH):
    check(IGRAPH, "betweenness", nodes("betweenness"),
          lambda c: listed(c.igraph.betweenness(directed=c.directed, weights=c.lengths)), convention=convention)

for direction in ("in", "out", "all"):
    check(NETWORKX, "closeness", nodes("closeness"),
          lambda c, d=direction: nx.closeness_centrality(turned(c, d), distance=c.length), options=f"direction={direction}")
    check(NETWORKX, "harmonic", nodes("harmonic"),
          lambda c, d=direction: nx.harmonic_centrality(turned(c, d), distance=c.length),
          options=f"direction={direction},scale=sum")
    check(IGRAPH, "closeness", nodes("closeness"),
          lambda c, d=direction: listed(c.igraph.closeness(mode=d, weights=c.lengths)),
          options=f"direction={direction},variant=component")
    check(IGRAPH, "harmonic", nodes("harmonic"),
          lambda c, d=direction: listed(c.igraph.harmonic_centrality(mode=d, weights=c.lengths)),
          options=f"direction={direction}", where=lambda c: c.n > 1)
    check(IGRAPH, "eccentricity", nodes("eccentricity"),
          lambda c, d=direction: listed(c.igraph.eccentricity(mode=d, weights=c.lengths)), options=f"direction={direction}")
    check(NETWORKX, "reach", nodes("reached"), options=f"direction={direction},steps=3", theirs=lambda c, d=direction: {
        v: len(nx.single_source_shortest_path_length(turned(c, {"in": "out", "out": "in", "all": "all"}[d]), v, cutoff=3)) - 1
        for v in range(c.n)})
    check(IGRAPH, "reach", nodes("reached"), options=f"direction={direction},steps=2", theirs=lambda c, d=direction: listed(
        [size - 1 for size in c.igraph.neighborhood_size(order=2, mode=d)] if c.n else []))
for engine, measure, column, theirs in (
        (NETWORKX, "closeness", "closeness", lambda c: nx.closeness_centrality(c.graph, distance=c.length)),
        (NETWORKX, "harmonic", "harmonic", lambda c: nx.harmonic_centrality(c.graph, distance=c.length)),
        (IGRAPH, "closeness", "closeness", lambda c: listed(c.igraph.closeness(weights=c.lengths))),
        (IGRAPH, "harmonic", "harmonic", lambda c: listed(c.igraph.harmonic_centrality(weights=c.lengths)))):
    check(engine, measure, nodes(column), theirs, convention=engine, where=lambda c: c.n > 1)
check(NETWORKX, "eccentricity", nodes("eccentricity"),
      lambda c: {v: e for part in nx.connected_components(c.view)
                 for v, e in nx.eccentricity(c.view.subgraph(part), weight=c.length).items()}, options="direction=all")
check(NETWORKX, "top-closeness", nodes("top_closeness"), options="count=4", theirs=lambda c: top(
    nx.closeness_centrality(c.graph, distance=c.length), 4))
check(NETWORKX, "local-reaching", nodes("local_reaching"), where=lambda c: c.directed and c.n > 1,
      theirs=lambda c: {v: nx.local_reaching_centrality(c.graph, v) for v in range(c.n)}, absent=(nx.NetworkXError,))
check(NETWORKX, "percolation", nodes("percolation"), options="state=score", where=lambda c: plain(c) and c.n > 2,
      theirs=lambda c: nx.percolation_centrality(c.graph, attribute="score", weight=c.length),
      differs=[(FLOATS, lambda c, ours, _: agree(ours, nx.percolation_centrality(c.graph, attribute="score", weight=c.exact)))])


def top(values, count):
    """The first by value, then by number; undefined for the others. Sums of floats may differ in the last digit."""
    first = sorted(values, key=lambda v: (-round(values[v], 10), v))[:count]
    return {v: values[v] if v in first else None for v in values}


# Vectors of matrices

def tied_components(case):
    """Whether several components share the largest eigenvalue."""
    split = nx.strongly_connected_components(case.graph) if case.directed else nx.connected_components(case.graph)
    largest = sorted((power(part_matrix(case, part)) for part in split), reverse=True)
    return len(largest) > 1 and largest[0] - largest[1] <= 1e-9 * max(1, largest[0])


def loops_of(case):
    return 1 if case.convention == NETWORKX else 2


def part_matrix(case, part):
    part = sorted(part)
    return case.matrix(loops_of(case))[numpy.ix_(part, part)]


def no_cycles(case):
    return power(case.matrix(loops_of(case))) < 1e-9 or (case.directed and nx.is_directed_acyclic_graph(case.graph))


EIGENVECTOR_REFUSALS = [
    ("", "several components share the largest eigenvalue", tied_components),
    ("", "there is no cycle, and the largest eigenvalue is 0", no_cycles), NO_WEIGHT_MEANING,
]


def dominant_part(case):
    """The component of the largest eigenvalue."""
    return max(nx.connected_components(case.graph), key=lambda part: power(part_matrix(case, part)))


def dominant(case):
    """NetworkX on the dominant component, 0 elsewhere: of a whole that is not connected it raises."""
    part = dominant_part(case)
    inside = nx.eigenvector_centrality_numpy(case.graph.subgraph(part), weight=case.summed)
    return {v: inside.get(v, 0) for v in range(case.n)}


for convention in ("entente", NETWORKX):
    check(NETWORKX, "eigenvector", nodes("eigenvector"), convention=convention, refuses=EIGENVECTOR_REFUSALS,
          where=lambda c: c.n > 2 and strengths(c) and (
              c.strong if c.directed else len(dominant_part(c)) > 2 and (c.convention == NETWORKX or not c.has_loops)),
          theirs=lambda c: nx.eigenvector_centrality_numpy(c.graph, weight=c.summed) if c.directed else dominant(c))
for convention in ("entente", IGRAPH):
    norm = "norm=max" if convention == "entente" else ""
    check(IGRAPH, "eigenvector", nodes("eigenvector"), options=norm, convention=convention, refuses=EIGENVECTOR_REFUSALS,
          where=lambda c: c.strong and c.n > 1 and strengths(c),
          theirs=lambda c: listed(c.igraph.eigenvector_centrality(weights=c.weights)))


def tied_singular(case):
    values = numpy.linalg.svd(case.matrix(loops_of(case)), compute_uv=False)
    return len(values) > 1 and values[0] - values[1] <= 1e-7 * max(values[0], 1e-300)


def singular(case):
    """NumPy's hubs and authorities, the largest 1."""
    left, _, right = numpy.linalg.svd(case.matrix(loops_of(case)))
    return [listed(abs(vector) / max(abs(vector))) for vector in (left[:, 0], right[0])]


HITS_REFUSALS = [("", "the largest singular value is not unique, or there are no ties", tied_singular), NO_WEIGHT_MEANING]
for column, place in (("hub", 0), ("authority", 1)):
    check(NETWORKX, "hits", nodes(column), convention=NETWORKX, refuses=HITS_REFUSALS, where=lambda c: c.n > 2 and strengths(c),
          theirs=lambda c, p=place: nx.hits(c.graph, max_iter=10000, tol=0)[p], absent=(nx.PowerIterationFailedConvergence,))
    check(IGRAPH, "hits", nodes(column), convention=IGRAPH, refuses=HITS_REFUSALS, where=lambda c: c.n > 1 and strengths(c),
          theirs=lambda c, p=place: listed([c.igraph.hub_score, c.igraph.authority_score][p](weights=c.weights)),
          differs=[("igraph gives hub 1, 0 and authority 0, 0 for the one tie 1 → 0; NumPy's singular vectors agree with Entente",
                    lambda c, ours, _, p=place: c.n == 2 and agree(ours, singular(c)[p]))])

for options, alpha, start in (("", 0.85, False), ("damping=0.5", 0.5, False), ("personalise=n00", 0.85, True)):
    check(NETWORKX, "pagerank", nodes("pagerank"), options=options, convention=NETWORKX,
          where=lambda c, s=start: strengths(c) and (not s or "n00" in c.ids),
          theirs=lambda c, a=alpha, s=start: nx.pagerank(
              c.graph, alpha=a, personalization={c.ids.index("n00"): 1} if s else None, tol=1e-15, max_iter=10000,
              weight=c.summed), absent=(nx.PowerIterationFailedConvergence,))
    for convention in ("entente", IGRAPH):
        check(IGRAPH, "pagerank", nodes("pagerank"), options=options, convention=convention,
              where=lambda c, s=start: c.n > 0 and strengths(c) and (not s or "n00" in c.ids),
              theirs=lambda c, a=alpha, s=start: listed(
                  c.igraph.personalized_pagerank(damping=a, reset_vertices=[c.ids.index("n00")] if s else None,
                                                 weights=c.weights, directed=c.directed)))

KATZ_REFUSALS = [
    ("", "the sum over walks does not end: α is not below 1/λ₁", lambda c: 0.1 * power(c.matrix(loops_of(c))) >= 1 - 1e-9),
    NO_WEIGHT_MEANING]
check(NETWORKX, "katz", nodes("katz"), convention=NETWORKX, refuses=KATZ_REFUSALS, where=lambda c: c.n > 0 and strengths(c),
      theirs=lambda c: nx.katz_centrality_numpy(c.graph, alpha=0.1, weight=c.summed))
check(NETWORKX, "katz", nodes("katz"), options="alpha=0.02,norm=none,loops=1,beta=2",
      where=lambda c: c.n > 0 and strengths(c) and 0.02 * power(c.matrix()) < 0.99,
      theirs=lambda c: nx.katz_centrality_numpy(c.graph, alpha=0.02, beta=2, normalized=False, weight=c.summed))
check(NETWORKX, "alpha-centrality", nodes("alpha_centrality"), options="alpha=0.02,loops=1",
      where=lambda c: c.n > 0 and strengths(c) and 0.02 * power(c.matrix()) < 0.99,
      theirs=lambda c: nx.katz_centrality_numpy(c.graph, alpha=0.02, normalized=False, weight=c.summed))
check(NETWORKX, "subgraph", nodes("subgraph"), options="loops=1",
      where=lambda c: undirected(c) and plain(c) and not c.weighted and c.n > 0,
      theirs=lambda c: nx.subgraph_centrality(c.graph))
check(NETWORKX, "laplacian", nodes("laplacian_normalised"), where=lambda c: undirected(c) and strengths(c) and c.view.size(),
      theirs=lambda c: nx.laplacian_centrality(c.simple, weight=c.summed))
check(NETWORKX, "laplacian", nodes("laplacian"), where=lambda c: undirected(c) and strengths(c) and c.view.size(),
      theirs=lambda c: nx.laplacian_centrality(c.simple, weight=c.summed, normalized=False))
check(NETWORKX, "second-order", nodes("second_order"),
      where=lambda c: undirected(c) and strengths(c) and c.connected and c.n > 1,
      theirs=lambda c: nx.second_order_centrality(c.view, weight=c.summed), tolerance=1e-7,
      differs=[("NetworkX loses digits in the powers and differences of its matrices",
      lambda c, ours, theirs: agree(ours, theirs, 1e-4))])
check(NETWORKX, "trophic-level", nodes("trophic_level"), where=lambda c: directed(c) and strengths(c),
      theirs=lambda c: nx.trophic_levels(c.graph, weight=c.summed), absent=(nx.NetworkXError,))
check(NETWORKX, "communicability-betweenness", nodes("communicability_betweenness"),
      where=lambda c: c.connected and c.n > 2, theirs=lambda c: nx.communicability_betweenness_centrality(c.view),
      tolerance=1e-7)

# Neighbourhoods

check(NETWORKX, "coreness", nodes("core"), lambda c: nx.core_number(c.view))
check(NETWORKX, "coreness", nodes("core"), lambda c: nx.core_number(c.simple), options="reciprocal=both")
check(NETWORKX, "onion", nodes("layer"), lambda c: nx.onion_layers(c.view))
for degree in ("in", "out", "all"):
    check(IGRAPH, "coreness", nodes("core"), options=f"degree={degree}", theirs=lambda c, d=degree: listed(
        c.flat.coreness() if d == "all" else
        igraph.Graph(n=c.n, edges=list(c.simple.edges), directed=c.directed).coreness(mode=d)))
check(NETWORKX, "clustering", nodes("clustering"), options="variant=unweighted", theirs=lambda c: nx.clustering(c.simple))
for convention in ("entente", NETWORKX):
    check(NETWORKX, "clustering", nodes("clustering"), options="variant=onnela" if convention == "entente" else "",
          convention=convention, where=strengths, theirs=lambda c: nx.clustering(c.simple, weight=c.strength))
check(IGRAPH, "clustering", nodes("clustering"), options="variant=unweighted", where=undirected,
      theirs=lambda c: listed(c.flat.transitivity_local_undirected(mode="zero")))
check(IGRAPH, "clustering", nodes("clustering"), options="variant=unweighted", where=directed,
      theirs=lambda c: listed(c.igraph.transitivity_local_undirected(mode="zero")),
      differs=[("igraph ignores directions, Entente counts triples of arcs (Fagiolo), as NetworkX does",
                lambda c, ours, _: agree(ours, nx.clustering(c.simple)))])
check(IGRAPH, "clustering", nodes("clustering"), convention=IGRAPH, where=lambda c: undirected(c) and strengths(c),
      theirs=lambda c: listed(igraph.Graph(n=c.n, edges=list(c.view.edges)).transitivity_local_undirected(
          weights=[w for *_, w in c.view.edges(data="weight")] if c.weighted else None)))
check(NETWORKX, "directed-clustering", nodes("all"), where=strengths,
      theirs=lambda c: nx.clustering(c.simple, weight=c.strength))
check(NETWORKX, "ego-density", nodes("ego_density"), theirs=lambda c: {
    v: nx.density(c.simple.subgraph(c.view[v])) if c.view.degree(v) > 1 else None for v in range(c.n)})
check(NETWORKX, "constraint", nodes("constraint"), where=strengths,
      theirs=lambda c: {v: nx.constraint(c.simple, [v], weight=c.summed)[v] for v in range(c.n)},
      differs=[("NetworkX, called for single nodes, leaves those without outgoing ties undefined", without_outgoing := (
          lambda c, ours, theirs: c.directed and agree({v: x for v, x in ours.items() if c.simple.out_degree(v)},
                                                       {v: x for v, x in theirs.items() if c.simple.out_degree(v)})))])
check(NETWORKX, "constraint", nodes("constraint"), where=strengths, theirs=lambda c: nx.constraint(c.simple, weight=c.summed))
check(IGRAPH, "constraint", nodes("constraint"), where=lambda c: strengths(c) and not c.has_loops,
      theirs=lambda c: listed(c.igraph.constraint(weights=c.weights)))
check(NETWORKX, "effective-size", nodes("effective_size"), where=strengths,
      theirs=lambda c: {v: nx.effective_size(c.simple, [v], weight=c.summed)[v] for v in range(c.n)},
      differs=[("NetworkX, called for single nodes, leaves those without outgoing ties undefined", without_outgoing)])
check(NETWORKX, "effective-size", nodes("effective_size"), where=lambda c: undirected(c) and strengths(c),
      theirs=lambda c: nx.effective_size(c.simple, weight=c.strength if plain(c) else c.summed),
      differs=[("called for all nodes NetworkX divides by the largest mutual strength of the other contact; for single nodes it agrees",
                lambda c, ours, _: agree(ours, {v: nx.effective_size(c.simple, [v], weight=c.summed)[v] for v in range(c.n)}))])
check(NETWORKX, "efficiency", nodes("efficiency"), where=lambda c: undirected(c) and not c.weighted and plain(c),
      theirs=lambda c: {v: e / c.view.degree(v) if c.view.degree(v) else None for v, e in nx.effective_size(c.simple).items()})
check(NETWORKX, "voterank", lambda c, d: [v for _, v in sorted((r, v) for v, r in nodes("vote_rank")(c, d).items() if r)],
      lambda c: nx.voterank(c.simple), where=lambda c: c.view.size(),
      differs=[("equal votes: NetworkX adds rounded fractions, so that equal ones may differ, and takes the first of the list",
                lambda c, ours, theirs: exact_voterank(c) == ours)])
check(NETWORKX, "neighbour-strength", nodes("neighbour_degree"), where=strengths,
      theirs=lambda c: nx.average_neighbor_degree(c.view, weight=c.summed),
      differs=[("0 for nodes without neighbours in NetworkX, undefined in Entente",
                lambda c, ours, theirs: agree(ours, undefined_for(theirs, isolates(c))))])
check(IGRAPH, "neighbour-strength", nodes("neighbour_degree"), lambda c: listed(c.flat.knn()[0] if c.n else []),
      where=lambda c: not c.weighted and plain(c) and undirected(c) and c.view.size())


def exact_voterank(case):
    """The election in exact fractions; of equal ones the first."""
    graph = case.simple
    mean = Fraction(sum(d for _, d in (graph.out_degree() if case.directed else graph.degree())), case.n)
    ability, elected = {v: Fraction(1) for v in graph}, []
    while True:
        score = {v: sum(ability[u] for u in (graph.successors(v) if case.directed else graph[v])) for v in graph
                 if v not in elected}
        best = min(score, key=lambda v: (-score[v], v), default=None)
        if best is None or score[best] == 0:
            return elected
        elected.append(best)
        ability[best] = Fraction(0)
        for u in graph.successors(best) if case.directed else graph[best]:
            ability[u] = max(Fraction(0), ability[u] - 1 / mean)


# Currents

def connected_strengths(case):
    return case.connected and case.n > 2 and case.takes_strength


check(NETWORKX, "current-flow-betweenness", nodes("current_flow_betweenness_normalised"), where=connected_strengths,
      theirs=lambda c: nx.current_flow_betweenness_centrality(c.view, weight=c.summed, solver="full"))
check(NETWORKX, "current-flow-closeness", nodes("current_flow_closeness"), where=connected_strengths, theirs=lambda c: {
    v: x * (c.n - 1) for v, x in nx.current_flow_closeness_centrality(c.view, weight=c.summed, solver="full").items()})
check(NETWORKX, "information", nodes("information"), where=connected_strengths, theirs=lambda c: {
    v: x * c.n for v, x in nx.information_centrality(c.view, weight=c.summed, solver="full").items()})
check(NETWORKX, "edge-current-flow-betweenness", pairs("edge_current_flow_betweenness"),
      where=lambda c: connected_strengths(c) and plain(c) and undirected(c) and not c.has_loops,
      theirs=lambda c: {tuple(sorted(end)): [x * 2] for end, x in nx.edge_current_flow_betweenness_centrality(
          c.view, normalized=False, weight=c.summed, solver="full").items()})

# Two modes


def two_modes(case):
    return case.n > 1 and nx.is_bipartite(case.view) and (not case.has_loops)


def by_modes(function):
    def read(case, document):
        first = [v for v, mode in nodes("mode")(case, document).items() if mode == 1]
        try:
            return function(case.view, first)
        except ZeroDivisionError:
            return None
    return read


for measure, function in (("degree", nx.bipartite.degree_centrality), ("closeness", nx.bipartite.closeness_centrality),
                          ("betweenness", nx.bipartite.betweenness_centrality)):
    check(NETWORKX, f"bipartite-{measure}", nodes(f"bipartite_{measure}"), by_modes(function), where=two_modes,
      uses_result=True,
          differs=[("NetworkX divides by zero where Entente leaves undefined", lambda c, ours, theirs: theirs is None)])

# Ties


def by_tie(values, case):
    return {end if case.directed else tuple(sorted(end)): [x] for end, x in values.items()}


check(NETWORKX, "edge-betweenness", pairs("edge_betweenness_normalised"), where=lambda c: plain(c),
      theirs=lambda c: by_tie(nx.edge_betweenness_centrality(c.graph, weight=c.length), c),
      differs=[(FLOATS, lambda c, ours, _: agree(ours, by_tie(nx.edge_betweenness_centrality(c.graph, weight=c.exact), c)))])


def igraph_ties(case, values):
    result = collections.defaultdict(list)
    for (a, b, _), value in zip(case.ties, values):
        result[(a, b)].append(value)
    return {end: sorted(clean(found), key=str) for end, found in result.items()}


check(IGRAPH, "edge-betweenness", pairs("edge_betweenness"),
      lambda c: igraph_ties(c, c.igraph.edge_betweenness(directed=c.directed, weights=c.lengths)))
check(NETWORKX, "embeddedness", pairs("common_neighbours"), where=lambda c: plain(c),
      theirs=lambda c: {(a, b): [len(list(nx.common_neighbors(c.view, a, b))) if a != b else None] for a, b, _ in c.ties})
check(NETWORKX, "dispersion", pairs("dispersion_normalised", ordered=True), where=lambda c: c.view.size(),
      theirs=lambda c: {(u, v): [nx.dispersion(c.view, u, v)] for u in c.view for v in c.view[u]})
check(NETWORKX, "local-bridges", lambda c, d: {end: max(clean(s), key=lambda x: x or 0) for end, s in
                                               pairs("span")(c, only(d, "local_bridge")).items()},
      lambda c: clean({tuple(sorted((a, b))): s for a, b, s in nx.local_bridges(c.view)}),
      where=lambda c: undirected(c) and plain(c))
check(IGRAPH, "local-bridges", lambda c, d: sorted(pairs("bridge")(c, only(d, "bridge"))),
      lambda c: sorted(tuple(sorted(c.flat.es[e].tuple)) for e in c.flat.bridges()), where=lambda c: undirected(c) and plain(c))


def only(document, column):
    """The pairs for which this column is 1."""
    return {**document, "pairs": [row for row in document["pairs"] if row[column] == 1]}


# Groups

def members(case):
    return "members=" + "+".join(case.name(v) for v in case.some)


def first_set(column):
    return lambda case, document: document["sets"][0][column]


def outside(case):
    return case.n > len(case.some) + 1 and case.n > 3


check(NETWORKX, "group-degree", first_set("group_degree_normalised"), options=members, where=outside, theirs=lambda c:
      nx.group_degree_centrality(c.view, c.some))
check(NETWORKX, "group-degree", first_set("group_degree_normalised"), options=lambda c: members(c) + ",direction=out",
      where=lambda c: outside(c) and directed(c), theirs=lambda c: nx.group_out_degree_centrality(c.graph, c.some))
check(NETWORKX, "group-closeness", first_set("group_closeness"), options=members, where=outside,
      theirs=lambda c: nx.group_closeness_centrality(c.graph, c.some, weight=c.length),
      differs=[("where nodes cannot be reached NetworkX divides all nodes outside by the distances of those that are reached;"
                " times the square of the share reached it is the same",
                lambda c, ours, theirs: agree(ours, theirs * reached_share(c) ** 2))])
check(NETWORKX, "group-betweenness", first_set("group_betweenness"), options=members, where=lambda c: outside(c) and plain(c),
      theirs=lambda c: networkx_group(c),
      differs=[("NetworkX gives another number for some sets, and raises KeyError in some directed graphs; the list of all shortest"
                " paths agrees with Entente", lambda c, ours, _: agree(ours, group_paths(c)))])


def networkx_group(case):
    try:
        return nx.group_betweenness_centrality(case.graph, case.some, normalized=False, weight=case.exact)
    except KeyError:
        return None


def reached_share(case):
    graph = case.graph.reverse() if case.directed else case.graph
    found = set(nx.multi_source_dijkstra_path_length(graph, case.some, weight=None)) - set(case.some)
    return len(found) / (case.n - len(case.some))


def group_paths(case):
    """Group betweenness from lists of shortest paths."""
    total, group = Fraction(0), set(case.some)
    for s in range(case.n):
        for t in range(case.n):
            if s in group or t in group or s == t or (not case.directed and s > t) or not nx.has_path(case.graph, s, t):
                continue
            ways = list(nx.all_shortest_paths(case.graph, s, t, weight=case.exact))
            total += Fraction(sum(bool(group & set(way)) for way in ways), len(ways))
    return float(total)


check(NETWORKX, "clique-percolation", parts, lambda c: sorted(sorted(x) for x in nx.community.k_clique_communities(c.view, 3)))
check(NETWORKX, "clique-percolation", parts, lambda c: sorted(sorted(x) for x in nx.community.k_clique_communities(c.view, 4)),
      options="size=4")

# Components

def sets(groups):
    return sorted(sorted(group) for group in groups)


check(NETWORKX, "weak-components", parts, lambda c: sets(nx.connected_components(c.view)))
check(IGRAPH, "weak-components", parts, lambda c: sets(c.igraph.connected_components(mode="weak")))
check(NETWORKX, "strong-components", parts, lambda c: sets(nx.strongly_connected_components(c.graph)), where=directed)
check(IGRAPH, "strong-components", parts, lambda c: sets(c.igraph.connected_components(mode="strong")))
check(NETWORKX, "attracting-components", parts, lambda c: sets(nx.attracting_components(c.graph)), where=directed)
check(NETWORKX, "two-edge-components", parts, lambda c: sets(nx.k_edge_components(c.view, 2)))

# Paths between two nodes

def ends(more=""):
    return lambda c: f"from={c.name(c.ends[0])},to={c.name(c.ends[1])}" + more


def two(case):
    return case.ends is not None


def reached(case):
    return two(case) and nx.has_path(case.graph, *case.ends)


def distance(case):
    return [nx.shortest_path_length(case.graph, *case.ends, weight=case.length)] if reached(case) else []


for id, more in (("shortest-path", ""), ("bidirectional", ""), ("a-star", ""), ("a-star", ",landmarks=0"),
                 ("bellman-ford", "")):
    check(NETWORKX, id, path_costs, distance, options=ends(more), where=two)
check(IGRAPH, "shortest-path", path_costs, options=ends(), where=two, theirs=lambda c: [
    x for x in c.igraph.distances(*c.ends, weights=c.lengths)[0] if x < math.inf])
check(IGRAPH, "bellman-ford", path_costs, options=ends(), where=two, theirs=lambda c: [
    x for x in c.igraph.distances(*c.ends, weights=c.lengths, algorithm="bellman_ford")[0] if x < math.inf])
check(NETWORKX, "all-shortest-paths", path_nodes, options=ends(), where=two,
      theirs=lambda c: sorted(nx.all_shortest_paths(c.graph, *c.ends, weight=c.length)) if reached(c) else [],
      differs=[(FLOATS, lambda c, ours, _: ours == sorted(nx.all_shortest_paths(c.graph, *c.ends, weight=c.exact)))])
check(IGRAPH, "all-shortest-paths", path_nodes, options=ends(), where=lambda c: two(c), theirs=lambda c: sorted(
    map(list, {tuple(path) for path in c.igraph.get_all_shortest_paths(*c.ends, weights=c.lengths)})))


def first_paths(case, count):
    if not reached(case):
        return []
    ways = nx.shortest_simple_paths(case.graph, *case.ends, weight=case.length)
    return [nx.path_weight(case.graph, way, "length" if case.weighted else "weight") if case.weighted else len(way) - 1
            for way, _ in zip(ways, range(count))]


check(NETWORKX, "k-shortest-paths", path_costs, lambda c: first_paths(c, 6), options=ends(",k=6"), where=two)
check(IGRAPH, "k-shortest-paths", path_costs, options=ends(",k=6"), where=lambda c: reached(c) and plain(c), theirs=lambda c: [
    sum(c.lengths[e] for e in way) if c.weighted else len(way)
    for way in c.igraph.get_k_shortest_paths(*c.ends, k=6, weights=c.lengths, output="epath")])
check(NETWORKX, "simple-paths", path_nodes, options=ends(",length=4"), where=two,
      theirs=lambda c: sorted(nx.all_simple_paths(c.graph, *c.ends, cutoff=4)))
check(IGRAPH, "simple-paths", path_nodes, options=ends(",length=4"), where=two, theirs=lambda c: sorted(
    map(list, {tuple(path) for path in c.igraph.get_all_simple_paths(c.ends[0], to=c.ends[1], maxlen=4)})))
check(NETWORKX, "widest-path", path_costs, options=ends(), where=lambda c: two(c) and strengths(c) and undirected(c),
      theirs=lambda c: tree_width(c))


def tree_width(case):
    """The weakest tie on the path in a maximum spanning tree; of parallel ties the strongest counts."""
    graph = nx.Graph()
    for a, b, w in case.ties:
        if not graph.has_edge(a, b) or graph.edges[a, b]["weight"] < w:
            graph.add_edge(a, b, weight=w)
    if not all(v in graph for v in case.ends) or not nx.has_path(graph, *case.ends):
        return []
    tree = nx.maximum_spanning_tree(graph)
    way = nx.shortest_path(tree, *case.ends)
    return [float(min(tree.edges[end]["weight"] for end in zip(way, way[1:])))]


for id, function in (("edge-disjoint-paths", nx.edge_disjoint_paths), ("node-disjoint-paths", nx.node_disjoint_paths)):
    check(NETWORKX, id, path_count, options=ends(), where=lambda c, id=id: reached(c) and plain(c),
          theirs=lambda c, f=function: len(list(f(c.simple, *c.ends))))
check(IGRAPH, "edge-disjoint-paths", path_count, options=ends(), where=two,
      theirs=lambda c: c.igraph.edge_connectivity(*c.ends))
check(IGRAPH, "node-disjoint-paths", path_count, options=ends(), where=lambda c: two(c) and not c.has_parallels,
      theirs=lambda c: c.igraph.vertex_connectivity(*c.ends, neighbors="negative"),
      differs=[("igraph has no number for two tied nodes here; without the tie there is one path less",
                lambda c, ours, theirs: c.graph.has_edge(*c.ends) and theirs == -1 or
                c.graph.has_edge(*c.ends) and theirs == c.n)])
check(NETWORKX, "hops-from", nodes("distance"), options="from=n00", where=lambda c: "n00" in c.ids, theirs=lambda c: {
    **dict.fromkeys(range(c.n)), **nx.single_source_shortest_path_length(c.graph, c.ids.index("n00"))})
check(IGRAPH, "hops-from", nodes("distance"), options="from=n00", where=lambda c: "n00" in c.ids,
      theirs=lambda c: listed(c.igraph.distances(c.ids.index("n00"))[0]))
check(NETWORKX, "distances-from", nodes("distance"), options="from=n00", where=lambda c: "n00" in c.ids, theirs=lambda c: {
    **dict.fromkeys(range(c.n)), **nx.single_source_dijkstra_path_length(c.graph, c.ids.index("n00"), weight=c.length)})
check(NETWORKX, "distances-from", nodes("predecessors"), options="from=n00", where=lambda c: "n00" in c.ids, theirs=lambda c: {
    **dict.fromkeys(range(c.n)),
    **{v: len(set(before)) for v, before in nx.dijkstra_predecessor_and_distance(
        c.graph, c.ids.index("n00"), weight=c.exact)[0].items()}})
check(IGRAPH, "distances-from", nodes("distance"), options="from=n00", where=lambda c: "n00" in c.ids,
      theirs=lambda c: listed(c.igraph.distances(c.ids.index("n00"), weights=c.lengths)[0]))

# Flow

def flow_value(case):
    return nx.maximum_flow_value(case.graph, *case.ends, capacity="weight")


check(NETWORKX, "maximum-flow", figures("value"), flow_value, options=ends(), where=lambda c: two(c) and strengths(c))
check(IGRAPH, "maximum-flow", figures("value"), options=ends(), where=lambda c: two(c) and strengths(c),
      theirs=lambda c: c.igraph.maxflow_value(*c.ends, capacity=c.weights))
check(NETWORKX, "minimum-cut", figures("value"), where=lambda c: c.n > 1 and c.connected and strengths(c),
      theirs=lambda c: nx.stoer_wagner(c.view)[0])
check(IGRAPH, "minimum-cut", figures("value"), where=lambda c: c.n > 1 and undirected(c) and strengths(c),
      theirs=lambda c: c.igraph.mincut_value(capacity=c.weights))
check(NETWORKX, "gomory-hu", lambda c, d: tree_cuts(c.n, pairs("minimum_cut", ordered=False)(c, d)),
      where=lambda c: 1 < c.n <= 20 and c.connected and strengths(c) and undirected(c),
      theirs=lambda c: tree_cuts(c.n, {end: [w] for *end, w in nx.gomory_hu_tree(c.view, capacity="weight").edges(data="weight")
                                       for end in [tuple(end)]}))
check(IGRAPH, "gomory-hu", lambda c, d: tree_cuts(c.n, pairs("minimum_cut", ordered=False)(c, d)),
      where=lambda c: 1 < c.n <= 20 and undirected(c) and strengths(c),
      theirs=lambda c: igraph_tree_cuts(c))


def igraph_tree_cuts(case):
    tree = case.igraph.gomory_hu_tree(capacity=case.weights)
    return tree_cuts(case.n, {edge.tuple: [edge["flow"]] for edge in tree.es})


def tree_cuts(n, ties):
    """The smallest tie on the path of every two nodes."""
    tree = nx.Graph()
    tree.add_nodes_from(range(n))
    tree.add_weighted_edges_from((a, b, w[0]) for (a, b), w in ties.items())
    return {(a, b): min(tree.edges[e]["weight"] for e in zip(way, way[1:]))
            for a, ways in nx.all_pairs_shortest_path(tree) for b, way in ways.items() if a < b}


check(NETWORKX, "edge-connectivity", figures("edge_connectivity"), lambda c: nx.edge_connectivity(c.simple),
      where=lambda c: c.n > 1 and plain(c))
check(NETWORKX, "edge-connectivity", figures("edge_connectivity"), lambda c: nx.edge_connectivity(c.simple, *c.ends),
      options=ends(), where=lambda c: two(c) and plain(c))
check(IGRAPH, "edge-connectivity", figures("edge_connectivity"), lambda c: c.igraph.edge_connectivity(),
      where=lambda c: c.n > 1)
check(NETWORKX, "node-connectivity", figures("node_connectivity"), lambda c: nx.node_connectivity(c.simple),
      where=lambda c: c.n > 1,
      differs=[("NetworkX does not look at all ordered pairs of a directed graph: 1 for the one tie 0 → 1; igraph agrees with Entente",
                lambda c, ours, _: c.directed and ours == c.igraph.vertex_connectivity())])
check(IGRAPH, "node-connectivity", figures("node_connectivity"), lambda c: c.igraph.vertex_connectivity(),
      where=lambda c: c.n > 1)
check(NETWORKX, "spanning-tree", figures("total"), where=lambda c: c.n > 0, theirs=lambda c: float(
    nx.minimum_spanning_tree(c.view, weight="length").size(weight="length")))
check(NETWORKX, "spanning-tree", figures("total"), options="objective=maximum",
      where=lambda c: c.n > 0 and strengths(c) and plain(c) and undirected(c),
      theirs=lambda c: float(nx.maximum_spanning_tree(c.view, weight="weight").size(weight="weight")))
check(IGRAPH, "spanning-tree", figures("total"), where=lambda c: c.n > 0, theirs=lambda c: float(sum(
    weighted_tree(c))))


def weighted_tree(case):
    graph = case.igraph.copy()
    graph.es["length"] = case.lengths or [1.0] * len(case.ties)
    return graph.as_undirected(mode="each").spanning_tree(weights="length").es["length"]


check(NETWORKX, "steiner-tree", figures("total"), options=lambda c: "terminals=" + "+".join(map(c.name, c.some)),
      where=lambda c: c.connected and c.n > 3,
      theirs=lambda c: float(nx.approximation.steiner_tree(c.view, c.some, weight="length").size(weight="length")),
      differs=[("NetworkX gives an approximation, at most twice as long",
                lambda c, ours, theirs: ours < theirs <= 2 * ours and agree(ours, smallest_tree(c)))])


def smallest_tree(case):
    """The Steiner tree of three nodes: three shortest paths that meet in one node."""
    lengths = [nx.single_source_dijkstra_path_length(case.view, v, weight="length") for v in case.some]
    return min(sum(length[v] for length in lengths) for v in case.view)


# Figures of the whole

check(NETWORKX, "density", figures("density"), lambda c: nx.density(c.simple), where=lambda c: c.n > 1)
check(IGRAPH, "density", figures("density"), lambda c: c.igraph.density(loops=False),
      where=lambda c: c.n > 1 and not c.has_loops and plain(c))
check(NETWORKX, "distances", figures("average_path_length"), where=lambda c: c.n > 1 and c.strong,
      theirs=lambda c: nx.average_shortest_path_length(c.graph))
check(NETWORKX, "distances", figures("diameter"), lambda c: nx.diameter(c.graph), where=lambda c: c.n > 1 and c.strong)
check(IGRAPH, "distances", figures("diameter"), lambda c: c.igraph.diameter(), where=lambda c: c.view.size())
check(IGRAPH, "distances", figures("average_path_length"), lambda c: c.igraph.average_path_length())
check(IGRAPH, "distances",
      lambda c, d: sorted(d["figures"]["path_length_histogram"].values()) + [d["figures"]["unreached_pairs"]],
      lambda c: sorted(int(bar[2]) for bar in c.igraph.path_length_hist().bins()) + [int(c.igraph.path_length_hist().unconnected)])
check(NETWORKX, "clustering-coefficients", figures("average_clustering"), lambda c: nx.average_clustering(c.view),
      where=lambda c: c.n > 0)
check(NETWORKX, "clustering-coefficients", figures("transitivity"), lambda c: nx.transitivity(c.view),
      differs=[("0 in NetworkX where there is no path of two ties, undefined in Entente",
                lambda c, ours, theirs: ours is None and theirs == 0 and max([0, *dict(c.view.degree).values()]) < 2)])
check(IGRAPH, "clustering-coefficients", figures("transitivity"), lambda c: c.flat.transitivity_undirected())
check(IGRAPH, "clustering-coefficients", figures("average_clustering"), convention=IGRAPH,
      theirs=lambda c: c.flat.transitivity_avglocal_undirected(mode="nan"))
check(NETWORKX, "triangles", figures("triangles"), lambda c: sum(nx.triangles(c.view).values()) // 3)
check(IGRAPH, "triangles", figures("triangles"), lambda c: len(c.flat.list_triangles()))
check(NETWORKX, "reciprocity", figures("reciprocity"), lambda c: nx.overall_reciprocity(c.simple),
      where=lambda c: directed(c) and c.view.size())
check(IGRAPH, "reciprocity", figures("reciprocity"), lambda c: c.igraph.reciprocity(), where=lambda c: directed(c) and plain(c))
check(NETWORKX, "degree-assortativity", figures("degree_assortativity"), where=lambda c: c.view.size(),
      theirs=lambda c: nx.degree_pearson_correlation_coefficient(c.view),
      differs=[("the correlation of equal numbers: NetworkX divides what rounding leaves of 0",
                lambda c, ours, _: ours is None and len({d for _, d in c.view.degree if d}) == 1)])
check(IGRAPH, "degree-assortativity", figures("degree_assortativity"), lambda c: c.flat.assortativity_degree(directed=False),
      differs=[("the correlation of equal numbers: igraph divides what rounding leaves of 0",
                lambda c, ours, _: ours is None and len({d for _, d in c.view.degree if d}) == 1)])
check(NETWORKX, "attribute-assortativity", figures("attribute_assortativity"), options="attribute=camp",
      where=lambda c: c.view.size() and not c.weighted,
      theirs=lambda c: nx.attribute_assortativity_coefficient(without_loops(c), "camp"),
      differs=[("one category at all ends: NetworkX divides 0 by 0 or what rounding leaves of it", one_camp := (
          lambda c, ours, _: ours is None and len({c.properties[v]["camp"] for v in c.view if c.view.degree(v)}) == 1))])
check(IGRAPH, "attribute-assortativity", figures("attribute_assortativity"), options="attribute=camp",
      where=lambda c: c.view.size() and not c.weighted and not c.has_loops,
      theirs=lambda c: c.igraph.assortativity_nominal(["abc".index(p["camp"]) for p in c.properties], directed=c.directed),
      differs=[("one category at all ends: igraph divides 0 by 0 or what rounding leaves of it", one_camp)])
check(NETWORKX, "numeric-assortativity", figures("numeric_assortativity"), options="attribute=score",
      where=lambda c: c.view.size() and not c.weighted,
      theirs=lambda c: nx.numeric_assortativity_coefficient(without_loops(c), "score"),
      differs=[("one value at all starts or ends of ties: 0 divided by 0, or what rounding leaves of it", one_score := (
          lambda c, ours, _: ours is None and min(len({c.properties[t[k]]["score"] for t in both_ways(c)}) for k in (0, 1)) == 1))])
check(IGRAPH, "numeric-assortativity", figures("numeric_assortativity"), options="attribute=score",
      where=lambda c: c.view.size() and not c.weighted and not c.has_loops,
      theirs=lambda c: c.igraph.assortativity([p["score"] for p in c.properties], directed=c.directed),
      differs=[("one value at all starts or ends of ties: 0 divided by 0, or what rounding leaves of it", one_score)])


def both_ways(case):
    ties = [(a, b) for a, b, _ in case.ties if a != b]
    return ties if case.directed else ties + [tie[::-1] for tie in ties]


def without_loops(case):
    graph = case.multi.copy()
    graph.remove_edges_from(list(nx.selfloop_edges(graph, keys=True)))
    return graph


check(NETWORKX, "biconnectivity", node_figures("articulation_point_nodes"), lambda c: [sorted(nx.articulation_points(c.view))])
check(NETWORKX, "biconnectivity", figures("bridges", "biconnected_components"),
      lambda c: [len(list(nx.bridges(c.view))), len(list(nx.biconnected_components(c.view)))],
      where=lambda c: undirected(c) and plain(c))
check(IGRAPH, "biconnectivity", figures("articulation_points", "biconnected_components"),
      lambda c: [len(c.flat.articulation_points()), len(c.flat.biconnected_components())])
check(IGRAPH, "biconnectivity", figures("bridges"), lambda c: len(c.igraph.bridges()), where=undirected)
check(NETWORKX, "triad-census", figures("triad_census"), lambda c: nx.triadic_census(c.simple), where=directed)
check(IGRAPH, "triad-census", figures("triad_census"), where=lambda c: directed(c) and plain(c) and c.n > 2,
      theirs=lambda c: {name: getattr(c.igraph.triad_census(), "t" + name) for name in nx.triadic_census(nx.DiGraph())})
check(IGRAPH, "dyad-census", figures("mutual", "asymmetric", "null"), lambda c: list(c.igraph.dyad_census()),
      where=lambda c: not c.has_loops and plain(c))
check(NETWORKX, "dyad-census", figures("mutual", "asymmetric", "null"), where=directed, theirs=lambda c: [
    (m := sum(c.simple.has_edge(b, a) for a, b in c.simple.edges) // 2), c.view.size() - m, c.n * (c.n - 1) // 2 - c.view.size()])
check(NETWORKX, "k-core", parts, lambda c: [sorted(nx.k_core(c.view, 2))] if nx.k_core(c.view, 2) else [], options="k=2")
check(IGRAPH, "k-core", figures("degeneracy"), lambda c: max(c.flat.coreness(), default=0))
check(NETWORKX, "k-truss", lambda c, d: sorted({tuple(sorted(end)) for end, v in pairs("trussness")(c, d).items() if v[0] and v[0] >= 4}),
      lambda c: sorted(tuple(sorted(end)) for end in nx.k_truss(c.view, 4).edges))
check(NETWORKX, "cliques", parts, lambda c: sets(nx.find_cliques(c.view)), options="minimum=1")
check(IGRAPH, "cliques", parts, lambda c: sets(c.flat.maximal_cliques(min=3)))
check(NETWORKX, "maximum-clique", figures("clique_number"), lambda c: nx.max_weight_clique(c.view, weight=None)[1])
check(IGRAPH, "maximum-clique", figures("clique_number"), lambda c: c.flat.clique_number())
check(NETWORKX, "colouring", lambda c, d: d["figures"]["colours"], where=lambda c: c.n > 0,
      theirs=lambda c: len(set(nx.greedy_color(c.view, "DSATUR").values())),
      differs=[("NetworkX gives a first colouring, Entente looks for one with fewer colours",
      lambda c, ours, theirs: ours < theirs)])
check(NETWORKX, "colouring", lambda c, d: [], lambda c, d: [
    end for end in c.view.edges if any(set(end) <= set(group) for group in parts(c, d))], uses_result=True)
check(NETWORKX, "global-efficiency", figures("global_efficiency", "local_efficiency"),
      where=lambda c: undirected(c) and c.n > 1,
      theirs=lambda c: [nx.global_efficiency(c.view), nx.local_efficiency(c.view)])
check(NETWORKX, "wiener-index", figures("wiener_index"), lambda c: nx.wiener_index(c.graph, weight=c.length),
      where=lambda c: c.n > 0)
check(IGRAPH, "wiener-index", figures("average_distance"), lambda c: c.igraph.average_path_length(weights=c.lengths))
check(NETWORKX, "spectrum", figures("algebraic_connectivity"), where=lambda c: c.n > 1, tolerance=1e-8,
      theirs=lambda c: nx.laplacian_spectrum(c.view, weight=None)[1])
check(NETWORKX, "spectrum", figures("largest_eigenvalue", "log_estrada_index"), where=lambda c: c.n > 1,
      theirs=lambda c: [max(nx.adjacency_spectrum(c.view, weight=None).real), math.log(nx.estrada_index(c.view))])
check(NETWORKX, "spectrum", figures("log_spanning_trees"), where=lambda c: c.connected and c.n > 1,
      theirs=lambda c: math.log(nx.number_of_spanning_trees(c.view)))
check(NETWORKX, "cyclomatic", figures("cycle_rank", "girth"), lambda c: [len(nx.cycle_basis(c.view)), nx.girth(c.view)])
check(IGRAPH, "cyclomatic", figures("girth"), lambda c: c.flat.girth())
check(NETWORKX, "bipartite-check", figures("bipartite"), lambda c: nx.is_bipartite(c.graph))
check(IGRAPH, "bipartite-check", figures("bipartite"), lambda c: c.igraph.is_bipartite())
check(NETWORKX, "bipartite-check", figures("spectral_bipartivity"), where=lambda c: c.n > 0 and not c.has_loops,
      theirs=lambda c: float(nx.bipartite.spectral_bipartivity(c.view, weight=None)))
check(NETWORKX, "acyclicity", figures("acyclic"), where=directed, theirs=lambda c: nx.is_directed_acyclic_graph(c.graph))
check(IGRAPH, "acyclicity", figures("acyclic"), lambda c: c.igraph.is_dag(), where=directed)
check(NETWORKX, "acyclicity", lambda c, d: list(d["figures"]["level_sizes"].values()),
      where=lambda c: directed(c) and nx.is_directed_acyclic_graph(c.graph),
      theirs=lambda c: [len(level) for level in nx.topological_generations(c.graph)])
check(NETWORKX, "flow-hierarchy", figures("flow_hierarchy"), where=lambda c: directed(c) and c.ties and strengths(c),
      theirs=lambda c: nx.flow_hierarchy(c.multi, weight=c.strength))
check(NETWORKX, "cycles", figures("cycles"), options="length=5", where=lambda c: c.n <= 20, theirs=lambda c: sum(
    len(cycle) > 1 for cycle in nx.simple_cycles(c.simple, length_bound=5)))
check(NETWORKX, "degree-distribution", lambda c, d: {int(k): v for k, v in d["figures"]["counts"].items() if v},
      lambda c: {k: v for k, v in enumerate(nx.degree_histogram(c.view)) if v})
check(NETWORKX, "centre", node_figures("centre", "periphery", "median"), where=lambda c: c.connected,
      theirs=lambda c: [sorted(f(c.view, weight=c.exact)) for f in (nx.center, nx.periphery, nx.barycenter)])
check(NETWORKX, "centre", figures("radius", "diameter"), where=lambda c: c.connected,
      theirs=lambda c: [f(c.view, weight=c.length) for f in (nx.radius, nx.diameter)])
check(IGRAPH, "centre", figures("radius"), where=lambda c: c.connected and not c.weighted,
      theirs=lambda c: c.igraph.radius(mode="all"))
check(IGRAPH, "motifs-four", lambda c, d: [d["figures"]["motifs"][m] for m in ("star", "path", "paw", "cycle", "diamond", "clique")],
      lambda c: [int(x) for x in (c.flat.motifs_randesu(size=4)[k] for k in (4, 6, 7, 8, 9, 10))])
check(NETWORKX, "motifs-three", lambda c, d: {k: v for k, v in d["figures"]["counts"].items()}, where=directed,
      theirs=lambda c: {
    k: v for k, v in nx.triadic_census(c.simple).items() if k not in ("003", "012", "102")})
check(NETWORKX, "rich-club", lambda c, d: {int(k): v for k, v in d["figures"]["density"].items()},
      where=lambda c: c.view.size(),
      theirs=lambda c: {k: x for k, x in nx.rich_club_coefficient(c.view, normalized=False).items() if k in dict(c.view.degree).values()})
check(IGRAPH, "centralization", figures("sum_of_differences"), options="measure=degree",
      where=lambda c: c.n > 2 and undirected(c),
      theirs=lambda c: sum(max(c.igraph.degree()) - d for d in c.igraph.degree()))

# Networks made from the network

check(NETWORKX, "ego-network", node_figures("members"), options="node=n00,steps=2", where=lambda c: "n00" in c.ids,
      theirs=lambda c: [sorted(nx.ego_graph(c.view, c.ids.index("n00"), radius=2))])
check(NETWORKX, "one-mode", pairs("shared", ordered=False), options="through=meeting", where=lambda c: "meeting" in c.kinds,
      theirs=lambda c: {tuple(sorted((a, b))): [w] for a, b, w in nx.bipartite.weighted_projected_graph(
          c.view, [v for v in range(c.n) if c.kinds[v] != "meeting"]).edges(data="weight")})

# Similarity

def alike(function):
    return lambda c: {(min(a, b), max(a, b)): [x] for a, b, x in function(c.view, all_pairs(c)) if x}


def all_pairs(case):
    return [(a, b) for a in range(case.n) for b in range(a + 1, case.n)]


def matrix_pairs(rows, case):
    return {(a, b): [rows[a][b]] for a, b in all_pairs(case) if rows[a][b]}


ALL = "pairs=all,count=1000"
for id, function in (("jaccard", nx.jaccard_coefficient), ("adamic-adar", nx.adamic_adar_index),
                     ("resource-allocation", nx.resource_allocation_index),
                     ("preferential-attachment", nx.preferential_attachment)):
    check(NETWORKX, id, pairs(id.replace("-", "_"), ordered=False), alike(function), options=ALL)
check(NETWORKX, "jaccard", pairs("jaccard", ordered=False), options="count=1000", theirs=lambda c: {
    tuple(sorted((a, b))): [x] for a, b, x in nx.jaccard_coefficient(c.view) if x})
check(IGRAPH, "jaccard", pairs("jaccard", ordered=False),
      lambda c: matrix_pairs(c.flat.similarity_jaccard(loops=False), c), options=ALL)
check(IGRAPH, "sorensen", pairs("sorensen", ordered=False),
      lambda c: matrix_pairs(c.flat.similarity_dice(loops=False), c), options=ALL)
check(IGRAPH, "adamic-adar", pairs("adamic_adar", ordered=False),
      lambda c: matrix_pairs(c.flat.similarity_inverse_log_weighted(), c), options=ALL)
check(IGRAPH, "common-neighbours", pairs("common_neighbours", ordered=False),
      lambda c: matrix_pairs(c.flat.cocitation(), c), options=ALL)
check(NETWORKX, "simrank", pairs("simrank", ordered=False), options=ALL + ",tolerance=1e-10",
      where=lambda c: c.n <= 15, tolerance=1e-4,  # NetworkX stops when no value changes by more than 1e-5 of itself
      theirs=lambda c: {(a, b): [row[b]] for a, row in nx.simrank_similarity(
          bare(c), importance_factor=0.8, max_iterations=1000, tolerance=1e-12).items() for b in row if a < b and row[b]})


def bare(case):
    """Without weights, which NetworkX's SimRank takes whenever ties have an attribute of that name."""
    graph = nx.create_empty_copy(case.simple)
    graph.add_edges_from(case.simple.edges)
    return graph


check(NETWORKX, "equitable-partition", parts, lambda c: cells(c), where=lambda c: 0 < c.n and undirected(c))


def cells(case):
    """The nodes by the hashes of NetworkX's colour refinement, after as many rounds as there are nodes."""
    hashes = nx.weisfeiler_lehman_subgraph_hashes(bare(case), iterations=case.n)
    groups = collections.defaultdict(list)
    for v, rounds in hashes.items():
        groups[rounds[-1]].append(v)
    return sets(groups.values())


check(NETWORKX, "approximate-betweenness", lambda c, d: [], uses_result=True,
      where=lambda c: c.n > 2 and plain(c) and not c.weighted,
      theirs=lambda c, d: [v for v, x in nodes("approximate_betweenness")(c, d).items()
                           if abs(x - nx.betweenness_centrality(c.graph)[v]) > 0.05], options="error=0.05,confidence=0.9999")

# Communities: the quality of the division that is given, and the best that is known

def modularity(engine, resolution=1.0):
    def value(case, document):
        groups = parts(case, document)
        if not case.ties or not sum(case.weights or [1]):
            return None
        if engine == NETWORKX:
            return nx.community.modularity(case.multi, groups, weight="weight", resolution=resolution)
        membership = [0] * case.n
        for number, group in enumerate(groups):
            for v in group:
                membership[v] = number
        return case.igraph.modularity(membership, weights=case.weights, resolution=resolution, directed=case.directed)
    return value


for id, options, resolution in (
        ("leiden", "", 1), ("leiden", "resolution=0.5", 0.5), ("louvain", "", 1), ("louvain", "resolution=2", 2),
        ("greedy-modularity", "", 1), ("greedy-modularity", "resolution=0.5", 0.5), ("leading-eigenvector", "", 1),
        ("optimal-modularity", "", 1), ("label-propagation", "", 1), ("walktrap", "", 1), ("girvan-newman", "", 1),
        ("markov-clustering", "", 1), ("infomap", "", 1)):
    for engine in (NETWORKX, IGRAPH):
        check(engine, id, figures("modularity"), modularity(engine, resolution), options=options, uses_result=True,
              where=lambda c, id=id: c.n > 0 and strengths(c) and (id != "optimal-modularity" or c.n <= 15))
check(IGRAPH, "optimal-modularity", figures("modularity"),
      where=lambda c: 0 < c.n <= 12 and undirected(c) and c.ties and strengths(c),
      theirs=lambda c: c.igraph.community_optimal_modularity(weights=c.weights).q if not c.weighted else
      c.igraph.modularity(c.igraph.community_optimal_modularity(weights=c.weights).membership, weights=c.weights))
def joins_nodes(case):
    """Whether a tie joins two nodes: Entente leaves the code length of loops alone undefined."""
    return any(a != b for a, b in case.multi.edges())


check(IGRAPH, "infomap", figures("codelength"), where=lambda c: c.n > 1 and undirected(c) and strengths(c) and joins_nodes(c),
      theirs=lambda c: c.igraph.community_infomap(edge_weights=c.weights, trials=20).codelength,
      differs=[("igraph counts a loop once in the walk, Entente twice, as in the degree; the next comparison works out the length anew",
                lambda c, ours, theirs: ours is not None and c.has_loops),
               ("both search with chance; Entente found a shorter code, whose length the next comparison works out anew",
                lambda c, ours, theirs: ours is not None and ours < theirs)])
check(NETWORKX, "infomap", figures("codelength"), uses_result=True,
      where=lambda c: undirected(c) and strengths(c) and joins_nodes(c), theirs=lambda c, d: codelength(c, parts(c, d)))


def codelength(case, groups):
    """The map equation for a division, from NetworkX's degrees and cuts, in bits."""
    whole = 2 * case.multi.size(weight="weight")

    def entropy(share):
        return share * math.log2(share) if share > 0 else 0.0

    leaving = [nx.cut_size(case.multi, group, weight="weight") / whole for group in groups]
    visits = {v: strength / whole for v, strength in case.multi.degree(weight="weight")}
    return (entropy(sum(leaving)) - 2 * sum(map(entropy, leaving)) - sum(map(entropy, visits.values()))
            + sum(entropy(exit + sum(visits[v] for v in group)) for exit, group in zip(leaving, groups)))


check(IGRAPH, "greedy-modularity", figures("modularity"),
      where=lambda c: undirected(c) and plain(c) and strengths(c) and c.view.size() and not c.has_loops,
      theirs=lambda c: c.igraph.modularity(
          c.igraph.community_fastgreedy(weights=c.weights).as_clustering().membership, weights=c.weights),
      differs=[("of equal gains each program unites another pair; no value is the right one",
                lambda c, ours, theirs: abs(ours - theirs) < 0.15)])

# The commands of several figures at once

check(IGRAPH, "structure", lambda c, d: [d["components"], d["strong_components"], d["triangles"], d["max_core"]], lambda c: [
    len(c.igraph.connected_components(mode="weak")), len(c.igraph.connected_components(mode="strong")),
    len(c.flat.list_triangles()), max(c.flat.coreness(), default=None)])
check(NETWORKX, "structure", where=lambda c: c.n > 0,
      what=lambda c, d: [d[figure] for figure in ("nodes", "relations", "directed", "average_clustering", "articulation_points")],
      theirs=lambda c: [c.n, len(c.ties), c.directed, nx.average_clustering(c.view), len(list(nx.articulation_points(c.view)))])
check(NETWORKX, "communities", lambda c, d: d["modularity"], uses_result=True, where=lambda c: c.n > 0 and strengths(c),
      theirs=lambda c, d: modularity(NETWORKX)(c, {"groups": d["communities"]}))


# ---------------------------------------------------------------- the run

COMMANDS = ("structure", "communities")


def run(entente, arguments):
    """The document, or the words of the error."""
    done = subprocess.run([entente, *arguments, "--format", "json", "--quiet", "--no-progress", "--workers", "1"],
                          capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1, 2, 4):
        return f"ended with {done.returncode}: {done.stderr[:300]}"
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip()


def documents(entente, case, requests, batched):
    """What the program gives for every request; many measures of nodes in one process, halved where one refuses."""
    results = {}

    def together(group):
        document = run(entente, ["centrality", case.path, *case.arguments(), *(x for request in group for x in ("-m", request))])
        if isinstance(document, dict) or len(group) == 1:
            results.update(dict.fromkeys(group, document))
        else:
            together(group[: len(group) // 2])
            together(group[len(group) // 2:])

    batches = collections.defaultdict(list)
    for request in sorted(requests):
        id = request.split(":")[0]
        if id in batched:
            batches[sum(other.split(":")[0] == id for batch in batches.values() for other in batch)].append(request)
        elif id in COMMANDS:
            results[request] = run(entente, [id, case.path, *case.arguments()])
        else:
            results[request] = run(entente, ["analyse", case.path, "-m", request, *case.arguments()])
    for batch in batches.values():
        together(batch)
    return results


def compare(case, check, document):
    """(status, words)"""
    if isinstance(document, str):
        for words, reason, condition in check.refuses:
            if words in document and condition(case):
                return "refused", reason
        return "UNEXPLAINED", "Entente refuses: " + " ".join(document.split())
    try:
        ours = clean(check.what(case, document))
        theirs = clean(check.theirs(case, document) if check.uses_result else check.theirs(case))
        if agree(ours, theirs, check.tolerance):
            return "agree", ""
        for reason, condition in check.differs:
            if condition(case, ours, theirs):
                return "differ", reason
        return "UNEXPLAINED", f"Entente {shortened(ours, theirs)}, {check.engine} {shortened(theirs, ours)}"
    except check.absent as error:
        return "no value", str(error)
    except Exception as error:  # whatever else an engine raises is a finding
        return "UNEXPLAINED", f"{type(error).__name__}: {error}"


def shortened(value, other):
    if isinstance(value, dict) and isinstance(other, dict):
        value = {key: x for key, x in value.items() if key not in other or not agree(x, other[key])}
    text = str(value)
    return text if len(text) < 160 else text[:160] + "…"


def suits(projection, kinds):
    return projection.get("through", "country") in kinds and set(projection.get("nodes", kinds)) <= set(kinds)


def takes_part(id, seed, batched):
    """Two graphs of three for algorithms that each take a process of their own: the whole is to take minutes."""
    return id in batched or (sum(map(ord, id)) + seed) % 3 != 0


def work(task):
    """All comparisons on one graph in one projection under each convention."""
    entente, folder, seed, number, wanted, batched = task
    node_list, relations = random_graph(seed)
    projection = PROJECTIONS[number]
    if not suits(projection, {kind for _, kind, _ in node_list}):
        projection = PROJECTIONS[number % 3]
    path = os.path.join(folder, f"graph-{seed}.jsonl")
    write_graph(path, node_list, relations)
    findings = []
    for convention in CONVENTIONS:
        case = Case(path, node_list, relations, projection, convention)
        chosen = []
        for one in CHECKS:
            if one.convention == convention and one.id in wanted and takes_part(one.id, seed, batched) and one.where(case):
                options = one.options(case) if callable(one.options) else one.options
                chosen.append((one, one.id + (":" + options if options else "")))
        results = documents(entente, case, {request for _, request in chosen}, batched)
        for one, request in chosen:
            status, words = compare(case, one, results[request])
            command = f"{os.path.basename(path)} -m {request} " + " ".join(case.arguments())
            findings.append((one.number, status, words, command, len(case.ties)))
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("entente")
    parser.add_argument("--graphs", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first graph")
    parser.add_argument("--only", help="ids of algorithms")
    parser.add_argument("--verbose", action="store_true", help="every kind of difference with an example")
    parser.add_argument("--keep", help="folder for the graphs")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    entente = os.path.abspath(given.entente)
    catalogue = json.loads(subprocess.run([entente, "catalog", "algorithms", "--format", "json"], capture_output=True,
                                          check=True).stdout)["algorithms"]
    known = {algorithm["id"] for algorithm in catalogue} | set(COMMANDS)
    compared = {one.id for one in CHECKS}
    wanted = known & (set(given.only.split(",")) if given.only else compared)
    # Measures that share the name of a column run alone, so that columns keep their names.
    batched = {a["id"] for a in catalogue if a["family"] == "centrality"} - {"onion"} - {
        id for id in known if id.startswith("bipartite")}
    tally = collections.defaultdict(collections.Counter)
    examples = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or scratch
        os.makedirs(folder, exist_ok=True)
        tasks = [(entente, folder, seed, (seed // 2 + seed) % len(PROJECTIONS), wanted, batched)
                 for seed in range(given.first, given.first + given.graphs)]
        with multiprocessing.Pool(given.workers) as pool:
            for findings in pool.imap_unordered(work, tasks):
                for number, status, words, command, size in findings:
                    one = CHECKS[number]
                    tally[one.id, one.engine][status] += 1
                    key = one.id, one.engine, status, number if status == "UNEXPLAINED" else words
                    if status != "agree" and (key not in examples or size < examples[key][0]):
                        examples[key] = size, command, words
    report(catalogue, known - compared, tally, examples, given)
    unexplained = sum(count["UNEXPLAINED"] for count in tally.values())
    total = sum(sum(count.values()) for count in tally.values())
    print(f"{given.graphs} graphs, {len({id for id, _ in tally})} algorithms, {total} comparisons, {unexplained} unexplained")
    sys.exit(1 if unexplained else 0)


def report(catalogue, others, tally, examples, given):
    order = {algorithm["id"]: place for place, algorithm in enumerate(catalogue)}
    columns = ["agree", "differ", "refused", "no value", "UNEXPLAINED"]
    print(f"{'algorithm':32}{'engine':10}{'compared':>9}" + "".join(f"{column:>13}" for column in columns))
    for (id, engine), count in sorted(tally.items(), key=lambda item: (order.get(item[0][0], 999), item[0])):
        print(f"{id:32}{engine:10}{sum(count.values()):9}" + "".join(f"{count[column] or '–':>13}" for column in columns))
    for (id, engine, status, _), (_, command, words) in sorted(examples.items(), key=lambda item: str(item[0])):
        if status == "UNEXPLAINED" or given.verbose:
            print(f"{status}: {id}, {engine}: {words}\n    {command}")
    if not given.only:
        print("without a counterpart: " + ", ".join(sorted(others)))


if __name__ == "__main__":
    main()
