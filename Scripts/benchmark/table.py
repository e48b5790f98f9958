"""Results as a table in Markdown, and that table in the documentation."""
import datetime
import os
import platform
import re
import statistics
import subprocess

import agreement

PAGE = "Sources/Entente/Entente.docc/Performance.md"


def time(seconds):
    if seconds is None:
        return "–"
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


class Result:
    """What was measured of one row on one graph with one number of threads."""

    def __init__(self, row, case, threads):
        self.row, self.case, self.threads = row, case, threads
        self.ours, self.theirs = [], {}
        self.arcs = 0
        self.failure = "not measured"

    @property
    def median(self):
        return statistics.median(record["median"] for record in self.ours) if self.ours else None

    @property
    def spread(self):
        return min(record["least"] for record in self.ours), max(record["most"] for record in self.ours)

    @property
    def peak(self):
        return max(record["peakBytes"] for record in self.ours)

    @property
    def best(self):
        """The fastest peer with its median."""
        medians = {
            tool: statistics.median(record["seconds"] for record in records)
            for tool, records in self.theirs.items() if records and all("seconds" in record for record in records)}
        return min(medians.items(), key=lambda item: item[1]) if medians else (None, None)

    @property
    def ratio(self):
        peer = self.best[1]
        return self.median / peer if self.median is not None and peer else None

    @property
    def target(self):
        target = self.case.get("target")
        return target["oneThread" if self.threads == 1 else "twoThreads"] if target else None

    def disturbance(self):
        """Whether other processes took cores that the threads needed, by ours and by the peer."""
        loads = [record.get("foreignCores", 0) for record in self.ours]
        loads += [record.get("other_cpu") or 0 for record in self.theirs.get(self.best[0]) or []]
        excess = self.threads + max(loads, default=0) - os.cpu_count()
        return f"disturbed: other processes took {max(loads):.1f} cores" if excess > 0.25 else ""

    def quality(self):
        """What a time says little without: modularity and mutual information, ours and the peer's; memory of reading."""
        parts = []
        for key, sign in (("modularity", "Q"), ("nmi", "NMI")):
            if not self.ours or key not in self.ours[-1]["checksum"]:
                continue
            part = f"{sign} {self.ours[-1]['checksum'][key]:.4f}"
            tool = self.best[0]
            theirs = self.theirs[tool][-1].get("checksum") if tool else None
            if isinstance(theirs, dict) and theirs.get(key) is not None:
                part += f" against {theirs[key]:.4f}"
            parts.append(part)
        if self.ours and "bytesPerSecond" in self.ours[-1]["checksum"]:
            sums = self.ours[-1]["checksum"]
            parts.append(f"{sums['bytesPerSecond'] / 1e6:.0f} MB/s, at most {self.peak / sums['ties']:.0f} bytes a tie")
        return ", ".join(parts)

    def disagreement(self):
        """What the result differs in from that of any peer."""
        found = [
            f"{tool}: {text}" for tool, records in self.theirs.items() if self.ours and records
            for text in agreement.differences(self.row["id"], self.ours[-1]["checksum"], records[-1].get("checksum"))]
        return "differs from " + ", ".join(found) if found else ""

    def cells(self):
        tool, peer = self.best
        missing = ", ".join(
            f"{tool}: {records[-1]['why']}" for tool, records in self.theirs.items() if records and "why" in records[-1])
        remarks = self.quality(), self.disagreement(), missing, self.disturbance()
        cells = [self.row["title"], self.case["graph"] or "", str(self.threads)]
        if self.ours:
            least, most = self.spread
            cells.append(f"{time(self.median)} ({time(least)} to {time(most)})")
        else:
            cells.append(self.failure[:100])
        ratio, target = self.ratio, self.target
        cells += [tool or "–", time(peer), f"{ratio:.2f}" if ratio is not None else "–"]
        cells.append(f"{target:g}" if target is not None else "–")
        # Two digits are what a measurement bears.
        cells.append("–" if ratio is None or target is None else "met" if ratio <= target + 0.005 else "short")
        cells.append("; ".join(part for part in remarks if part))
        return cells

    def plain(self):
        return {
            "row": self.row["id"], "graph": self.case["graph"], "threads": self.threads, "ours": self.ours,
            "theirs": self.theirs, "ratio": self.ratio, "target": self.target, "failure": self.failure}


