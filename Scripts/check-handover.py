#!/usr/bin/env python3
"""Reads what `entente convert` writes back with NetworkX and compares it with what went in.

Usage: check-handover.py ENTENTE [DATA-SET…]

ENTENTE is the built program; a DATA-SET is a folder with nodes.csv, edges.csv and meta.json. Prints a line a file, and
ends with 1 if anything differs. Without NetworkX it says "skipped" and ends with 0.
"""
import csv
import gzip
import json
import os
import subprocess
import sys
import tempfile

try:
    import networkx
except ImportError:
    print("skipped: NetworkX is not installed (pip install networkx)")
    sys.exit(0)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NETWORK = os.path.join(ROOT, "Graphs", "japan-korea-defence.yaml")
FORMATS = {
    "graphml": networkx.read_graphml,
    "gexf": lambda path: networkx.read_gexf(path, version="1.3"),
    "json": lambda path: networkx.node_link_graph(json.load(open(path, encoding="utf-8")), edges="edges"),
}
problems = 0


def expect(condition, message):
    global problems
    if not condition:
        problems += 1
        print(f"  MISMATCH: {message}")


def converted(entente, source, extension, folder):
    path = os.path.join(folder, "graph." + extension)
    run = subprocess.run([entente, "convert", source, path], capture_output=True, text=True)
    expect(run.returncode == 0, f"entente convert ended with {run.returncode}: {run.stderr.strip()}")
    return path


def truth(entente, folder):
    """The network in JSON Lines, which the tests hold against the other formats."""
    nodes, relations = {}, []
    for line in open(converted(entente, NETWORK, "jsonl", folder), encoding="utf-8"):
        ((kind, record),) = json.loads(line).items()
        if kind == "node":
            nodes[record["id"]] = record
        elif kind == "relation":
            relations.append(record)
    return nodes, relations


def check_network(graph, nodes, relations):
    expect(graph.number_of_nodes() == len(nodes), f"{graph.number_of_nodes()} nodes, not {len(nodes)}")
    expect(graph.number_of_edges() == len(relations), f"{graph.number_of_edges()} relations, not {len(relations)}")
    expect(graph.is_multigraph() and graph.is_directed(), "not a directed multigraph")
    for key, node in nodes.items():
        found = graph.nodes.get(key, {})
        expect(found.get("label") == node.get("name", key), f"{key}: label {found.get('label')!r}")
        expect(found.get("kind") == node["kind"], f"{key}: kind {found.get('kind')!r}")
        for language, name in node.get("names", {}).items():
            expect(found.get("label_" + language) == name, f"{key}: {language} name {found.get('label_' + language)!r}")
        for name, value in node.get("properties", {}).items():
            if isinstance(value, (str, int, float, bool)):
                expect(found.get(name) == value, f"{key}: {name} is {found.get(name)!r}, not {value!r}")
    expect(graph.nodes["south-korea"].get("label_ko") == "한국", "the Korean name of South Korea is lost")

    def pairs(ends):
        counts = {}
        for end in ends:
            counts[end] = counts.get(end, 0) + 1
        return counts

    ours = pairs((r["from"], r["to"], r["kind"]) for r in relations)
    theirs = pairs((a, b, d.get("kind")) for a, b, d in graph.edges(data=True))
    expect(ours == theirs, "relations differ")
    most = max(pairs((r["from"], r["to"]) for r in relations).values())
    expect(most > 1, "the network has no parallel relations to check")
    expect(most == max(graph.number_of_edges(a, b) for a, b in graph.edges()), "parallel relations are lost")
    dated = sum("dates" in r for r in relations)
    expect(sum("dates" in d for *_, d in graph.edges(data=True)) == dated, "dates are lost")
    expect({type(d.get("sign")) for *_, d in graph.edges(data=True)} == {int}, "signs are not integers")
    expect({type(d.get("is_directed")) for *_, d in graph.edges(data=True)} == {bool}, "is_directed is not a flag")


def rows(folder, name):
    path = os.path.join(folder, name)
    opened = open(path, encoding="utf-8", newline="") if os.path.exists(path) else gzip.open(
        path + ".gz", "rt", encoding="utf-8", newline="")
    with opened:
        return list(csv.DictReader(opened))


def check_data_set(graph, folder):
    meta = json.load(open(os.path.join(folder, "meta.json"), encoding="utf-8"))
    expect(graph.number_of_nodes() == meta["nodes"], f"{graph.number_of_nodes()} nodes, not {meta['nodes']}")
    expect(graph.number_of_edges() == meta["edges"], f"{graph.number_of_edges()} edges, not {meta['edges']}")
    expect(graph.is_directed() == meta["directed"], "direction is lost")
    for row in rows(folder, "nodes.csv"):
        found = graph.nodes.get(row["id"], {})
        expect(found.get("label") == (row.get("label") or row["id"]), f"{row['id']}: label {found.get('label')!r}")

    def counted(ends):
        counts = {}
        for a, b in ends:
            end = (a, b) if meta["directed"] else tuple(sorted((a, b)))
            counts[end] = counts.get(end, 0) + 1
        return counts

    edges = rows(folder, "edges.csv")
    expect(counted((r["source"], r["target"]) for r in edges) == counted(graph.edges()), "edges differ")
    weights = [r["weight"] for r in edges if r.get("weight")]
    found = [float(d["weight"]) for *_, d in graph.edges(data=True) if "weight" in d]
    try:
        given = sorted(float(weight) for weight in weights)
    except ValueError:
        return
    # Without a weight of its own a GEXF edge counts as 1.
    found = found if len(found) == len(given) else [weight for weight in found if weight != 1.0]
    given = given if len(found) == len(given) else [weight for weight in given if weight != 1.0]
    expect(sorted(found) == given, "weights differ")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    entente, sets = os.path.abspath(sys.argv[1]), sys.argv[2:]
    for source in [NETWORK] + sets:
        for extension, read in FORMATS.items():
            with tempfile.TemporaryDirectory() as folder:
                print(f"{os.path.basename(os.path.normpath(source))} as {extension}")
                path = converted(entente, source, extension, folder)
                try:
                    graph = read(path)
                except Exception as error:  # whatever NetworkX raises is a refusal
                    expect(False, f"NetworkX refuses it: {error!r}")
                    continue
                # Where an id is no token of XML, the attribute `id` says what it was.
                graph = networkx.relabel_nodes(graph, {n: d["id"] for n, d in graph.nodes(data=True) if "id" in d})
                if source == NETWORK:
                    check_network(graph, *truth(entente, folder))
                else:
                    check_data_set(graph, source)
    print(f"{problems} mismatches" if problems else "NetworkX reads the same networks")
    sys.exit(1 if problems else 0)


main()
