// The script of the page: search, filters, time, facts, paths, zoom, table and export.
//
// It reads the facts in #facts and the drawing in #canvas. Nothing from the data becomes markup: every text goes
// through textContent, append or setAttribute. Nothing is loaded from anywhere.
"use strict";
(() => {
const facts = JSON.parse(document.getElementById("facts").textContent);
const { nodes, relations, lines, sources, periods } = facts;
const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
const svg = canvas.querySelector("svg");
const words = (kind) => kind.replace(/[-_]/g, " ");
const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** An element; texts among the children become text, whatever they hold. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const button = (text, action, attributes = {}) =>
  make("button", { type: "button", click: action, ...attributes }, text);
/** A text from the data: its direction is its own. */
const quoted = (text, language) => make("bdi", { lang: language }, text);

// MARK: What belongs together

nodes.forEach((node, index) => {
  node.index = index;
  node.label = node.name ?? node.id;
  node.lines = [];
  node.shape = node.element && byId(node.element);
});
const drawn = nodes.filter((node) => node.shape);
for (const relation of relations) {
  relation.ends = [nodes[relation.from], nodes[relation.to]];
  relation.best = Math.max(...(relation.evidence ?? []).map((item) => item.confidence ?? 1));
}
for (const line of lines) {
  line.ends = [nodes[line.from], nodes[line.to]];
  line.groups = line.facts.map((group) => group.map((index) => relations[index]));
  line.shape = byId(line.element);
  for (const relation of line.groups.flat()) relation.line = line;
  for (const node of new Set(line.ends)) node.lines.push(line);
}
const shownLines = (node) => node.lines.filter((line) => line.isShown);
const dates = (fact) => (fact.dates === undefined ? "" : periods[fact.dates][1] || periods[fact.dates][0]);
const sourceLabel = (source) => source.title ?? source.id;
const sourcesOf = (fact) => [...new Set((fact.evidence ?? []).map((item) => sourceLabel(sources[item.source])))];

// MARK: What is shown

const filter = {
  nodeKinds: new Set(), relationKinds: new Set(), sources: new Set(), confidence: 0, moment: null, hidesLoose: false,
};
const unsourced = -1;

/** Days are counted from 0000-03-01; this one is 1970-01-01. */
const firstDayOfComputers = 719468;
function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86400000 + firstDayOfComputers;
}

/** The days that a date as `2023`, `2023-05~` or `2023-05-31?` may be; null if it is none. */
function parseMoment(text) {
  const match = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(text.trim());
  if (!match || match[1] === "-0000") return null;
  const [year, month, day] = match.slice(1, 4).map((part) => (part === undefined ? undefined : Number(part)));
  const spread = match[4] === "~" || match[4] === "%" ? 1 : 0;
  if (month !== undefined && (month < 1 || month > 12)) return null;
  if (day !== undefined && (day < 1 || day > dayNumber(year, month + 1, 1) - dayNumber(year, month, 1))) return null;
  let [first, last] = [dayNumber(year - spread, 1, 1), dayNumber(year + spread + 1, 1, 1) - 1];
  if (month !== undefined) {
    [first, last] = [dayNumber(year, month - spread, 1), dayNumber(year, month + spread + 1, 1) - 1];
  }
  if (day !== undefined) {
    [first, last] = [dayNumber(year, month, day) - spread, dayNumber(year, month, day) + spread];
  }
  return { text: text.trim(), first, last, isUncertain: match[4] === "?" || match[4] === "%" };
}

/** Is a fact there at the chosen moment? 0: not, 1: possibly, 2: certainly. Only comparisons of day numbers. */
function standing(fact) {
  if (!filter.moment) return 2;
  if (fact.dates === undefined) return 1;
  const [, , startEarliest, startLatest, endEarliest, endLatest] = periods[fact.dates];
  const { first, last, isUncertain } = filter.moment;
  if (startEarliest > last || endLatest < first) return 0;
  return startLatest <= first && endEarliest >= last && !isUncertain ? 2 : 1;
}

/** Does a chosen source state it with enough confidence? What has no source goes by "no source". */
function isSupported(fact) {
  if (!fact.evidence) return !filter.sources.has(unsourced);
  return fact.evidence.some(
    (item) => !filter.sources.has(item.source) && (item.confidence ?? 1) * 100 >= filter.confidence);
}

function update() {
  for (const node of nodes) {
    node.isShown = !filter.nodeKinds.has(node.kind) && standing(node) > 0 && (!node.evidence || isSupported(node));
  }
  for (const relation of relations) {
    relation.standing = standing(relation);
    relation.isShown = relation.standing > 0 && !filter.relationKinds.has(relation.kind) && isSupported(relation)
      && relation.ends.every((node) => node.isShown);
  }
  for (const line of lines) {
    line.shown = line.ends.every((node) => node.isShown)
      ? line.groups.filter((group) => group.every((relation) => relation.isShown)) : [];
    line.isShown = line.shown.length > 0;
    line.shape?.classList.toggle("gone", !line.isShown);
    line.shape?.classList.toggle(
      "possible-now", filter.moment !== null && line.shown.every((group) => group.some((fact) => fact.standing < 2)));
  }
  for (const node of drawn) {
    if (filter.hidesLoose) node.isShown = node.isShown && node.lines.some((line) => line.isShown);
    node.shape.classList.toggle("gone", !node.isShown);
  }
  const counted = (items, word) => `${items.filter((item) => item.isShown).length} of ${plural(items.length, word)}`;
  byId("status").textContent = `${counted(drawn, "node")}, `
    + (facts.isOneMode ? counted(lines, "tie") : counted(relations, "relation")) + " shown"
    + (filter.moment ? `, ${filter.moment.text}` : "");
  if (!byId("tables").hidden) fillTables();
  if (chosen) show(chosen);
  showPath();
}

// MARK: Filters

function addChoices(fieldset, list, excluded) {
  for (const { value, label, count } of list) {
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) excluded.delete(value); else excluded.add(value);
      update();
    });
    fieldset.append(make("label", {}, box, " ", quoted(label), make("span", { class: "count" }, String(count))));
  }
  if (list.length > 3) {
    const setAll = (isOn) => {
      excluded.clear();
      if (!isOn) for (const { value } of list) excluded.add(value);
      for (const box of fieldset.querySelectorAll("input")) box.checked = isOn;
      update();
    };
    fieldset.append(
      make("div", { class: "row" }, button("All", () => setAll(true)), button("None", () => setAll(false))));
  }
  fieldset.hidden = list.length < 2;
}

