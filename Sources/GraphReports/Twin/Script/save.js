// The view as a file: SVG and CSV.

function save(text, type, ending) {
  const name = facts.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "diagram";
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = make("a", { href: address, download: name + ending });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A field of a CSV file. What a spreadsheet would take for a formula, with = + - @ first, gets an apostrophe before it. */
function field(value) {
  const text = String(value ?? "");
  const safe = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order"]) {
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
