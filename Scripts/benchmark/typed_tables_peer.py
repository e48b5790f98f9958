"""Reads the tables of typed nodes and relations as one would with pandas and igraph: typed_tables_peer.py FOLDER."""
import json
import resource
import sys
import time

import igraph
import pandas

start = time.perf_counter()
nodes = pandas.read_csv(sys.argv[1] + "nodes.csv", dtype={"type": "category"})
relations = pandas.read_csv(sys.argv[1] + "edges.csv", dtype={"type": "category"}, parse_dates=["start"])
number = pandas.Series(range(len(nodes)), index=nodes["id"])
ends = list(zip(number[relations["source"]].tolist(), number[relations["target"]].tolist()))
graph = igraph.Graph(len(nodes), ends, directed=True)
graph.vs["name"] = nodes["id"]
graph.vs["label"] = nodes["label"]
graph.vs["type"] = nodes["type"]
graph.es["type"] = relations["type"]
graph.es["start"] = relations["start"]
graph.es["weight"] = relations["weight"]
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "rss": peak, "checksum": {"nodes": graph.vcount(), "ties": graph.ecount()}}))