function choices(values, label) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, label: label(value), count })).sort((a, b) => b.count - a.count);
}

const statedBy = relations.flatMap((relation) =>
  relation.evidence ? [...new Set(relation.evidence.map((item) => item.source))] : [unsourced]);
addChoices(byId("node-kinds"), choices(drawn.map((node) => node.kind), words), filter.nodeKinds);
addChoices(byId("relation-kinds"), choices(relations.map((relation) => relation.kind), words), filter.relationKinds);
addChoices(
  byId("source-list"), choices(statedBy, (index) => (index === unsourced ? "no source" : sourceLabel(sources[index]))),
  filter.sources);

byId("confidence-filter").hidden = ![...nodes, ...relations].some(
  (fact) => fact.evidence?.some((item) => item.confidence !== undefined));
byId("confidence").addEventListener("input", () => {
  filter.confidence = Number(byId("confidence").value);
  byId("confidence-value").textContent = `${filter.confidence} %`;
  update();
});
byId("hide-loose").addEventListener("change", () => {
  filter.hidesLoose = byId("hide-loose").checked;
  update();
});

// MARK: Time

byId("time").hidden = facts.stops.length === 0;
const slider = byId("slider");
slider.max = Math.max(0, facts.stops.length - 1);
slider.value = slider.max;
byId("moment").value = facts.stops.at(-1) ?? "";

