"""The programs that are measured: EntenteBench, entente, and the peers through their runner."""
import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys

children = set()


def start(command, **options):
    """A child in a group of its own, so that an interruption ends it and all it started."""
    child = subprocess.Popen(command, start_new_session=True, text=True, **options)
    children.add(child)
    return child


def end(child):
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    children.discard(child)


def end_all():
    for child in list(children):
        end(child)


def lines(command, environment=None, limit=600):
    """The lines of JSON that a command prints; None where it fails."""
    child = start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    try:
        output, errors = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        end(child)
        child.communicate()
        return None, "time-out"
    children.discard(child)
    found = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    if child.returncode != 0 and not found:
        words = errors.strip().splitlines()
        return None, words[-1][:160] if words else f"exit code {child.returncode}"
    return found, None


@contextlib.contextmanager
def exclusive(path):
    """While `path` is locked, if there is one."""
    if not path:
        yield
        return
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def built(product, folder):
    """A program, from the folder where it lies already or built now."""
    if folder:
        return os.path.join(folder, product)
    sys.stderr.write(f"bench: build {product}\n")
    subprocess.run(["swift", "build", "-c", "release", "--product", product, "--quiet"], check=True)
    found = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"], check=True, capture_output=True, text=True)
    return os.path.join(found.stdout.strip(), product)


class Server:
    """EntenteBench with a graph in memory, which measures what it is asked."""

    def __init__(self, program, graph, relations):
        self.child = start(
            [program, "run", graph, "--relations", relations, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.loaded = self.answer()

    def answer(self):
        line = self.child.stdout.readline()
        return json.loads(line) if line else None

    def ask(self, row, workers, repetitions):
        try:
            self.child.stdin.write(f"{row} {workers} {repetitions}\n")
            self.child.stdin.flush()
        except BrokenPipeError:
            return None
        return self.answer()

    def close(self):
        end(self.child)
        self.child.wait()
