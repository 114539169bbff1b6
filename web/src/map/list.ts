/** What is in view as a list, for the keyboard and for those who do not see the map. */

import type { FeatureCollection, Point } from "geojson";
import { make } from "../dom";
import { count, word } from "../words";
import { type Incident, type IncidentFeature, describe, rangeOf } from "./incidents";

const most = 200;

export class ListInView {
  readonly element = make("details", { class: "map-list" });
  private readonly summary = make("summary");
  private readonly list = make("ul");
  private shown: IncidentFeature[] = [];

  constructor(
    private readonly on: { goTo(feature: IncidentFeature): void; point(feature?: IncidentFeature): void },
  ) {
    this.element.append(this.summary, this.list);
    this.element.addEventListener("toggle", () => this.draw());
  }

  show(incidents: FeatureCollection<Point, Incident>): void {
    this.shown = [...incidents.features].sort((a, b) => b.properties.highest - a.properties.highest);
    const n = this.shown.reduce((sum, { properties: p }) => sum + (p.cluster ? (p.count ?? 0) : 1), 0);
    this.summary.textContent = word("list_here", { n: count(n) });
    this.draw();
  }

  private draw(): void {
    if (!this.element.open) return;
    const rows = this.shown.slice(0, most).map(feature => {
      const row = make(
        "li",
        {},
        feature.properties.cluster ? this.cluster(feature) : describe(feature.properties),
      );
      for (const kind of ["pointerenter", "focusin"])
        row.addEventListener(kind, () => this.on.point(feature));
      for (const kind of ["pointerleave", "focusout"]) row.addEventListener(kind, () => this.on.point());
      return row;
    });
    if (rows.length === 0) rows.push(make("li", { class: "soft" }, word("nothing_here")));
    if (this.shown.length > most) rows.push(make("li", { class: "soft" }, word("too_many")));
    this.list.replaceChildren(...rows);
  }

  private cluster(feature: IncidentFeature): HTMLElement {
    const said = word("incidents", { n: count(feature.properties.count ?? 0) });
    const button = make(
      "button",
      { type: "button", class: "quiet" },
      `${said}, ${rangeOf(feature.properties)}`,
    );
    button.addEventListener("click", () => this.on.goTo(feature));
    return button;
  }
}