function setMoment() {
  const moment = parseMoment(byId("moment").value);
  byId("moment-problem").textContent = moment ? "" : "There is no such date.";
  byId("moment").setAttribute("aria-invalid", String(!moment));
  if (moment) slider.setAttribute("aria-valuetext", moment.text);
  filter.moment = byId("at-date").checked ? moment ?? filter.moment : null;
  update();
}
byId("at-date").addEventListener("change", setMoment);
slider.addEventListener("input", () => {
  byId("moment").value = facts.stops[slider.value];
  byId("at-date").checked = true;
  setMoment();
});
byId("moment").addEventListener("change", () => {
  const moment = parseMoment(byId("moment").value);
  if (moment) {
    const next = facts.stops.findIndex((stop) => parseMoment(stop).last >= moment.first);
    slider.value = next < 0 ? slider.max : next;
    byId("at-date").checked = true;
  }
  setMoment();
});
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("reset").addEventListener("click", () => {
  for (const excluded of [filter.nodeKinds, filter.relationKinds, filter.sources]) excluded.clear();
  for (const box of byId("filters").querySelectorAll("fieldset input[type=checkbox]")) box.checked = true;
  for (const id of ["at-date", "hide-loose"]) byId(id).checked = false;
  byId("confidence").value = 0;
  byId("confidence-value").textContent = "0 %";
  Object.assign(filter, { confidence: 0, moment: null, hidesLoose: false });
  update();
});

// MARK: Search

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
for (const node of drawn) {
  node.allNames = [node.label, ...Object.values(node.names ?? {}), ...(node.aliases ?? []), node.id];
  node.keys = node.allNames.map(folded);
}

/** Nodes with a name that holds the text: first where it is the whole, then where it begins a name, then a word. */
function find(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of drawn) {
    let best = 9, name = 0;
    node.keys.forEach((key, index) => {
      const at = key.indexOf(wanted);
      const rank = at < 0 ? 9 : key === wanted ? 0 : at === 0 ? 1 : /[\s\-.(]/.test(key[at - 1]) ? 2 : 3;
      if (rank < best) [best, name] = [rank, index];
    });
    if (best < 9) found.push({ node, best, name: node.allNames[name] });
  }
  return found.sort(
    (a, b) => a.best - b.best || Number(b.node.isShown) - Number(a.node.isShown) || a.node.index - b.node.index);
}

