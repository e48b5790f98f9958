// The date of the view, which means what --as-of means.

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
