"""Time and memory as graphs grow, from generated edge lists, drawn as one plot with both axes logarithmic."""
import json
import math
import os
import sys

import programs
import table

WORK = ".build-bench"
# What the documentation shows.
PLOT = "Sources/Entente/Entente.docc/Resources/growth.svg"
# Ten relations a node, the degrees of a scale-free network.
MODEL = "barabasi-albert:nodes={nodes},ties=10,seed=1"
KERNELS = ["pagerank", "components", "bfs", "top-closeness", "coreness", "label-propagation", "louvain"]
COLOURS = ["#1b6ca8", "#d1495b", "#2e8b57", "#8a5cb8", "#c77700", "#00838f", "#7a4b2a", "#5a6472", "#b0387b"]


class Growth:
    def __init__(self, options):
        self.options = options
        self.workers = max(int(number) for number in options.threads.split(","))
        self.points = []

    def run(self):
        os.makedirs(os.path.join(WORK, "growth"), exist_ok=True)
        self.bench = programs.built("EntenteBench", self.options.programs)
        size = 10_000
        while size <= self.options.largest:
            for step in (1, 3):
                if size * step <= self.options.largest:
                    self.measure(size * step)
            size *= 10

    def measure(self, size):
        path = os.path.join(WORK, "growth", f"{size}.el")
        sys.stderr.write(f"bench: {size:,} relations\n")
        if not os.path.exists(path):
            found, why = programs.lines([self.bench, "make", MODEL.format(nodes=size // 10), path])
            if why:
                sys.exit(f"bench: {why}")
        with open(os.path.join(WORK, "growth", "sources.json"), "w") as file:
            json.dump({str(size): [size // 20]}, file)
        rows = [row for kernel in KERNELS for row in ("--row", kernel)]
        with programs.exclusive(self.options.lock):
            records, why = programs.lines(
                [self.bench, "run", path, "--workers", str(self.workers), "--repeat", "3", "--loads", "3", *rows])
        if not records:
            sys.stderr.write(f"bench: {size:,} relations: {why}\n")
            return
        load = records[0]["checksum"]
        ties = load["ties"]
        self.point("read", ties, load["read"], records[0]["peakBytes"])
        self.point("project", ties, load["project"], None)
        for record in records[1:]:
            if "median" in record:
                self.point(record["kernel"], ties, record["median"], record["peakBytes"])

    def point(self, kernel, ties, seconds, peak):
        self.points.append({"kernel": kernel, "relations": ties, "seconds": seconds, "peakBytes": peak})

    def stop(self):
        programs.end_all()

    def report(self):
        if not self.points:
            return
        plot = PLOT if self.options.document else self.options.plot
        with open(plot, "w") as file:
            file.write(drawing(self.points, self.workers))
        if self.options.json:
            with open(self.options.json, "w") as file:
                json.dump(self.points, file, indent=1)
        largest = max(point["relations"] for point in self.points)
        rows = []
        for kernel in kernels(self.points):
            slopes = [slope(series(self.points, kernel, key)) for key in ("seconds", "peakBytes")]
            at_largest = [point["seconds"] for point in self.points if (point["kernel"], point["relations"]) == (kernel, largest)]
            rows.append(
                [kernel, table.time(at_largest[0]) if at_largest else "–"]
                + ["–" if value is None else f"{value:.2f}" for value in slopes])
        text = table.grid(["kernel", f"time at {largest:,} relations", "slope of time", "slope of memory"], rows)
        print(text)
        sys.stderr.write(f"bench: {plot}\n")
        if self.options.document:
            picture = "![Time and memory from ten thousand to ten million relations, both axes logarithmic.](growth)"
            table.document(text, f"`Scripts/bench --growth --document`, {self.workers} threads", lines=[picture])


def kernels(points):
    return list(dict.fromkeys(point["kernel"] for point in points))


def series(points, kernel, key):
    return [(p["relations"], p[key]) for p in points if p["kernel"] == kernel and p[key]]


def slope(line):
    """The least-squares exponent over the larger half: small graphs measure what every run has to do anyway."""
    line = [(math.log(x), math.log(y)) for x, y in line[len(line) // 2 - 1:]]
    if len(line) < 2:
        return None
    mx, my = (sum(values) / len(line) for values in zip(*line))
    return sum((x - mx) * (y - my) for x, y in line) / sum((x - mx) ** 2 for x, _ in line)


class Panel:
    """One plot: its place, its range in powers of ten, and its lines."""

    def __init__(self, left, title, unit, lines, colours):
        self.left, self.title, self.unit, self.lines, self.colours = left, title, unit, lines, colours
        xs = [x for line in lines.values() for x, _ in line]
        ys = [y for line in lines.values() for _, y in line]
        self.x = (math.log10(min(xs)), math.log10(max(xs)))
        self.y = (math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys))))

    width, height, top = 380, 420, 64

    def place(self, x, y):
        share_x = (math.log10(x) - self.x[0]) / max(self.x[1] - self.x[0], 1e-9)
        share_y = (math.log10(y) - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + share_x * self.width, self.top + (1 - share_y) * self.height

    def svg(self):
        parts = [f'<text x="{self.left}" y="{self.top - 18}" font-weight="600" font-size="15">{self.title}</text>']
        for power in range(math.ceil(self.x[0] - 0.01), math.floor(self.x[1] + 0.01) + 1):
            x, _ = self.place(10 ** min(max(power, self.x[0]), self.x[1]), 10 ** self.y[0])
            parts.append(f'<path d="M{x:.1f} {self.top}V{self.top + self.height}" stroke="#e3e6ea"/>')
            parts.append(
                f'<text x="{x:.1f}" y="{self.top + self.height + 20}" text-anchor="middle" fill="#444">10'
                f'<tspan dy="-5" font-size="9">{power}</tspan></text>')
        for power in range(self.y[0], self.y[1] + 1):
            _, y = self.place(10 ** self.x[0], 10 ** power)
            parts.append(f'<path d="M{self.left} {y:.1f}h{self.width}" stroke="#e3e6ea"/>')
            parts.append(
                f'<text x="{self.left - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{self.unit(power)}</text>')
        parts += self.curves()
        parts.append(
            f'<text x="{self.left + self.width / 2}" y="{self.top + self.height + 42}" text-anchor="middle" '
            'fill="#444">relations</text>')
        return parts

    def curves(self):
        parts, labels = [], []
        for kernel, line in self.lines.items():
            points = [self.place(x, y) for x, y in line]
            colour = self.colours[kernel]
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>')
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{colour}"/>' for x, y in points]
            exponent = slope(line)
            text = kernel + ("" if exponent is None else f"  {exponent:.2f}")
            labels.append([points[-1][1], points[-1], text, colour])
        # Names stand beside the ends of their lines, pushed apart where they would touch.
        labels.sort(key=lambda label: label[0])
        for above, below in zip(labels, labels[1:]):
            below[0] = max(below[0], above[0] + 15)
        excess = labels[-1][0] - (self.top + self.height)
        if excess > 0:
            for label in labels:
                label[0] -= excess
            for below, above in zip(labels[::-1], labels[-2::-1]):
                above[0] = min(above[0], below[0] - 15)
        for y, (x, end), text, colour in labels:
            parts.append(
                f'<path d="M{x + 4:.1f} {end:.1f}L{x + 14:.1f} {y:.1f}" stroke="{colour}" stroke-width="0.8"/>')
            parts.append(f'<text x="{x + 17:.1f}" y="{y + 4:.1f}" fill="{colour}">{text}</text>')
        return parts


def seconds_unit(power):
    return {0: "1 s", 1: "10 s", 2: "100 s", 3: "1000 s"}.get(
        power, f"{10 ** (power + 3)} ms" if power >= -3 else f"{10 ** (power + 6):g} µs")


def bytes_unit(power):
    return f"{10 ** (power - 9)} GB" if power >= 9 else f"{10 ** (power - 6)} MB" if power >= 6 else f"{10 ** power} B"


def drawing(points, workers):
    names = kernels(points)
    colours = {name: COLOURS[index % len(COLOURS)] for index, name in enumerate(names)}
    times = {name: series(points, name, "seconds") for name in names}
    peaks = {name: line for name in names if (line := series(points, name, "peakBytes"))}
    panels = [
        Panel(70, f"Time, {workers} threads", seconds_unit, times, colours),
        Panel(680, "Peak memory of the process", bytes_unit, peaks, colours),
    ]
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1220 540" width="1220" height="540" '
        'font-family="Helvetica, Arial, sans-serif" font-size="12">',
        '<rect width="1220" height="540" fill="#fff"/>',
        '<text x="70" y="24" font-size="12" fill="#444">Scale-free networks with ten relations a node. '
        'The number behind a name is the slope over the larger half: 1 is linear.</text>',
    ]
    for panel in panels:
        parts += panel.svg()
    return "\n".join(parts + ["</svg>"]) + "\n"