/** Type-ahead as the ARIA practices describe a combobox with a list. */
function addTypeAhead(input, pick) {
  const list = make("ul", { role: "listbox", id: `${input.id}-list`, "aria-label": "Nodes" });
  list.hidden = true;
  input.after(list);
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    active = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    const item = list.children[index];
    if (!item) return;
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };
  const take = (index) => {
    if (!found[index]) return;
    close();
    pick(found[index].node);
  };
  const open = () => {
    const all = find(input.value);
    found = all.slice(0, 12);
    list.replaceChildren(...found.map(({ node, name }, index) => {
      const item = make("li", { role: "option", id: `${list.id}-${index}` }, quoted(node.label),
        name === node.label ? "" : make("span", { class: "count" }, quoted(name)),
        make("span", { class: "count" }, words(node.kind) + (node.isShown ? "" : ", hidden")));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(found.length > 0 ? 0 : -1);
    if (input.value.trim()) {
      byId("status").textContent = all.length > found.length
        ? `${found.length} of ${plural(all.length, "node")} found` : `${plural(all.length, "node")} found`;
    }
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) open();
    else if (event.key === "ArrowDown") mark((active + 1) % found.length);
    else if (event.key === "ArrowUp" && !list.hidden) mark((active + found.length - 1) % found.length);
    else if (event.key === "Enter" && !list.hidden) take(active);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

addTypeAhead(byId("search"), (node) => {
  byId("search").value = node.label;
  reveal(node);
  choose({ node });
});

/** Takes away the filters that hide a node: whoever asks for it wants to see it. */
function reveal(node) {
  if (!node.isShown) byId("reset").click();
}

// MARK: Facts

/** A link only to the web or to a mailbox; any other address stays text. */
function link(text, address) {
  const isSafe = /^(https?:\/\/|mailto:)/i.test(address ?? "");
  return isSafe
    ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, quoted(text)) : quoted(text);
}

const shownValue = (value) => (Array.isArray(value) ? value.map(shownValue).join("; ") : String(value));

function definitions(entries) {
  const list = make("dl");
  for (const [term, value] of entries) {
    if (value === undefined || value === "" || value.length === 0) continue;
    list.append(make("dt", {}, quoted(term)), make("dd", {}, typeof value === "string" ? quoted(value) : value));
  }
  return list;
}

function evidenceList(evidence) {
  const list = make("ul", { class: "evidence" });
  for (const item of evidence ?? []) {
    const source = sources[item.source];
    const details = [
      source.author, source.publisher, source.date, item.locator,
      item.confidence === undefined ? undefined : `confidence ${Math.round(item.confidence * 100)} %`,
      item.recorded && `recorded ${item.recorded}`, source.retrieved && `retrieved ${source.retrieved}`,
      source.reliability === undefined ? undefined : `reliability ${Math.round(source.reliability * 100)} %`,
    ].filter((text) => text);
    const entry = make("li", {}, link(sourceLabel(source), source.url));
    if (details.length) entry.append(", ", quoted(details.join(", ")));
    if (item.statement) entry.append(": ", make("q", { dir: "auto" }, item.statement));
    if (source.note) entry.append(make("p", { class: "note", dir: "auto" }, source.note));
    list.append(entry);
  }
  if (!list.children.length) list.append(make("li", { class: "note" }, "No source."));
  return list;
}

const signs = { "-1": "negative", 1: "positive" };
const properties = (fact) =>
  Object.entries(fact.properties ?? {}).map(([key, value]) => [words(key), shownValue(value)]);
const verb = (relation) => relation.verb ?? words(relation.kind);

function relationFacts(relation) {
  const [from, to] = relation.ends;
  return make("div", { class: "fact" },
    make("p", {}, nodeButton(from), " ", quoted(verb(relation)), " ", nodeButton(to)),
    definitions([
      ["kind", words(relation.kind) + (relation.isDirected ? "" : ", both ways")], ["dates", dates(relation)],
      ["at this date", filter.moment ? ["not there", "possibly", "certainly"][relation.standing] : ""],
      ["sign", signs[relation.sign]], ...properties(relation),
    ]),
    evidenceList(relation.evidence));
}

const nodeButton = (node) => (node.shape
  ? button(quoted(node.label), () => { reveal(node); choose({ node }); }, { class: "link" }) : quoted(node.label));

const lineButton = (line, text = words(line.kind)) => button(quoted(text), () => choose({ line }), { class: "link" });

function nodeFacts(node) {
  const names = make("ul", { class: "names" });
  for (const [language, name] of Object.entries(node.names ?? {})) {
    names.append(make("li", {}, quoted(name, language), make("span", { class: "count" }, language)));
  }
  for (const alias of node.aliases ?? []) names.append(make("li", {}, quoted(alias)));
  const shown = shownLines(node);
  const list = make("ul", { class: "neighbours" });
  for (const line of shown) {
    const other = line.ends[0] === node ? line.ends[1] : line.ends[0];
    const when = line.shown.length === 1 ? dates(line.shown[0][0]) : `${line.shown.length} times`;
    const [first] = line.groups[0];
    const arrow = !first.isDirected || facts.isOneMode ? "–" : first.ends[0] === node ? "→" : "←";
    list.append(make("li", {}, lineButton(line, `${arrow} ${words(line.kind)}`), " ", nodeButton(other),
      when ? make("span", { class: "count" }, when) : ""));
  }
  const neighbours = new Set(shown.flatMap((line) => line.ends));
  neighbours.delete(node);
  return [
    make("h2", { dir: "auto" }, node.label), names,
    definitions([["kind", words(node.kind)], ["dates", dates(node)], ["id", node.id], ...properties(node)]),
    make("div", { class: "row" },
      button("Path from here", () => setPathEnd("from", node)), button("Path to here", () => setPathEnd("to", node)),
      button("Show in the diagram", () => { reveal(node); showDiagram(); bringIntoView(node, true); })),
    node.evidence ? evidenceList(node.evidence) : "",
    make("h3", {}, `${plural(neighbours.size, "neighbour")}, ${plural(shown.length, "line")}`), list,
  ];
}

function lineFacts(line) {
  const [a, b] = line.ends;
  const title = make("h2", {}, quoted(a.label), " – ", quoted(b.label));
  const rest = line.groups.length - line.shown.length;
  return [
    title, ...line.shown.flat().map(relationFacts),
    rest > 0 ? make("p", { class: "note" }, `${plural(rest, "more")} hidden by the filters.`) : "",
  ];
}

let chosen = null;

/** Shows the facts of a node or a line, and what it is tied to; null: of nothing. */
function choose(subject) {
  chosen = subject;
  for (const element of svg.querySelectorAll(".chosen")) element.classList.remove("chosen");
  if (subject) (subject.node ?? subject.line).shape?.classList.add("chosen");
  show(subject);
  light();
  if (subject) {
    if (subject.node) { setCurrent(subject.node); bringIntoView(subject.node); }
    byId("chosen").scrollIntoView?.({ block: "nearest" });
    byId("status").textContent = subject.node ? description(subject.node) : lineDescription(subject.line);
  }
}

function show(subject) {
  const parts = !subject
    ? [make("p", { class: "note" }, "Choose a node or a line for its facts and sources.")]
    : subject.node ? nodeFacts(subject.node) : lineFacts(subject.line);
  byId("chosen").replaceChildren(...parts);
}

/** Dims everything but the path, else what is tied to the chosen node, else the chosen line. */
function light() {
  for (const element of svg.querySelectorAll(".lit")) element.classList.remove("lit");
  const lit = [];
  if (path) lit.push(...path.nodes, ...path.steps.flat(), ...(chosen ? [chosen.node ?? chosen.line] : []));
  else if (chosen?.node) {
    lit.push(chosen.node, ...shownLines(chosen.node).flatMap((line) => [line, ...line.ends]));
  }
  else if (chosen?.line) lit.push(chosen.line, ...chosen.line.ends);
  for (const item of lit) item.shape?.classList.add("lit");
  svg.classList.toggle("dimmed", lit.length > 0);
}

// MARK: Shortest path

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
  }
  light();
}

