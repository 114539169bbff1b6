/** What the marks on the map mean. Colours of sides stand with their names. */

import { make } from "../dom";
import { word } from "../words";

export function legendOf(incidents: boolean, sides: Map<string, string>): HTMLElement {
  const list = make("ul", { class: "legend" });
  const add = (swatch: string, said: string, colour?: string) => {
    const box = make("span", { class: `swatch ${swatch}`, "aria-hidden": "true" });
    if (colour) box.style.setProperty("--side", colour);
    list.append(make("li", {}, box, make("bdi", {}, said)));
  };
  if (incidents) {
    add("round floor", word("floor"));
    add("ring", word("highest"));
    add("circle", word("area"));
    add("cross", word("centroid"));
    add("cluster", word("cluster"));
  }
  for (const [side, colour] of sides) add("side", side, colour);
  if (sides.size > 0) {
    add("side hatched", word("disputed"), "var(--soft)");
    add("side attacked", word("attacked"), "var(--soft)");
    add("side gone", word("left"), "var(--soft)");
  }
  return list;
}
