// The drawing as a control: pointer, touch and keyboard.

const described = (node, count) => `${node.label}, ${words(node.kind)}, ${plural(count, "line")}`;
const description = (node) => described(node, shownLines(node).length);
const lineDescription = (line) => `${line.ends[0].label} – ${words(line.kind)} – ${line.ends[1].label}`;
const subjects = new Map();
const widenedLines = 3000;

function prepare(shape, subject, label) {
  subjects.set(shape, subject);
  shape.setAttribute("tabindex", "-1");
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", label);
  const title = shape.querySelector(":scope > title");
  if (title) title.textContent = label;
}

for (const node of drawn) prepare(node.shape, { node }, described(node, node.lines.length));
for (const line of lines) {
  if (!line.shape) continue;
  prepare(line.shape, { line }, lineDescription(line));
  // A thin line is hard to hit: a broad one that cannot be seen lies over it.
  const stroke = lines.length <= widenedLines && line.shape.querySelector("path");
  if (stroke) {
    const broad = stroke.cloneNode();
    for (const name of ["stroke", "stroke-width", "stroke-dasharray"]) broad.removeAttribute(name);
    broad.setAttribute("class", "broad");
    stroke.after(broad);
  }
}
svg.querySelector("#diagram > title")?.remove();
svg.removeAttribute("aria-label");
// The links of the drawing lead away; here they open the facts, which hold them again.
for (const anchor of svg.querySelectorAll("a")) anchor.setAttribute("tabindex", "-1");

const subjectOf = (element) => subjects.get(element.closest?.(".node, .edge"));
canvas.addEventListener("click", (event) => {
  if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) event.preventDefault();
  if (isDragged) return;
  const subject = subjectOf(event.target);
  choose(subject ?? null);
  if (subject) (subject.node ?? subject.line).shape.focus({ preventScroll: true });
});

/** The node that Tab leads to: at first that with the most lines. */
let current = drawn.reduce((best, node) => (node.lines.length > best.lines.length ? node : best), drawn[0]);

/** Only one node is a stop of Tab; arrows lead to the others. */
function setCurrent(node) {
  current?.shape.setAttribute("tabindex", "-1");
  current = node;
  node.shape.setAttribute("tabindex", "0");
}

function focusNode(node) {
  setCurrent(node);
  node.shape.setAttribute("aria-label", description(node));
  node.shape.focus({ preventScroll: true });
  bringIntoView(node);
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest node in a direction; what lies aside counts as twice as far. */
function neighbourTowards(node, [x, y]) {
  const start = middle(node);
  let best = null, least = Infinity;
  for (const other of drawn) {
    if (other === node || !other.isShown) continue;
    const { x: left, y: top } = middle(other);
    const ahead = (left - start.x) * x + (top - start.y) * y;
    const aside = Math.abs((left - start.x) * y) + Math.abs((top - start.y) * x);
    if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [other, ahead + 2 * aside];
  }
  return best;
}

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const subject = subjectOf(event.target);
  const direction = arrows[event.key];
  if (direction && event.shiftKey) move(-60 * direction[0], -60 * direction[1]);
  else if (direction) {
    const isOnIt = subject?.node === current && current?.isShown;
    const next = isOnIt ? neighbourTowards(current, direction)
      : current?.isShown ? current : drawn.find((node) => node.isShown);
    if (next) focusNode(next);
  } else if ((event.key === "." || event.key === ",") && current) {
    const own = shownLines(current);
    const at = own.indexOf(subject?.line) + (event.key === "." ? 1 : -1);
    own.at(at % own.length)?.shape.focus({ preventScroll: true });
  } else if ((event.key === "Enter" || event.key === " ") && subject) choose(subject);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input[type=text]")) return;
  if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-" || event.key === "−") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") choose(null);
  else if (event.key === "/") byId("search").focus();
  else return;
  event.preventDefault();
});
