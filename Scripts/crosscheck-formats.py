#!/usr/bin/env python3
"""Reads what `entente convert` writes in every format with other programs, and compares it with the canonical JSON Lines.

Usage: crosscheck-formats.py ENTENTE [--formats ID,…] [--graphs WORD,…] [--verbose] [--keep FOLDER]

ENTENTE is the built program. The formats come from `entente catalog formats`; the graphs are the shipped network and, where
`../shared/data` lies beside the checkout, classic networks and larger data sets. READERS holds one small function for a format
and a program: it gives the nodes and the edges that this program sees. Names, kinds, signs, dates and every property are compared
field by field, but for what `convert --loss-report` says is lost and for what the program cannot see. Prints a line a format,
program and graph; ends with 1 where a difference is unexplained. Programs that are not installed are skipped with a word.
"""
import argparse
import collections
import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree

warnings.filterwarnings("ignore")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, "..", "shared", "data")
GRAPHS = {
    "shipped": os.path.join(ROOT, "Graphs", "japan-korea-defence.yaml"),
    **{path.split("/")[1]: os.path.join(DATA, path) for path in (
        "3-classic/florentine-marriage", "3-classic/southern-women", "3-classic/hightech-advice", "3-classic/karate-weighted",
        "3-classic/sampson-monks-signed", "1-international-relations/wwi-signed", "1-international-relations/nations",
        "1-international-relations/country-borders", "2-officials-organisations/kr-national-assembly")},
}


class Skipped(Exception):
    """The program is not installed, or has said what it cannot read."""


class Seen:
    """What a program sees of a graph.

    `nodes` maps ids to attributes; `edges` are (from, to, is directed or None, attributes). Attributes are named as in flat
    files: label, kind, label_ja, aliases, dates, sign; all others are properties. `scope` names the attributes that the program can
    see at all; None is all of them. `numbered` says that the ids are numbers in canonical order, from `numbered`; `ordered` that the
    program knows directions, `simple` that it knows one edge only between two nodes; `key` makes of
    the key of a property what the format can have.
    """

    def __init__(self, nodes, edges, scope=None, numbered=None, ordered=True, simple=False,
                 key=lambda key: key):
        self.nodes, self.edges, self.scope = nodes, edges, scope
        self.numbered, self.ordered, self.simple, self.key = numbered, ordered, simple, key


# ---------------------------------------------------------------- the truth

def text(value):
    """A value as every flat file would have it: numbers that are equal are equal texts."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return text(value["date"])
    if isinstance(value, (list, tuple)):
        return "; ".join(plain(one) for one in value)
    try:
        return repr(float(value)) if not isinstance(value, str) or value.strip() == value else value
    except ValueError:
        return str(value)


def plain(value):
    """A value inside a list."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value["date"] if isinstance(value, dict) else plain_list(value) if isinstance(value, list) else str(value)


def plain_list(values):
    return "; ".join(plain(value) for value in values)


# The kinds of nodes and relations that have none.
UNSPECIFIED = {"node", "related-to", "undirected"}


class Truth:
    def __init__(self, path, schemas):
        self.nodes, self.edges = {}, []
        rules = {}
        for line in open(path, encoding="utf-8"):
            ((kind, record),) = json.loads(line).items()
            if kind == "graph":
                schema = record.get("schema", "open")
                base = schema if isinstance(schema, str) else schema.get("extends", "open")
                rules = {rule["kind"]: rule for rule in schemas[base]}
                if isinstance(schema, dict):
                    rules.update(schema.get("relations", {}))
            elif kind == "node":
                self.nodes[record["id"]] = self.attributes(record)
            elif kind == "relation":
                rule = rules.get(record["kind"], {})
                attributes = self.attributes(record)
                attributes["sign"] = record.get("sign", rule.get("sign", 0))
                self.edges.append((record["from"], record["to"], rule.get("directed", True), attributes))

    @staticmethod
    def attributes(record):
        flat = {} if record["kind"] in UNSPECIFIED else {"kind": record["kind"]}
        if record.get("name") is not None:
            flat["label"] = record["name"]
        for language, name in record.get("names", {}).items():
            flat["label_" + language] = name
        if record.get("aliases"):
            flat["aliases"] = "|".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in record["aliases"])
        if record.get("dates"):
            flat["dates"] = record["dates"]
        for key, value in record.get("properties", {}).items():
            flat["property_" + key] = value
        return flat


# ---------------------------------------------------------------- the comparison

FIELDS = {"label": "names", "aliases": "aliases", "sign": "signs"}


def field(key, owner):
    """The words of the loss report for an attribute."""
    if key in FIELDS:
        return FIELDS[key]
    if key == "kind":
        return "kinds of " + owner
    if key == "dates":
        return "dates of " + owner
    if key.startswith("label_"):
        return f"names in '{key[6:]}'"
    return f"property '{key.removeprefix('property_')}' of {owner}"


# What is no fact of its own: written beside the facts for other programs, or made by the program that reads.
TECHNICAL = {
    "entente", "id", "is_directed", "sources", "dir", "start", "end", "key", "source", "target", "_id", "_pos", "graphics",
    "start_earliest", "start_latest", "end_earliest", "end_latest", "has_own_id", "mode",
}
# Words of the format for what Entente calls otherwise, by format.
FLAT = {"label", "kind", "aliases", "dates", "sign"}


