// Search in all names, as people type them.

const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
/** Without marks and case; hyphens, dots and apostrophes are spaces; what stretches Arabic words is gone. */
const folded = (text) => plain(text).toLowerCase().normalize("NFKD").replace(/[\p{M}\u0640]/gu, "")
  .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter]).replace(/[\s\p{Pd}.,'’ʼ·・]+/gu, " ").trim();
for (const node of drawn) {
  node.allNames = [node.label, ...Object.values(node.names ?? {}), ...(node.aliases ?? []), node.id];
  node.keys = node.allNames.map((name) => folded(name));
}

/**
 * Nodes with a name that holds the text: first where it is the whole, then where it begins a name, then a word; last those
 * whose name has all words of the text in any order.
 */
function find(text) {
  const wanted = folded(text);
  if (!wanted) return [];
  const parts = wanted.split(" ");
  const found = [];
  for (const node of drawn) {
    let best = 9, name = 0;
    node.keys.forEach((key, index) => {
      const at = key.indexOf(wanted);
      const rank = key === wanted ? 0 : at === 0 ? 1 : at > 0 ? (/[ (]/.test(key[at - 1]) ? 2 : 3)
        : parts.length > 1 && parts.every((part) => key.includes(part)) ? 4 : 9;
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
  if (node.shape) bringIntoView(node, view.scale < readable);
  choose({ node });
});

/** Takes away the filters that hide a node: whoever asks for it wants to see it. */
function reveal(node) {
  if (!node.isShown) byId("reset").click();
}