for (const end of ["from", "to"]) addTypeAhead(byId(`path-${end}`), (node) => setPathEnd(end, node));
byId("path-directed").addEventListener("change", () => showPath(true));
byId("path-clear").addEventListener("click", () => {
  for (const end of ["from", "to"]) { pathEnds[end] = null; byId(`path-${end}`).value = ""; }
  showPath();
});

// MARK: Zoom and pan

// The drawing is moved as a whole, by one transform: the browser lays nothing out again.
const view = { x: 0, y: 0, scale: 1 };
const size = { width: svg.width.baseVal.value || 1, height: svg.height.baseVal.value || 1 };
let isDrawing = false;

function place() {
  svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
}

function draw() {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    place();
  });
}

function fit() {
  const { clientWidth, clientHeight } = canvas;
  view.scale = Math.min(clientWidth / size.width, clientHeight / size.height, 2) || 1;
  view.x = (clientWidth - size.width * view.scale) / 2;
  view.y = (clientHeight - size.height * view.scale) / 2;
  place();
}

/** Larger or smaller around a point of the canvas, which stays where it is. */
function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.min(Math.max(view.scale * factor, 0.02), 20);
  view.x = x - (x - view.x) * (scale / view.scale);
  view.y = y - (y - view.y) * (scale / view.scale);
  view.scale = scale;
  draw();
}

function move(x, y) {
  view.x += x;
  view.y += y;
  draw();
}

