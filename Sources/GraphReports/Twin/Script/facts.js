// What the page is about: the facts in #facts, the drawing in #canvas, and what belongs together.
// 
// Nothing from the data becomes markup: every text goes through append, textContent or setAttribute. Nothing is loaded.

const facts = JSON.parse(document.getElementById("facts").textContent);
const { nodes, relations, lines, sources, periods } = facts;
const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
const svg = canvas.querySelector("svg");
const words = (kind) => plain(kind).replace(/[-_]/g, " ");
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
const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** A text from the data without what steers, or turns the direction of what follows, and without what XML cannot hold. */
const plain = (text) => String(text).replace(unwanted, "");
/** Such a text as an element with a direction of its own. */
const quoted = (text, language) => make("bdi", { lang: language }, plain(text));

nodes.forEach((node, index) => {
  node.index = index;
  node.label = plain(node.name ?? "") || plain(node.id) || "(no name)";
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
