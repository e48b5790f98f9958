// The shortest path between two nodes over what is shown.

const pathEnds = { from: null, to: null };
let path = null;

/** Breadth first over the lines that are shown; of several shortest paths the first in the order of the lines. */
function shortestPath(from, to, isDirected) {
  const before = new Map([[from, null]]);
  let front = [from];
  while (front.length && !before.has(to)) {
    const next = [];
    for (const node of front) {
      for (const line of node.lines) {
        const other = line.ends[0] === node ? line.ends[1] : line.ends[0];
        if (before.has(other) || !leads(line, node, isDirected)) continue;
        before.set(other, node);
        next.push(other);
      }
    }
    front = next;
  }
  if (!before.has(to)) return null;
  const way = [to];
  while (before.get(way[0])) way.unshift(before.get(way[0]));
  return way;
}

function leads(line, node, isDirected) {
  if (!line.isShown) return false;
  return !isDirected || facts.isOneMode
    || line.shown.some(([relation]) => !relation.isDirected || relation.ends[0] === node);
}

function setPathEnd(end, node) {
  pathEnds[end] = node;
  byId("path").open = true;
  byId(`path-${end}`).value = node.label;
  showPath(true);
}

function showPath(announces = false) {
  const { from, to } = pathEnds;
  path = null;
  const result = byId("path-result");
  result.replaceChildren();
  if (from && to) {
    const isDirected = byId("path-directed").checked;
    const way = from.isShown && to.isShown ? shortestPath(from, to, isDirected) : null;
    if (way) {
      const steps = way.slice(1).map((node, index) => way[index].lines.filter(
        (line) => line.ends.includes(node) && leads(line, way[index], isDirected)));
      path = { nodes: way, steps };
      const list = make("ol");
      steps.forEach((linesOfStep, index) => {
        list.append(make("li", {}, nodeButton(way[index]), " – ", nodeButton(way[index + 1]),
          make("ul", {}, ...linesOfStep.map((line) => make("li", {}, lineButton(line))))));
      });
      result.append(make("p", {}, plural(steps.length, "step")), list);
    } else {
      result.append(make("p", {}, "They are not connected by what is shown."));
    }
    const found = path ? `Shortest path: ${plural(path.steps.length, "step")}` : "No path";
    if (announces) byId("status").textContent = found;
    if (announces && path) bringAllIntoView(path.nodes);
  }
  light();
}

for (const end of ["from", "to"]) addTypeAhead(byId(`path-${end}`), (node) => setPathEnd(end, node));
byId("path-directed").addEventListener("change", () => showPath(true));
byId("path-clear").addEventListener("click", () => {
  for (const end of ["from", "to"]) { pathEnds[end] = null; byId(`path-${end}`).value = ""; }
  showPath();
});
