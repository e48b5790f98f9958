// The same facts as tables.

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
