// What is shown: by kind, sign, source, confidence and date.

const filter = {
  nodeKinds: new Set(), relationKinds: new Set(), signs: new Set(), sources: new Set(), confidence: 0, moment: null,
  hidesLoose: false,
};
const unsourced = -1;
const signs = { "-1": "negative", 0: "without a sign", 1: "positive" };

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
    relation.isShown = relation.standing > 0 && !filter.relationKinds.has(relation.kind)
      && !filter.signs.has(relation.sign ?? 0) && isSupported(relation) && relation.ends.every((node) => node.isShown);
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

/** A box to tick for each value; those that are not ticked are in `excluded`. */
function addChoices(fieldset, list, excluded) {
  const boxes = make("div", { class: "choices" });
  fieldset.append(boxes);
  for (const { value, label, count } of list) {
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) excluded.delete(value); else excluded.add(value);
      update();
    });
    boxes.append(make("label", {}, box, " ", quoted(label), make("span", { class: "count" }, String(count))));
  }
  if (list.length > 3) {
    const setAll = (isOn) => {
      excluded.clear();
      if (!isOn) for (const { value } of list) excluded.add(value);
      for (const box of boxes.querySelectorAll("input")) box.checked = isOn;
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
  byId("sign-list"), choices(relations.map((relation) => relation.sign ?? 0), (sign) => signs[sign]), filter.signs);
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

byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("reset").addEventListener("click", () => {
  for (const excluded of [filter.nodeKinds, filter.relationKinds, filter.signs, filter.sources]) excluded.clear();
  for (const box of byId("filters").querySelectorAll("fieldset input[type=checkbox]")) box.checked = true;
  for (const id of ["at-date", "hide-loose"]) byId(id).checked = false;
  byId("confidence").value = 0;
  byId("confidence-value").textContent = "0 %";
  Object.assign(filter, { confidence: 0, moment: null, hidesLoose: false });
  update();
});

/** On a narrow screen the filters stand in the way of the diagram until they are asked for. */
function showFilters(isShown) {
  byId("filters").hidden = !isShown;
  byId("show-filters").setAttribute("aria-expanded", String(isShown));
}
byId("show-filters").addEventListener("click", () => showFilters(byId("filters").hidden));