def flat(attributes):
    """Attributes of a file by the names of the truth."""
    result = {}
    for key, value in attributes.items():
        if value is None or value == "" or key in TECHNICAL or isinstance(value, float) and value != value:
            continue
        if key == "kind" and value in UNSPECIFIED:
            continue
        is_word = key in FLAT or key.startswith("label_") or key.startswith("property_")
        result[key if is_word else "property_" + key] = value
    return result


def ends(edge, is_ordered):
    a, b, is_directed, _ = edge
    return (a, b, True) if is_ordered and is_directed else (*sorted((a, b)), False)


def differences(truth, seen, losses):
    """The fields that differ, with how many values."""
    lost = {loss["field"] for loss in losses}
    found = collections.Counter()
    names = {id: id for id in truth.nodes}
    if seen.numbered is not None:
        names = {str(number): id for number, id in enumerate(truth.nodes, seen.numbered)}
    nodes = {names.get(str(id), f"?{id}"): flat(attributes) for id, attributes in seen.nodes.items()}
    edges = [(names.get(str(a), f"?{a}"), names.get(str(b), f"?{b}"), d, flat(attributes)) for a, b, d, attributes in seen.edges]
    wanted_nodes, wanted_edges = truth.nodes, truth.edges
    if "relations of a node to itself" in lost:
        wanted_edges = [edge for edge in wanted_edges if edge[0] != edge[1]]
    if "nodes without relations" in lost:
        tied = {end for edge in wanted_edges for end in edge[:2]}
        wanted_nodes = {id: value for id, value in wanted_nodes.items() if id in tied}
    # Formats of one domain leave whole nodes and relations out, and say how many.
    whole = {owner: sum(loss["facts"] for loss in losses if loss["field"].endswith("whole " + owner))
             for owner in ("nodes", "relations")}
    missing = set(wanted_nodes) - set(nodes)
    if set(nodes) - set(wanted_nodes) or len(missing) > whole["nodes"]:
        found["nodes"] += len(set(nodes) ^ set(wanted_nodes))
    wanted_nodes = {id: value for id, value in wanted_nodes.items() if id in nodes or not whole["nodes"]}
    is_ordered = seen.ordered and not lost & {"directions", "directed beside undirected relations"}
    is_ordered = is_ordered and all(edge[2] is not None for edge in edges)
    is_simple = seen.simple or "parallel relations" in lost
    count = (lambda items: collections.Counter(set(items))) if is_simple else collections.Counter

    def compare(name, wanted, got):
        wanted, got = count(wanted), count(got)
        wrong = sum(((wanted - got) + (got - wanted)).values())
        if wrong:
            found[name] += wrong
            EXAMPLES.setdefault(name, (list((wanted - got).items())[:2], list((got - wanted).items())[:2]))

    if whole["relations"]:
        wanted = collections.Counter(ends(edge, is_ordered) for edge in wanted_edges)
        got = collections.Counter(ends(edge, is_ordered) for edge in edges)
        if got - wanted or sum((wanted - got).values()) > whole["relations"]:
            found["edges"] += sum((got - wanted).values()) + sum((wanted - got).values())
        wanted_edges = edges
    else:
        compare("edges", [ends(edge, is_ordered) for edge in wanted_edges], [ends(edge, is_ordered) for edge in edges])
    wanted_nodes = {id: {seen.key(key): value for key, value in values.items()} for id, values in wanted_nodes.items()}
    wanted_edges = [(a, b, d, {seen.key(key): value for key, value in values.items()}) for a, b, d, values in wanted_edges]
    keys = {key for attributes in [*wanted_nodes.values(), *nodes.values()] for key in attributes}
    for key in sorted(keys):
        if field(key, "nodes") in lost or seen.scope is not None and key not in seen.scope:
            continue
        wanted = {id: text(value[key]) for id, value in wanted_nodes.items() if key in value and value[key] != ""}
        got = {id: text(value[key]) for id, value in nodes.items() if key in value}
        # A node without a name is called by its id, and a label is a text where it looks like a number, too.
        if key == "label":
            got = {id: name for id, name in got.items() if id in wanted or name != text(id)}
        compare(field(key, "nodes"), wanted.items(), got.items())
    if is_simple:
        return found
    keys = {key for edge in [*wanted_edges, *edges] for key in edge[3]}
    for key in sorted(keys):
        if seen.scope is not None and key not in seen.scope:
            continue
        name = field(key, "relations") if key != "property_weight" else "weights of relations"
        if name in lost or field(key, "relations") in lost:
            continue
        def values(edges):
            return [(ends(edge, is_ordered), text(edge[3][key])) for edge in edges if edge[3].get(key, "") != ""
                    and not (key == "sign" and text(edge[3][key]) == "0.0")]
        compare(name, values(wanted_edges), values(edges))
    return found


EXAMPLES = {}


# ---------------------------------------------------------------- the readers

def need(name):
    try:
        return __import__(name)
    except ImportError:
        raise Skipped(f"{name} is not installed") from None


def run(*command, **options):
    try:
        result = subprocess.run(command, capture_output=True, **options)
    except FileNotFoundError:
        raise Skipped(f"{command[0]} is not installed") from None
    if result.returncode != 0:
        raise ValueError(result.stderr.decode(errors="replace").strip()[:300])
    return result.stdout.decode()


