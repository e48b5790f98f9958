"""Rows that are no kernels: reading files, memory, starting up."""
import os
import statistics
import subprocess
import sys

import programs
import table

NETWORK = "Graphs/japan-korea-defence.yaml"
# Each in a process of its own, and for every program in a row: a virtual machine waits for memory that it has not used lately,
# 0.1 to 1 s for the 400 MB of a reading, which is the machine's time and not the program's. The median leaves the first out.
READINGS = 5
TYPED = "barabasi-albert:nodes=1000000,ties=10,seed=1"


def load(session):
    """An edge list read and projected; the memory of the graph."""
    path = session.peers.graph("kron20", "plain")
    if not path:
        return
    peers = [
        {"tool": "gapbs", "kernel": "load", "reported": "load", "isSerial": False, "times": 1},
        {"tool": "rustworkx", "kernel": "load", "reported": "load", "isSerial": True, "times": 1},
        {"tool": "igraph", "kernel": "load", "reported": "load", "isSerial": True, "times": 1},
    ]
    row = {"id": "load", "title": "read an edge list, build the graph"}
    case = {"graph": "kron20", "target": {"oneThread": 0.3, "twoThreads": 0.3}}
    for threads in session.threads:
        result = table.Result(row, case, threads)
        session.results.append(result)
        for turn in range(session.rounds):
            with session.lock():
                for _ in range(READINGS):
                    found, why = programs.lines([session.bench, "run", path, "--workers", str(threads)])
                    result.ours += found or []
                    result.failure = why or result.failure
            for peer in peers if session.has_peers else []:
                theirs = result.theirs.setdefault(peer["tool"], [])
                for reading in range(READINGS):
                    session.measure_peer(peer, "kron20", threads, turn * READINGS + reading, theirs)
    if result.ours:
        sums = result.ours[0]["checksum"]
        for name, title, key, limit in (
            ("memory", "memory of the projected graph, bytes a tie", "projectedBytes", 9),
            ("memory", "memory of the property graph, bytes a relation", "propertyGraphBytes", 64),
        ):
            value = sums[key] / sums["ties"]
            session.results.append(table.Figure(name, title, "kron20", threads, f"{value:.1f}", value, limit))


def typed_tables(session):
    """Tables of a million typed nodes and ten million relations with kind, date and weight."""
    folder = os.path.join(session.work, "typed", "")
    if not os.path.exists(folder + "edges.csv"):
        sys.stderr.write("bench: write tables of 10 million relations\n")
        found, why = programs.lines([session.bench, "make", TYPED, folder])
        if why:
            return
    row = {"id": "typed-tables", "title": "read tables of typed nodes and relations with date and weight"}
    case = {"graph": "1 M nodes, 10 M relations", "target": {"oneThread": 0.3, "twoThreads": 0.3}}
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "typed_tables_peer.py")
    theirs = []
    for threads in session.threads:
        result = table.Result(row, case, threads)
        result.theirs = {"pandas + igraph": theirs}
        session.results.append(result)
        for _ in range(min(session.rounds, 2)):
            with session.lock():
                found, why = programs.lines(
                    [session.bench, "run", folder, "--relations", "weighted", "--workers", str(threads)])
            result.ours += found or []
            result.failure = why
            # pandas and igraph read on one thread: measured once.
            if session.has_peers and threads == session.threads[0]:
                with session.lock():
                    found, why = programs.lines([session.peers.python, script, folder])
                theirs += found or [{"why": why}]
        if result.ours:
            peak = max(record["peakBytes"] for record in result.ours) / 1e9
            session.results.append(
                table.Figure("typed-tables", "its peak memory, GB", case["graph"], threads, f"{peak:.2f}", peak, 2.5))


def start_up(session):
    """CPU time of the shortest commands, in milliseconds."""
    program = os.environ.get("ENTENTE") or programs.built("entente", session.options.programs)
    if not os.path.exists(program):
        sys.stderr.write(f"bench: there is no {program}: starting up is left out\n")
        return
    for title, arguments, limit in (
        ("entente --version, ms of CPU", ["--version"], 15),
        ("entente info on the shipped network, ms of CPU", ["info", NETWORK], 60),
    ):
        with session.lock():
            times = [milliseconds([program, *arguments]) for _ in range(21)]
        if None in times:
            sys.stderr.write(f"bench: entente {arguments[0]} fails\n")
            return
        value = statistics.median(times)
        text = f"{value:.3g} ({min(times):.3g} to {max(times):.3g})"
        session.results.append(table.Figure("start-up", title, "", 1, text, value, limit))


def milliseconds(command):
    """Of CPU, in all its threads; None where it fails."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime) * 1e3 if child.returncode == 0 else None


MEASURE = {"load": load, "typed-tables": typed_tables, "start-up": start_up}
NAMES = list(MEASURE)
QUICK = ["start-up"]
