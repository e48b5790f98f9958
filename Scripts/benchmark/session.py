"""A comparison: every row on every graph with every number of threads, ours and theirs in turn."""
import json
import os
import sys

import extras
import peers
import programs
import table

WORK = ".build-bench"
# A peer that takes longer than this is measured once and not in turns.
LONG = 20.0


class Session:
    def __init__(self, options):
        self.options = options
        self.threads = [int(number) for number in options.threads.split(",")]
        self.rounds = options.rounds or (3 if options.full else 2)
        self.repetitions = 5 if options.full else 3
        self.results = []
        self.known = {}

    def run(self):
        self.work = os.path.abspath(WORK)
        os.makedirs(self.work, exist_ok=True)
        self.bench = programs.built("EntenteBench", self.options.programs)
        self.peers = peers.Peers(self.options.peers, os.path.join(self.work, "peers"))
        self.has_peers = bool(self.peers.source) and not self.options.no_peers
        listed, why = programs.lines([self.bench, "list"])
        if why:
            sys.exit(f"bench: EntenteBench does not run: {why}")
        plan = [(row, case) for row in listed for case in row["cases"] if self.is_wanted(row["id"], case)]
        known = {row["id"] for row in listed} | set(extras.NAMES)
        unknown = [name for name in self.wanted() if name.split("@")[0] not in known]
        if unknown:
            sys.exit(f"bench: there is no row {unknown[0]}; there are {', '.join(sorted(known))}")
        # One process a graph and form: it is read once.
        groups = {}
        for row, case in plan:
            groups.setdefault((case["graph"], row["relations"]), []).append((row, case))
        self.total = len(plan) * len(self.threads)
        for (graph, relations), members in groups.items():
            self.measure_group(graph, relations, members)
        for name in extras.NAMES:
            if self.is_wanted(name, {"graph": None, "isQuick": name in extras.QUICK}):
                self.progress(name, "")
                extras.MEASURE[name](self)

    def wanted(self):
        return [name for name in (self.options.rows or "").split(",") if name]

    def is_wanted(self, row, case):
        if self.options.rows:
            return any(name in (row, f"{row}@{case['graph']}") for name in self.wanted())
        return self.options.full or case["isQuick"]

    def measure_group(self, graph, relations, members):
        path = self.peers.graph(graph, relations)
        if not path:
            sys.stderr.write(f"bench: the graph {graph} is not there: {len(members)} rows are left out\n")
            return
        self.progress(f"read {graph}", relations)
        with self.lock():
            server = programs.Server(self.bench, path, relations)
        if not server.loaded:
            sys.stderr.write(f"bench: {graph} cannot be read\n")
            return
        try:
            for row, case in members:
                for threads in self.threads:
                    self.measure(server, row, case, threads)
        finally:
            server.close()

    def measure(self, server, row, case, threads):
        result = table.Result(row, case, threads)
        result.arcs = server.loaded["checksum"]["ties"] * (1 if row["relations"] == "directed" else 2)
        # From the start: an interruption leaves what there is by then.
        self.results.append(result)
        todo = case["peers"] if self.has_peers else []
        for turn in range(self.rounds):
            self.progress(row["title"], f"{case['graph']}, {threads} threads, turn {turn + 1}")
            with self.lock():
                record = server.ask(row["id"], threads, self.repetitions)
            if not record or "median" not in record:
                result.failure = " ".join((record or {}).get("notes", [])) or "no result"
                break
            result.ours.append(record)
            for peer in todo:
                self.measure_peer(peer, case["graph"], threads, turn, result.theirs.setdefault(peer["tool"], []))
            if record["median"] > LONG:
                break

    def measure_peer(self, peer, graph, threads, turn, found):
        """One more measurement of a peer, unless it is known not to run, or takes long; rows that share one share its result."""
        if turn > 0 and (not found or "why" in found[-1] or found[-1]["seconds"] > LONG):
            return
        key = (peer["tool"], peer["reported"], graph, 1 if peer["isSerial"] else threads)
        known = self.known.setdefault(key, [])
        if len(known) <= turn:
            with self.lock():
                record, why = self.peers.measure(peer, graph, threads, 3)
            known.append(record or {"why": why})
        found.append(known[turn] if turn < len(known) else known[-1])

    def lock(self):
        return programs.exclusive(self.options.lock)

    def progress(self, what, where):
        done = f"{len(self.results)}/{self.total} " if getattr(self, "total", 0) else ""
        line = f"bench: {done}{what}{': ' if where else ''}{where}"
        sys.stderr.write(f"\r\033[K{line[:110]}" if sys.stderr.isatty() else f"{line}\n")
        sys.stderr.flush()

    def stop(self):
        programs.end_all()

    def report(self):
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
        text = table.markdown(self.results)
        print(text)
        if self.options.json:
            with open(self.options.json, "w") as file:
                json.dump([result.plain() for result in self.results], file, indent=1)
        if self.options.document and self.options.rows:
            table.replace(text)
        elif self.options.document:
            versions = self.peers.versions() if self.has_peers else "no peers"
            table.document(text, f"`Scripts/bench --full --document`, {self.rounds} turns", f"{versions}. ")