/** The middle of a node, in pixels of the drawing at its natural size. */
function middle(node) {
  if (!node.middle) {
    const box = node.shape.getBBox();
    const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
      .matrixTransform(svg.querySelector("#diagram").transform.baseVal.consolidate().matrix);
    const frame = svg.viewBox.baseVal;
    const unit = size.width / frame.width;
    node.middle = { x: (point.x - frame.x) * unit, y: (point.y - frame.y) * unit };
  }
  return node.middle;
}

/** Moves the drawing until a node is well inside the window; `isFirm`: in its middle, and large enough to read. */
function bringIntoView(node, isFirm = false) {
  if (!node.shape || canvas.hidden) return;
  const { x, y } = middle(node);
  if (isFirm && view.scale < 0.8) zoom(1 / view.scale);
  const [left, top] = [x * view.scale + view.x, y * view.scale + view.y];
  const { clientWidth: width, clientHeight: height } = canvas;
  const margin = Math.min(width, height) * 0.1;
  if (isFirm || left < margin || top < margin || left > width - margin || top > height - margin) {
    move(width / 2 - left, height / 2 - top);
  }
}

byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-fit").addEventListener("click", fit);
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const frame = canvas.getBoundingClientRect();
  const steps = event.deltaY * (event.deltaMode === 1 ? 16 : 1) * (event.ctrlKey ? 4 : 1);
  zoom(Math.exp(-Math.max(-400, Math.min(400, steps)) * 0.0015), event.clientX - frame.left, event.clientY - frame.top);
}, { passive: false });

const fingers = new Map();
let isDragged = false;
canvas.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  isDragged = false;
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
});
canvas.addEventListener("pointermove", (event) => {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  if (!isDragged && Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) < 4) return;
  if (!isDragged) canvas.setPointerCapture(event.pointerId);
  isDragged = true;
  const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, value]) => value);
  if (other) {
    const frame = canvas.getBoundingClientRect();
    const apart = (point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    zoom(apart({ x: event.clientX, y: event.clientY }) / apart(finger), other.x - frame.left, other.y - frame.top);
  } else {
    move(event.clientX - finger.x, event.clientY - finger.y);
  }
  finger.x = event.clientX;
  finger.y = event.clientY;
});
for (const name of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(name, (event) => fingers.delete(event.pointerId));
}
canvas.addEventListener("dragstart", (event) => event.preventDefault());

// MARK: The drawing as a control

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

// MARK: Table

const rowsAtOnce = 200;
const limits = { nodes: rowsAtOnce, relations: rowsAtOnce };
const otherNames = (node) => [...Object.values(node.names ?? {}), ...(node.aliases ?? [])];
const percent = (number) => (Number.isFinite(number) ? `${Math.round(number * 100)} %` : "");

function row(header, ...cells) {
  return make("tr", {}, make("th", { scope: "row" }, header),
    ...cells.map((cell) => make("td", {}, typeof cell === "string" ? quoted(cell) : cell)));
}

function fillTable(name, items, makeRow) {
  byId(`${name}-table`).tBodies[0].replaceChildren(...items.slice(0, limits[`${name}s`]).map(makeRow));
  const more = byId(`more-${name}s`);
  more.hidden = items.length <= limits[`${name}s`];
  more.textContent = `${plural(items.length - limits[`${name}s`], "more row")}`;
}

function fillTables() {
  fillTable("node", drawn.filter((node) => node.isShown), (node) => row(
    nodeButton(node), otherNames(node).join(" · "), words(node.kind), dates(node),
    String(shownLines(node).length), sourcesOf(node).join("; ")));
  fillTable("relation", relations.filter((relation) => relation.isShown), (relation) => row(
    nodeButton(relation.ends[0]), lineButton(relation.line), nodeButton(relation.ends[1]), dates(relation), percent(relation.best), sourcesOf(relation).join("; ")));
}

for (const name of ["nodes", "relations"]) {
  byId(`more-${name}`).addEventListener("click", () => { limits[name] += 5 * rowsAtOnce; fillTables(); });
}