class Figure:
    """A figure with a limit of its own, without a peer."""

    def __init__(self, row, title, graph, threads, text, value, limit, is_least=False):
        self.row, self.title, self.graph, self.threads = row, title, graph, threads
        self.text, self.value, self.limit, self.is_least = text, value, limit, is_least

    def cells(self):
        is_met = self.value >= self.limit if self.is_least else self.value <= self.limit
        limit = f"{'≥' if self.is_least else '≤'} {self.limit:g}"
        return [
            self.title, self.graph, str(self.threads), self.text, "–", "–", "–", limit, "met" if is_met else "short", ""]

    def plain(self):
        return {
            "row": self.row, "graph": self.graph, "threads": self.threads, "value": self.value, "limit": self.limit}


# Rows that go over all arcs from every node, however small the graph.
FROM_ALL_NODES = {"betweenness", "closeness", "harmonic", "eccentricity", "average-path"}
# What a second thread has to gain where there is work for it: more than a million arcs.
LEAST_GAIN, WORTH_ARCS = 1.7, 1_000_000


def gains(results):
    """How much two threads gain over one, a line each."""
    results = [result for result in results if isinstance(result, Result) and result.ours]
    one = {(result.row["id"], result.case["graph"]): result for result in results if result.threads == 1}
    for two in results:
        alone = one.get((two.row["id"], two.case["graph"]))
        if two.threads != 2 or not alone:
            continue
        gain = alone.median / two.median
        is_due = two.arcs > WORTH_ARCS or two.row["id"] in FROM_ALL_NODES
        due = ["≥ 1.7", "met" if gain >= LEAST_GAIN - 0.005 else "short"] if is_due else ["–", "–"]
        yield [two.row["title"], two.case["graph"], f"{gain:.2f}", *due]


def markdown(results):
    head = ["kernel", "graph", "threads", "Entente, median (spread)", "peer", "its median", "ratio", "at most", "", "remark"]
    text = grid(head, [result.cells() for result in results])
    speed = list(gains(results))
    return text + ("\n\n" + grid(["kernel", "graph", "one thread ÷ two", "at least", ""], speed) if speed else "")


def grid(head, rows):
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows])


def machine():
    name = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine())
    cores = sum(1 for line in open("/proc/cpuinfo") if line.startswith("processor"))
    return f"{name}, {cores} cores, {platform.system()} {platform.release()}"


def replace(text):
    """Puts rows that were measured again in the place of those in the page."""
    def key(line):
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        # The kernel, the graph and, where a row has a peer, the number of threads.
        return tuple(cells[:3 if line.count("|") > 6 else 2])

    def is_row(line):
        return line.startswith("| ") and not line.startswith("| ---")

    new = {key(line): line for line in text.split("\n") if is_row(line)}
    page = open(PAGE, encoding="utf-8").read().split("\n")
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write("\n".join(new.get(key(line), line) if is_row(line) else line for line in page))


def document(text, command, versions="", lines=()):
    """Writes what a command measured between its marks in the page."""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    stand = f"Measured on {datetime.date.today()}: {machine()}. {swift}. {versions}Command: {command}."
    page = open(PAGE, encoding="utf-8").read()
    name = command.split("`")[1].replace(" --document", "").replace(" --full", "")
    mark = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
    text = "\n\n".join([stand, *lines, text])
    open(PAGE, "w", encoding="utf-8").write(mark.sub(lambda found: f"{found[1]}{text}\n{found[2]}", page))