def of_networkx(graph, rename=None, **options):
    """A graph of NetworkX; `is_directed` tells the direction where the format itself has one for all edges only."""
    rename = rename or (lambda attributes: attributes)
    edges = []
    for a, b, attributes in graph.edges(data=True):
        is_directed = attributes.get("is_directed", graph.is_directed())
        edges.append((a, b, is_directed if isinstance(is_directed, bool) else str(is_directed).lower() in ("true", "1"),
                      rename(attributes)))
    return Seen({node: rename(attributes) for node, attributes in graph.nodes(data=True)}, edges, **options)


def of_igraph(graph, id_key="id", rename=None, **options):
    rename = rename or (lambda attributes: attributes)
    ids = graph.vs[id_key] if id_key in graph.vs.attributes() else [str(index + 1) for index in range(graph.vcount())]
    ids = [str(int(id)) if isinstance(id, float) else id for id in ids]
    nodes = {ids[vertex.index]: rename({k: v for k, v in vertex.attributes().items() if k != id_key}) for vertex in graph.vs}
    edges = []
    for edge in graph.es:
        attributes = edge.attributes()
        is_directed = attributes.get("is_directed", graph.is_directed())
        edges.append((ids[edge.source], ids[edge.target], str(is_directed).lower() in ("true", "1", "1.0"), rename(attributes)))
    return Seen(nodes, edges, **options)


def unescaped(value):
    """A text of DOT as Graphviz draws it."""
    result, rest = [], iter(value)
    for character in rest:
        if character == "\\":
            character = next(rest, "")
            character = {"n": "\n", "r": "\r"}.get(character, character)
        result.append(character)
    return "".join(result)


GVPR = r'''
N { string a = fstAttr($G, "N"); printf("N\x1f%s", $.name);
    while (a != "") { if (aget($, a) != "") printf("\x1f%s\x1e%s", a, aget($, a)); a = nxtAttr($G, "N", a); } printf("\n"); }
E { string b = fstAttr($G, "E"); printf("E\x1f%s\x1f%s\x1f%s", $.tail.name, $.head.name, isDirect($G) ? "1" : "");
    while (b != "") { if (aget($, b) != "") printf("\x1f%s\x1e%s", b, aget($, b)); b = nxtAttr($G, "E", b); } printf("\n"); }
'''


def dot_gvpr(path):
    nodes, edges = {}, []
    for line in run("gvpr", GVPR, path).split("\n"):
        tag, *fields = [unescaped(one) for one in line.split("\x1f")]
        pairs = dict(one.split("\x1e", 1) for one in fields if "\x1e" in one)
        if tag == "N":
            nodes[fields[0]] = pairs
        elif tag == "E":
            edges.append((fields[0], fields[1], fields[2] == "1" and pairs.get("dir") != "none", pairs))
    return Seen(nodes, edges)


def dot_gc(path):
    """Counts only: Graphviz's own `gc`."""
    nodes, edges = [int(word) for word in run("gc", "-n", "-e", path).split()[:2]]
    return nodes, edges


def dot_draws(path):
    """`dot` parses and writes the text again without a word of warning, in canonical form."""
    result = subprocess.run(["nop", path], capture_output=True)
    if result.stderr:
        raise ValueError(result.stderr.decode(errors="replace")[:300])
    with tempfile.NamedTemporaryFile(suffix=".dot") as file:
        file.write(result.stdout)
        file.flush()
        return dot_gvpr(file.name)


def validated(path, schema):
    """An XML file against its schema; the schemas are not shipped."""
    xmlschema = need("xmlschema")
    if not os.path.exists(schema):
        raise Skipped(f"{os.path.basename(schema)} is not there")
    errors = [error.reason for error in xmlschema.XMLSchema(schema).iter_errors(path)]
    if errors:
        raise ValueError(f"{len(errors)} errors, first: {errors[0]}")


def without_schema(reader):
    """Prints only the first line of what a library says of a schema that it cannot build."""
    def first_line(path):
        try:
            return reader(path)
        except (ValueError, Skipped):
            raise
        except Exception as error:
            raise ValueError(str(error).split("\n")[0]) from None
    return first_line


def graphml_networkx(path):
    # Ids that XML cannot have stand in an attribute `id`.
    return renamed(of_networkx(need("networkx").read_graphml(path, force_multigraph=True), key=token), "id")


def renamed(seen, key):
    """With what an attribute says for ids."""
    ids = {id: str(attributes.get(key, id)) for id, attributes in seen.nodes.items()}
    seen.nodes = {ids[id]: {k: v for k, v in attributes.items() if k != key} for id, attributes in seen.nodes.items()}
    seen.edges = [(ids[a], ids[b], is_directed, attributes) for a, b, is_directed, attributes in seen.edges]
    return seen


def graphml_igraph(path):
    # igraph calls the id of the file `id` and has numbers for ids of its own.
    return of_igraph(need("igraph").Graph.Read_GraphML(path), key=token)


def token(key):
    """A key as XML Schema lets GraphML have it."""
    return re.sub(r"[^\w.\-:]", "_", key)


def gexf_networkx(path):
    def rename(attributes):
        return {key: value for key, value in attributes.items() if key not in ("viz", "spells")}
    seen = of_networkx(need("networkx").read_gexf(path, version="1.3"), rename)
    for *_, attributes in seen.edges:
        # The label of an edge is its kind once more.
        attributes.pop("label", None)
    return seen