function setView(isTable) {
  byId("tables").hidden = !isTable;
  canvas.hidden = byId("zoom").hidden = isTable;
  byId("show-table").setAttribute("aria-pressed", String(isTable));
  byId("show-diagram").setAttribute("aria-pressed", String(!isTable));
  if (isTable) fillTables();
}
const showDiagram = () => setView(false);
byId("show-diagram").addEventListener("click", showDiagram);
byId("show-table").addEventListener("click", () => setView(true));
byId("skip-to-table").addEventListener("click", (event) => {
  event.preventDefault();
  setView(true);
  byId("tables").focus();
});

// MARK: Saving

function save(text, type, ending) {
  const name = facts.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "diagram";
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = make("a", { href: address, download: name + ending });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A field of a CSV file. A spreadsheet would take what begins with = + - @ for a formula: an apostrophe goes before. */
function field(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const period = (fact) => (fact.dates === undefined ? "" : periods[fact.dates][0]);
const csv = (table) => table.map((cells) => cells.map(field).join(",") + "\r\n").join("");

byId("save-nodes").addEventListener("click", () => save(csv([
  ["id", "name", "kind", "other_names", "dates", "lines", "sources"],
  ...drawn.filter((node) => node.isShown).map((node) => [
    node.id, node.label, node.kind, otherNames(node).join("|"), period(node),
    shownLines(node).length, sourcesOf(node).join("|")]),
]), "text/csv;charset=utf-8", "-nodes.csv"));

byId("save-relations").addEventListener("click", () => save(csv([
  ["id", "from", "from_name", "kind", "to", "to_name", "dates", "sign", "confidence", "sources"],
  ...relations.filter((relation) => relation.isShown).map((relation) => {
    const [from, to] = relation.ends;
    return [
      relation.id, from.id, from.label, relation.kind, to.id, to.label, period(relation), relation.sign ?? 0,
      Number.isFinite(relation.best) ? relation.best : "", sourcesOf(relation).join("|")];
  }),
]), "text/csv;charset=utf-8", "-relations.csv"));

/** The drawing as it is seen: filters, colours, highlights, and the part that the window shows. */
function visibleDrawing() {
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    if (element.matches("path, polygon, polyline, ellipse, text")) {
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray"]) {
        element.setAttribute(name, style.getPropertyValue(name));
      }
    } else if (style.opacity !== "1") {
      element.setAttribute("opacity", style.opacity);
    }
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  });
  for (const element of copy.querySelectorAll(".gone, .broad")) element.remove();
  const frame = svg.viewBox.baseVal;
  const unit = frame.width / size.width;
  const left = Math.max(0, -view.x / view.scale), top = Math.max(0, -view.y / view.scale);
  const width = Math.min(size.width, (canvas.clientWidth - view.x) / view.scale) - left;
  const height = Math.min(size.height, (canvas.clientHeight - view.y) / view.scale) - top;
  if (width > 0 && height > 0) {
    copy.setAttribute("viewBox", [frame.x + left * unit, frame.y + top * unit, width * unit, height * unit].join(" "));
    copy.setAttribute("width", `${width * unit}pt`);
    copy.setAttribute("height", `${height * unit}pt`);
  }
  copy.removeAttribute("style");
  return new XMLSerializer().serializeToString(copy);
}

byId("save-svg").addEventListener("click", () => {
  showDiagram();
  save(visibleDrawing(), "image/svg+xml", ".svg");
});

// MARK: Light and dark

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
function setDark(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("dark").setAttribute("aria-pressed", String(isDark));
}
byId("dark").addEventListener("click", () => setDark(document.documentElement.dataset.theme !== "dark"));
prefersDark.addEventListener("change", () => setDark(prefersDark.matches));
setDark(prefersDark.matches);

// MARK: Start

byId("about").append(definitions([
  ["made with", `Entente ${facts.entente}`], ["SHA-256 of the facts", facts.sha256],
  ...Object.entries(facts.projection).map(([option, value]) => [`--${option}`, value]),
]));
update();
show(null);
if (current) setCurrent(current);
fit();
addEventListener("resize", fit);
})();
