// The facts of what is chosen, with evidence.

/** A link only to the web or to a mailbox; any other address stays text. */
function link(text, address) {
  const isSafe = /^(https?:\/\/|mailto:)/i.test(address ?? "");
  return isSafe
    ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, quoted(text)) : quoted(text);
}

const shownValue = (value) => (Array.isArray(value) ? value.map(shownValue).join("; ") : plain(value));

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
    if (item.statement) entry.append(": ", make("q", { dir: "auto" }, plain(item.statement)));
    if (source.note) entry.append(make("p", { class: "note", dir: "auto" }, plain(source.note)));
    list.append(entry);
  }
  if (!list.children.length) list.append(make("li", { class: "note" }, "No source."));
  return list;
}

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
      ["sign", relation.sign && signs[relation.sign]], ...properties(relation),
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
    list.append(make("li", {}, lineButton(line, `${arrow} ${words(line.kind)}`), make("span", {}, nodeButton(other),
      when ? make("span", { class: "count" }, when) : "")));
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
  if (subject) {
    if (subject.node) { setCurrent(subject.node); bringIntoView(subject.node); }
    byId("side").scrollTop = 0;
    byId("status").textContent = subject.node ? description(subject.node) : lineDescription(subject.line);
  }
  light();
}

function show(subject) {
  const parts = !subject
    ? [make("p", { class: "note" }, "Choose a node or a line for its facts and sources.")]
    : subject.node ? nodeFacts(subject.node) : lineFacts(subject.line);
  byId("chosen").replaceChildren(...parts);
}

const tagsAtMost = 40;

/** Names beside nodes that the drawing shows as points only; none where it would lie on another. */
function tag(several) {
  for (const old of svg.querySelectorAll(".tag")) old.remove();
  const places = [];
  const isFree = (box) => places.every((other) => box.x > other.x + other.width || other.x > box.x + box.width
    || box.y > other.y + other.height || other.y > box.y + box.height);
  const bare = [...new Set(several)].filter((node) => !node.shape.querySelector("text"));
  for (const node of bare.slice(0, tagsAtMost)) {
    const box = node.shape.getBBox();
    const text = document.createElementNS(svg.namespaceURI, "text");
    const attributes = {
      class: "tag", x: box.x + box.width + 3, y: box.y + box.height / 2, "dominant-baseline": "central",
      "font-size": Math.max(10, 10 / view.scale), "font-family": "Helvetica,Arial,Noto Sans CJK JP,sans-serif",
    };
    for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, value);
    const letters = [...node.label];
    text.textContent = letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : node.label;
    svg.querySelector("#diagram").append(text);
    const place = text.getBBox();
    if (isFree(place)) places.push(place);
    else text.remove();
  }
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
  tag(lit.filter((item) => item.shape && item.label !== undefined));
  svg.classList.toggle("dimmed", lit.length > 0);
}