def gexf_tree(path):
    """The elements themselves."""
    root = ElementTree.parse(path).getroot()
    space = root.tag.split("}")[0] + "}"
    graph = root.find(space + "graph")
    default = graph.get("defaultedgetype", "undirected")
    titles = {block.get("class"): {one.get("id"): one.get("title") for one in block.findall(space + "attribute")}
              for block in graph.findall(space + "attributes")}

    def attributes(element, kind):
        values = element.find(space + "attvalues")
        pairs = {titles[kind][one.get("for")]: one.get("value") for one in (values if values is not None else [])}
        for key in ("label", "weight") if kind == "edge" else ("label",):
            if element.get(key) is not None and not (kind == "edge" and key == "label"):
                pairs.setdefault(key, element.get(key))
        return pairs
    nodes = {node.get("id"): attributes(node, "node") for node in graph.iter(space + "node")}
    edges = []
    for edge in graph.iter(space + "edge"):
        pairs = attributes(edge, "edge")
        is_directed = pairs.get("is_directed", str(edge.get("type", default) == "directed").lower())
        edges.append((edge.get("source"), edge.get("target"), is_directed == "true", pairs))
    return Seen(nodes, edges)


def graphml_schema(path):
    """The schema of GraphML is not shipped: the variable GRAPHML_SCHEMA names it, or a file beside the data."""
    validated(path, os.environ.get("GRAPHML_SCHEMA", os.path.join(DATA, "4-interop", "graphml.xsd")))


def gexf_schema(path):
    folder = os.path.join(DATA, "4-interop", "gexf-spec")
    with tempfile.TemporaryDirectory() as copy:
        for name in ("gexf", "dynamics", "viz"):
            if os.path.exists(schema := os.path.join(folder, f"specs__1.3__{name}.xsd")):
                shutil.copy(schema, os.path.join(copy, name + ".xsd"))
        validated(path, os.path.join(copy, "gexf.xsd"))


def gml_networkx(path):
    graph = need("networkx").read_gml(path, label="id")
    # GML numbers its nodes; the id stands in `name`.
    def rename(attributes):
        return {key: value for key, value in attributes.items() if key != "name"}
    names = {node: attributes.get("name", attributes.get("label")) for node, attributes in graph.nodes(data=True)}
    seen = of_networkx(graph, rename)
    seen.nodes = {names[node]: value for node, value in seen.nodes.items()}
    seen.edges = [(names[a], names[b], d, attributes) for a, b, d, attributes in seen.edges]
    # A key is a word of letters and digits.
    seen.key = lambda key: key if not key.startswith("property_") else "property_" + gml_key(key[9:])
    return seen


def gml_key(key):
    if re.fullmatch("[A-Za-z][A-Za-z0-9_]*", key):
        return key
    return "key" + "".join(one if re.match("[A-Za-z0-9]", one) else f"_x{ord(one):02x}_" for one in key)


def node_link_networkx(path):
    return of_networkx(need("networkx").node_link_graph(json.load(open(path, encoding="utf-8")), edges=edges_key(path)))


def edges_key(path):
    return "edges" if "edges" in json.load(open(path, encoding="utf-8")) else "links"


def cytoscape_networkx(path):
    def rename(attributes):
        names = {"name": "label", "interaction": "kind"}
        return {names.get(key, key): value for key, value in attributes.items() if key not in ("id", "value", "shared_name")}
    return of_networkx(need("networkx").cytoscape_graph(json.load(open(path, encoding="utf-8"))), rename)


def jgf_json(path):
    graph = json.load(open(path, encoding="utf-8"))["graph"]
    def attributes(record):
        pairs = dict(record.get("metadata", {}))
        if "label" in record and "source" not in record:
            pairs.setdefault("label", record["label"])
        if "relation" in record:
            pairs.setdefault("kind", record["relation"])
        return pairs
    return Seen({id: attributes(node) for id, node in graph["nodes"].items()},
                [(edge["source"], edge["target"], edge.get("directed", graph.get("directed", True)), attributes(edge))
                 for edge in graph["edges"]])


def graphology_json(path):
    graph = json.load(open(path, encoding="utf-8"))
    return Seen({node["key"]: node.get("attributes", {}) for node in graph["nodes"]},
                [(edge["source"], edge["target"], not edge.get("undirected", graph.get("options", {}).get("type") == "undirected"),
                  edge.get("attributes", {})) for edge in graph["edges"]])


def cx2_ndex(path):
    ndex = need("ndex2.cx2") and __import__("ndex2.cx2", fromlist=["RawCX2NetworkFactory"])
    network = ndex.RawCX2NetworkFactory().get_cx2network(path)
    nodes, ids = {}, {}
    for number, node in network.get_nodes().items():
        values = dict(node["v"])
        label = values.pop("name", None)
        ids[number] = str(values.pop("represents", values.pop("entente_id", values.pop("id", label))))
        nodes[ids[number]] = {"label": label, **values}
    edges = []
    for edge in network.get_edges().values():
        values = dict(edge["v"])
        kind = values.pop("interaction", None)
        is_directed = values.pop("directed", True)
        edges.append((ids[edge["s"]], ids[edge["t"]], is_directed, {"kind": kind, **values}))
    return Seen(nodes, edges)


