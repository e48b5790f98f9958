"""The folder of the other programs: their runner, their binaries, the graphs."""
import glob
import gzip
import os
import shutil
import subprocess
import sys

import programs

# Where a tool is no Python package, the variable by which the runner finds it and its place in the folder.
BINARIES = {
    "gapbs": ("GAPBS_DIR", "gapbs"),
    "gve": ("GVE_BINARY", "gve/gve-{threads}"),
    "lagraph": ("LAGRAPH_DIR", "LAGraph/build/src/benchmark"),
}
# What the GAP generator makes: its arguments.
GENERATED = {"kron20": ["-g", "20", "-k", "16"], "u18": ["-u", "18", "-k", "16"]}


class Peers:
    def __init__(self, folder, work):
        folder = folder or os.environ.get("ENTENTE_PEERS") or os.path.join("..", "shared", "peers")
        self.source = os.path.abspath(folder) if os.path.exists(os.path.join(folder, "runner.py")) else None
        self.folder = self.source
        self.why = {}
        if not self.source:
            sys.stderr.write(f"bench: there is no runner of peers in {folder}: ratios are left out\n")
        elif not glob.glob(os.path.join(self.source, "graphs", "*.el")):
            self.folder = os.path.abspath(work)
            self.unpack()
        python = os.path.join(self.source or "", "venv", "bin", "python")
        self.python = os.environ.get("ENTENTE_PEERS_PYTHON") or (python if os.path.exists(python) else "python3")

    def unpack(self):
        """Copies the runner beside unpacked graphs: it looks for them there."""
        os.makedirs(os.path.join(self.folder, "graphs"), exist_ok=True)
        shutil.copy(os.path.join(self.source, "runner.py"), self.folder)
        for path in glob.glob(os.path.join(self.source, "graphs", "*")):
            name = os.path.basename(path).removesuffix(".gz")
            target = os.path.join(self.folder, "graphs", name)
            if os.path.exists(target):
                continue
            sys.stderr.write(f"bench: unpack {name}\n")
            with (gzip.open if path.endswith(".gz") else open)(path, "rb") as packed, open(target, "wb") as plain:
                shutil.copyfileobj(packed, plain)

    def binary(self, tool, threads=1):
        variable, place = BINARIES[tool]
        return os.environ.get(variable) or os.path.join(self.source, place.format(threads=threads))

    def has(self, tool):
        return bool(self.source) and (tool not in BINARIES or os.path.exists(self.binary(tool)))

    def graph(self, name, relations):
        """The file of a graph; None where it is neither there nor can be made."""
        if not self.folder:
            return None
        stem = os.path.join(self.folder, "graphs", name)
        path = stem + (".wel" if relations == "weighted" else ".el")
        if not os.path.exists(path) and name in GENERATED and self.has("gapbs"):
            self.generate(name, stem)
        if not os.path.exists(path) and path.endswith(".el") and os.path.exists(stem + ".wel"):
            with open(stem + ".wel") as weighted, open(path, "w") as plain:
                plain.writelines(line.rsplit(" ", 1)[0] + "\n" for line in weighted)
        return path if os.path.exists(path) else None

    def generate(self, name, stem):
        """By the GAP generator; nodes without ties are dropped and the others numbered anew, as in the recipe."""
        sys.stderr.write(f"bench: generate {name}\n")
        converter = os.path.join(self.binary("gapbs"), "converter")
        subprocess.run([converter, *GENERATED[name], "-wb", stem + ".raw"], check=True, stdout=subprocess.DEVNULL)
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gap_edges.py")
        subprocess.run([self.python, script, stem + ".raw", stem], check=True)
        os.remove(stem + ".raw")

    def measure(self, peer, graph, threads, repetitions):
        """What the runner reports, or why there is nothing."""
        tool = peer["tool"]
        if not self.has(tool):
            return None, "not there"
        environment = dict(os.environ)
        if tool in BINARIES:
            environment[BINARIES[tool][0]] = self.binary(tool, threads)
        # graph-tool is no package of PyPI: it belongs to the system's Python.
        python = "/usr/bin/python3" if tool == "graphtool" else self.python
        command = [
            python, os.path.join(self.folder, "runner.py"), "--peer", tool, "--graph", graph, "--kernels",
            peer["kernel"], "--threads", str(threads), "--reps", str(repetitions), "--nolock",
        ]
        found, why = programs.lines(command, environment)
        found = [record for record in found or [] if record["kernel"] == peer["reported"]]
        if not found or found[0]["seconds"] is None:
            return None, why or str(found[0]["checksum"] if found else "no result")[:160]
        for key in ("seconds", "best"):
            found[0][key] *= peer["times"]
        return found[0], None

    def versions(self):
        """The versions of the packages, in words."""
        names = ["igraph", "networkit", "rustworkx", "scipy", "pandas"]
        script = (
            "import importlib.metadata as m\n"
            f"for name in {names}:\n"
            "  try: print(name, m.version(name))\n"
            "  except m.PackageNotFoundError: pass")
        found = subprocess.run([self.python, "-c", script], capture_output=True, text=True).stdout.split("\n")
        built = [name for name in BINARIES if self.has(name)]
        return ", ".join([line for line in found if line] + built)
