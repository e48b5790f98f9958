// Light and dark, and the start.

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
function setDark(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("dark").setAttribute("aria-pressed", String(isDark));
}
byId("dark").addEventListener("click", () => setDark(document.documentElement.dataset.theme !== "dark"));
prefersDark.addEventListener("change", () => setDark(prefersDark.matches));
setDark(prefersDark.matches);

byId("about").append(definitions([
  ["made with", `Entente ${facts.entente}`], ["SHA-256 of the facts", facts.sha256],
  ...Object.entries(facts.projection).map(([option, value]) => [`--${option}`, value]),
]));
update();
show(null);
if (current) setCurrent(current);
showFilters(!matchMedia("(max-width: 900px)").matches);
fit();