def pajek_python(path):
    """All of it: the others know one relation a network."""
    nodes, edges, kind, is_directed = {}, [], None, None
    for line in open(path, encoding="utf-8"):
        words = shlex.split(line, posix=True)
        if not words:
            continue
        if words[0].startswith("*"):
            is_directed = {"*arcs": True, "*edges": False}.get(words[0].lower())
            kind = words[-1] if len(words) > 2 and is_directed is not None else kind
        elif is_directed is None:
            nodes[words[0]] = words[1]
        else:
            has_weight = len(words) > 2 and not words[2].startswith("[")
            edges.append((nodes[words[0]], nodes[words[1]], is_directed, {
                "kind": kind or "related-to", **({"weight": words[2]} if has_weight else {})}))
    return Seen({id: {} for id in nodes.values()}, edges, scope={"kind"})


def has_one_relation(path, may_be_named=True):
    heads = [line.lower().split() for line in open(path, encoding="utf-8") if line.startswith("*")]
    if sum(words[0] in ("*arcs", "*edges") for words in heads) > 1 or not may_be_named and len(heads[-1]) > 1:
        raise Skipped("it knows one relation a network")
    if len(heads[0]) > 2:
        raise Skipped("it knows one mode a network")


def pajek_networkx(path):
    has_one_relation(path)
    graph = need("networkx").read_pajek(path)
    arcs = pajek_arcs(path)
    nodes = {node: {} for node in graph}
    edges = [(a, b, arcs, {"property_weight": data.get("weight")}) for a, b, data in graph.edges(data=True)]
    return Seen(nodes, edges, scope=set(), ordered=arcs)


def pajek_arcs(path):
    """Whether all ties are arcs: NetworkX and igraph know one direction for a network."""
    words = open(path, encoding="utf-8").read().lower()
    return "*edges" not in words


def pajek_igraph(path):
    has_one_relation(path, may_be_named=False)
    graph = need("igraph").Graph.Read_Pajek(path)
    seen = of_igraph(graph, "id" if "id" in graph.vs.attributes() else "name", scope=set())
    seen.ordered = pajek_arcs(path)
    return seen


def matrix_scipy(path):
    matrix = need("scipy.io") and __import__("scipy.io", fromlist=["mmread"]).mmread(path).tocoo()
    head = open(path, encoding="utf-8").readline().split()
    is_symmetric = head[-1] != "general"
    has_weights = head[3] != "pattern"
    edges = [(a, b, not is_symmetric, {"weight": value.item()} if has_weights else {})
             for a, b, value in zip(matrix.row, matrix.col, matrix.data) if not is_symmetric or a >= b]
    return Seen({number: {} for number in range(matrix.shape[0])}, edges, scope={"property_weight"} if has_weights else set(),
                numbered=0)


def metis_networkit(path):
    graph = need("networkit").readGraph(path, __import__("networkit").Format.METIS)
    return Seen({node: {} for node in graph.iterNodes()}, [(a, b, graph.isDirected(), {}) for a, b in graph.iterEdges()],
                scope=set(), numbered=0)


def leda_networkx(path):
    graph = need("networkx").read_leda(path)
    edges = [(a, b, graph.is_directed(), {}) for a, b in graph.edges()]
    return Seen({node: {} for node in graph}, edges, scope=set(), simple=True)


def dl_igraph(path):
    words = open(path, encoding="utf-8").read()
    if '"' in words or "nm=" in words:
        raise Skipped("it knows neither quoted labels nor several relations")
    return of_igraph(need("igraph").Graph.Read_DL(path), "name", scope=set(), ordered=False, simple=True)


def dl_python(path):
    """Labels and edge lists, a relation behind the other."""
    lines = [line.strip() for line in open(path, encoding="utf-8")]
    part, labels, kinds, edges, number = None, [], [], [], 0
    for line in lines[1:]:
        if line.endswith(":"):
            part = line
        elif part == "labels:":
            labels.append(line.strip('"'))
        elif part == "matrix labels:":
            kinds.append(line.strip('"'))
        elif line == "!":
            number += 1
        elif part == "data:" and line:
            words = line.split()
            edges.append((labels[int(words[0]) - 1], labels[int(words[1]) - 1], None,
                          {"kind": kinds[number] if kinds else "related-to"}))
    return Seen({id: {} for id in labels}, edges, scope={"kind"}, simple=True)


def sif_python(path):
    nodes, edges = {}, []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t" if "\t" in line else " ")
        for id in [fields[0], *fields[2:]]:
            nodes[id] = {}
        edges += [(fields[0], other, None, {"kind": fields[1]}) for other in fields[2:]]
    return Seen(nodes, edges, scope={"kind"})


def edge_list_networkx(path):
    graph = need("networkx").read_edgelist(path, create_using=__import__("networkx").MultiDiGraph, delimiter=delimiter(path))
    return Seen({node: {} for node in graph}, [(a, b, None, data) for a, b, data in graph.edges(data=True)],
                scope=set())


def delimiter(path):
    lines = [line for line in open(path, encoding="utf-8") if not line.startswith("#")]
    return "\t" if lines and "\t" in lines[0] else None


def adjacency_networkx(path):
    graph = need("networkx").read_adjlist(path, create_using=__import__("networkx").MultiDiGraph, delimiter=delimiter(path))
    return Seen({node: {} for node in graph}, [(a, b, None, {}) for a, b in graph.edges()], scope=set())


def rows(path, separator=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def period(row):
    """The dates of a row with `start` and `end`."""
    start, end = row.get("start") or "", row.get("end") or ""
    return start if start == end else f"{start}/{end}"


def tie(row, a="source", b="target", kind="type"):
    attributes = {key: value for key, value in row.items() if key not in (a, b, kind, "directed")}
    return row[a], row[b], row.get("directed", "true") in ("true", "1"), {
        **attributes, "kind": row.get(kind) or "related-to", "dates": period(row)}


def csv_python(path):
    nodes = {}
    for row in rows(os.path.join(path, "nodes.csv")):
        attributes = {key: value for key, value in row.items() if key not in ("id", "type")}
        nodes[row["id"]] = {**attributes, "kind": row.get("type") or "node", "dates": period(row)}
    return Seen(nodes, [tie(row) for row in rows(os.path.join(path, "edges.csv"))])


def tsv_pandas(path):
    frame = need("pandas").read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    records = frame.to_dict("records")
    return Seen({row[end]: {} for row in records for end in ("source", "target")}, [tie(row) for row in records])


def data_package(path):
    package = json.load(open(os.path.join(path, "datapackage.json"), encoding="utf-8"))
    tables = {one["name"]: rows(os.path.join(path, one["path"])) for one in package["resources"]}
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    for name, table in tables.items():
        if table and list(table[0]) != columns[name]:
            raise ValueError(f"the columns of {name} are not those of the schema")
    nodes = {row["id"]: {**{k: v for k, v in row.items() if k != "name"}, "label": row["name"], "dates": period(row)}
             for row in tables["nodes"]}
    return Seen(nodes, [tie({k: v for k, v in row.items() if k != "id"}, "from", "to", "kind") for row in tables["relations"]],
                scope=table_scope(nodes))


def table_scope(nodes):
    """Languages and aliases stand in tables of their own."""
    return {"label", "kind", "dates", "sign"} | {"property_" + key for one in nodes.values() for key in one}


def sqlite_shell(path):
    def ask(query):
        answer = run("sqlite3", "-json", path, query)
        return json.loads(answer) if answer.strip() else []
    if ask("PRAGMA integrity_check") != [{"integrity_check": "ok"}] or ask("PRAGMA foreign_key_check"):
        raise ValueError("the database is not consistent")
    nodes = {row["id"]: {"label": row["name"], "kind": row["kind"], "dates": period(row)} for row in ask("SELECT * FROM nodes")}
    for row in ask("SELECT n.id, p.key, p.value, p.type FROM node_property p JOIN node n ON n.key = p.node"):
        nodes[row["id"]]["property_" + row["key"]] = stored(row)
    for row in ask("SELECT n.id, p.language, p.name FROM node_name p JOIN node n ON n.key = p.node"):
        nodes[row["id"]]["label_" + row["language"]] = row["name"]
    edges = {}
    for row in ask("SELECT * FROM relations"):
        edges[row["id"]] = (row["from"], row["to"], bool(row["directed"]),
                            {"kind": row["kind"], "sign": row["sign"], "dates": period(row)})
    for row in ask("SELECT r.id, p.key, p.value, p.type FROM relation_property p JOIN relation r ON r.key = p.relation"):
        edges[row["id"]][3]["property_" + row["key"]] = stored(row)
    return Seen(nodes, list(edges.values()), scope={"label", "kind", "dates", "sign"} | {
        key for one in [*nodes.values(), *(edge[3] for edge in edges.values())] for key in one})


def stored(row):
    if row["type"] == "flag":
        return bool(row["value"])
    return json.loads(row["value"]) if row["type"] == "list" else row["value"]


def linked_data(path, form):
    rdflib = need("rdflib")
    graph = rdflib.Graph().parse(path, format=form)
    ent = rdflib.Namespace("urn:entente:vocabulary:")
    prefix = "urn:entente:property:"

    def attributes(subject):
        pairs = {}
        for predicate, value in graph.predicate_objects(subject):
            if str(predicate).startswith(prefix):
                pairs["property_" + unquoted(str(predicate)[len(prefix):])] = value.toPython() if form == "?" else str(value)
        for key, predicate in (("kind", ent.kind), ("sign", ent.sign), ("dates", ent.dates)):
            value = graph.value(subject, predicate)
            if value is not None:
                pairs[key] = str(value)
        return pairs
    nodes, ids = {}, {}
    for subject in graph.subjects(rdflib.RDF.type, ent.Node):
        ids[subject] = str(graph.value(subject, rdflib.DCTERMS.identifier))
        nodes[ids[subject]] = attributes(subject)
    edges = [(ids[graph.value(one, ent["from"])], ids[graph.value(one, ent.to)],
              str(graph.value(one, ent.directed)) == "true", attributes(one))
             for one in graph.subjects(rdflib.RDF.type, ent.Relation)]
    return Seen(nodes, edges, scope={"kind", "sign", "dates"} | {
        key for one in [*nodes.values(), *(edge[3] for edge in edges)] for key in one})


def unquoted(word):
    return __import__("urllib.parse", fromlist=["unquote"]).unquote(word)


def ftm_library(path):
    """Every entity is valid in the schema of the `followthemoney` package, and refers to entities that are there."""
    model = need("followthemoney") and __import__("followthemoney", fromlist=["model"]).model
    nodes, edges, seen_ids = {}, [], {}
    for line in open(path, encoding="utf-8"):
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            if name not in proxy.schema.properties:
                raise ValueError(f"{proxy.schema.name} has no property {name}")
            bad = [one for one in values if proxy.schema.get(name).type.clean(one, proxy=proxy) is None]
            if bad:
                raise ValueError(f"{proxy.schema.name}:{name} does not take {bad[0]!r}")
        if proxy.id != entity["id"]:
            raise ValueError(f"the id {entity['id']} is not one")
        seen_ids[entity["id"]] = proxy
    for id, proxy in seen_ids.items():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity" and value not in seen_ids:
                raise ValueError(f"{id} refers to {value}, which is not there")
        if proxy.schema.edge:
            for a, b in proxy.edgepairs():
                edges.append((a, b, proxy.schema.edge_directed, {}))
        else:
            nodes[id] = {"label": proxy.caption if proxy.first("name") else None}
    return Seen({own_id(id): value for id, value in nodes.items()},
                [(own_id(a), own_id(b), d, value) for a, b, d, value in edges], scope={"label"}, ordered=False)


def own_id(id):
    """Ids that FollowTheMoney cannot have are written in hexadecimal digits."""
    mark = "entente-hex-"
    return bytes.fromhex(id[len(mark):]).decode() if id.startswith(mark) else id


def yaml_python(path):
    """PyYAML sees the same document; what a relation written as one line means only Entente knows."""
    document = need("yaml").safe_load(open(path, encoding="utf-8"))
    nodes = {}
    for kind, members in document.get("nodes", {}).items():
        for id, value in (members or {}).items():
            name = value if isinstance(value, str) else (value or {}).get("name")
            nodes[str(id)] = {"kind": kind, "label": name}
    return len(nodes), len(document.get("relations", []))


def ftm_statements(path):
    """Statements that the package reads and knows: schema and property of each."""
    followthemoney = need("followthemoney.statement") and __import__("followthemoney", fromlist=["model"])
    module = __import__("followthemoney.statement", fromlist=["read_path_statements"])
    with tempfile.TemporaryDirectory() as folder:
        # The form of the file is told by its name.
        copy = __import__("pathlib").Path(folder, "statements.csv")
        shutil.copy(path, copy)
        names, schemata = {}, {}
        for one in module.read_path_statements(copy, "csv"):
            schema = followthemoney.model.get(one.schema)
            if one.prop != "id" and (schema is None or one.prop not in schema.properties):
                raise ValueError(f"{one.schema} has no property {one.prop}")
            schemata.setdefault(one.canonical_id, set()).add(one.schema)
            names.setdefault(one.canonical_id, []).append((one.prop, one.value))
    edges, nodes = [], {}
    for id, words in schemata.items():
        schema = next(followthemoney.model.get(word) for word in sorted(words))
        if schema.edge:
            pairs = dict(names[id])
            edges.append((pairs[schema.edge_source], pairs[schema.edge_target], schema.edge_directed, {}))
        else:
            nodes[id] = {}
    return Seen({own_id(id): {} for id in nodes}, [(own_id(a), own_id(b), d, {}) for a, b, d, _ in edges], scope=set(),
                ordered=False)


def popolo_json(path):
    document = json.load(open(path, encoding="utf-8"))
    parts = ("persons", "organizations", "posts", "areas", "events")
    nodes = {record["id"]: {"label": record.get("name") or record.get("label")} for part in parts
             for record in document.get(part, []) if part != "posts"}
    edges = [(one["person_id"], one["organization_id"], None, {}) for one in document.get("memberships", [])
             if "person_id" in one and "organization_id" in one]
    return Seen(nodes, edges, scope={"label"})


def bods_json(path):
    nodes, edges = {}, []
    for one in json.load(open(path, encoding="utf-8")):
        record = one["recordDetails"]
        if one["recordType"] == "relationship":
            edges.append((record["subject"], record["interestedParty"], None, {}))
        else:
            names = record.get("names")
            nodes[one["recordId"]] = {"label": names[0]["fullName"] if names else record.get("name")}
    return Seen(nodes, edges, scope={"label"})


def neo4j_headers(path):
    """The files of `neo4j-admin database import`, by their typed headers."""
    nodes, edges = {}, []
    for name in sorted(os.listdir(path)):
        if not name.endswith(".csv"):
            continue
        for row in rows(os.path.join(path, name)):
            values = {key.split(":")[0]: value for key, value in row.items() if key.split(":")[0]}
            keys = {key.split(":")[1].split("(")[0]: value for key, value in row.items() if key.startswith(":")}
            if "START_ID" in keys:
                edges.append((keys["START_ID"], keys["END_ID"], values["is_directed"] == "true", values))
            elif "id" in values:
                nodes[values["id"]] = values
    return Seen(nodes, edges)


READERS = {
    "yaml": [("PyYAML (counts)", yaml_python)],
    "csv": [("Python csv", csv_python)],
    "tsv": [("pandas", tsv_pandas)],
    "dot": [("Graphviz gvpr", dot_gvpr), ("Graphviz gc (counts)", dot_gc), ("Graphviz nop", dot_draws)],
    "graphml": [("NetworkX", graphml_networkx), ("igraph", graphml_igraph),
                ("xmlschema 1.0", without_schema(graphml_schema))],
    "gexf": [("NetworkX", gexf_networkx), ("ElementTree", gexf_tree), ("xmlschema 1.3", without_schema(gexf_schema))],
    "gml": [("NetworkX", gml_networkx)],
    "node-link": [("NetworkX", node_link_networkx)],
    "cytoscape": [("NetworkX", cytoscape_networkx)],
    "json-graph": [("Python json", jgf_json)],
    "jgf": [("Python json", jgf_json)],
    "graphology": [("Python json", graphology_json)],
    "cx2": [("ndex2", cx2_ndex)],
    "pajek": [("Python", pajek_python), ("NetworkX", pajek_networkx), ("igraph", pajek_igraph)],
    "matrix-market": [("SciPy", matrix_scipy)],
    "metis": [("NetworKit", metis_networkit)],
    "leda": [("NetworkX", leda_networkx)],
    "dl": [("Python", dl_python), ("igraph", dl_igraph)],
    "sif": [("Python", sif_python)],
    "edge-list": [("NetworkX", edge_list_networkx)],
    "adjacency-list": [("NetworkX", adjacency_networkx)],
    "datapackage": [("Python csv", data_package)],
    "neo4j": [("Python csv", neo4j_headers)],
    "sqlite": [("sqlite3 shell", sqlite_shell)],
    "turtle": [("rdflib", lambda path: linked_data(path, "turtle"))],
    "json-ld": [("rdflib", lambda path: linked_data(path, "json-ld"))],
    "ftm": [("followthemoney", ftm_library)],
    "ftm-statements": [("followthemoney", ftm_statements)],
    "popolo": [("Python json", popolo_json)],
    "bods": [("Python json", bods_json)],
}
# What a program cannot do with a format, by format and program: the difference, a condition on its name, and the reason.
EXPECTED = {
    ("gml", "NetworkX"): {"names": "NetworkX refuses labels that two nodes share: the id stands behind them"},
}


# ---------------------------------------------------------------- the table

def written(entente, source, format, folder, name):
    """The written file or folder, and what it is reported to lose."""
    extension = (format["extensions"].split() or ["." + format["format"]])[0]
    path = os.path.join(folder, f"{name}.{format['format']}{extension}")
    report = path + ".losses.json"
    command = [entente, "convert", source, path, "--to", format["format"], "--quiet", "--loss-report", report]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode == 2 and "folder" in result.stderr:
        path = os.path.join(folder, f"{name}.{format['format']}", "")
        command[3] = path
        result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise ValueError(f"convert ended with {result.returncode}: {result.stderr.strip()[:200]}")
    return path, json.load(open(report, encoding="utf-8"))["losses"]


def check(reader, path, truth, losses):
    seen = reader(path)
    if seen is None:
        return {}
    if isinstance(seen, tuple):
        wanted = len(truth.nodes), len(truth.edges)
        return {} if seen == wanted else {f"counts {seen}, not {wanted}": 1}
    return differences(truth, seen, losses)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("entente")
    parser.add_argument("--formats", help="ids of formats")
    parser.add_argument("--graphs", help="names of graphs: " + ", ".join(GRAPHS))
    parser.add_argument("--verbose", action="store_true", help="examples of every difference")
    parser.add_argument("--keep", help="folder for the files")
    given = parser.parse_args()
    entente = os.path.abspath(given.entente)

    def catalogue(what):
        return json.loads(run(entente, "catalog", what, "--format", "json"))[what]
    schemas = {schema["id"]: schema["relations"] for schema in catalogue("schemas")}
    formats = [one for one in catalogue("formats") if one["writes"] == "yes" and one["format"] != "jsonl"]
    if given.formats:
        formats = [one for one in formats if one["format"] in given.formats.split(",")]
    graphs = {name: path for name, path in GRAPHS.items() if not given.graphs or name in given.graphs.split(",")}
    missing = [name for name, path in graphs.items() if not os.path.exists(path)]
    if missing:
        print("not there, not compared: " + ", ".join(missing))
    problems, compared = 0, 0
    print(f"{'format':16}{'program':24}{'graph':24}{'nodes':>7}{'relations':>10}{'differences':>12}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or scratch
        os.makedirs(folder, exist_ok=True)
        truths = {}
        for name, path in graphs.items():
            if name in missing:
                continue
            file = os.path.join(folder, name + ".jsonl")
            run(entente, "convert", path, file, "--quiet")
            truths[name] = Truth(file, schemas)
        for format in formats:
            id = format["format"]
            if id not in READERS:
                print(f"{id:16}{'(no reader)':24}")
                continue
            for name, truth in truths.items():
                path, losses = written(entente, graphs[name], format, folder, name)
                for program, reader in READERS[id]:
                    EXAMPLES.clear()
                    try:
                        found = check(reader, path, truth, losses)
                    except Skipped as reason:
                        print(f"{id:16}{program:24}{name:24}  skipped: {reason}")
                        continue
                    except Exception as error:
                        found = {f"{type(error).__name__}: {error}": 1}
                    expected = {what: EXPECTED[id, program][what] for what in found if what in EXPECTED.get((id, program), {})}
                    unexplained = {what: count for what, count in found.items() if what not in expected}
                    problems += sum(unexplained.values())
                    compared += 1
                    words = "; ".join([f"{what} ({count})" for what, count in unexplained.items()]
                                      + [f"expected: {what} ({found[what]}), {why}" for what, why in expected.items()])
                    print(f"{id:16}{program:24}{name:24}{len(truth.nodes):7}{len(truth.edges):10}"
                          f"{sum(unexplained.values()) or '–':>12}  {words}".rstrip())
                    if given.verbose:
                        for what in unexplained:
                            print(f"    {what}: {EXAMPLES.get(what)}"[:600])
    print(f"{compared} comparisons, {problems} differences that nothing explains")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
