/** Areas of control as claimed, each in the colour of its side. */

import type { Feature, FeatureCollection } from "geojson";
import { make } from "../dom";
import { type Word, word } from "../words";
import { coloursOf, withCircles } from "./shapes";

export interface Area {
  name?: string;
  status?: "held" | "contested" | "attacked" | "left";
  side?: string;
  party?: string;
  disputed?: boolean;
  since?: string;
  link?: string;
  colour?: string;
}

export interface Areas {
  drawn: FeatureCollection;
  colours: Map<string, string>;
}

function sideOf(feature: Feature): string {
  const area = (feature.properties ?? {}) as Area;
  return area.side || area.party || word("no_side");
}

export function areasOf(answer: FeatureCollection): Areas {
  const shapes = withCircles(answer);
  const colours = coloursOf(shapes.features.map(sideOf));
  const features = shapes.features.map(feature => {
    const area = (feature.properties ?? {}) as Area;
    const status = area.status ?? "held";
    return { ...feature, properties: { ...area, status, colour: colours.get(sideOf(feature)) } };
  });
  return { drawn: { type: "FeatureCollection", features }, colours };
}

export function describeArea(area: Area): HTMLElement {
  const name = area.name ?? area.side ?? word("no_side");
  const title = area.link ? make("a", { href: area.link }, make("bdi", {}, name)) : make("bdi", {}, name);
  const box = make("div", { class: "map-item" }, title);
  if (area.party || area.side)
    box.append(" ", make("span", { class: "chip party" }, make("bdi", {}, area.party ?? area.side ?? "")));
  const said = [word((area.status ?? "held") as Word)];
  if (area.disputed) said.push(word("disputed"));
  if (area.since) said.push(word("since", { when: area.since }));
  box.append(make("div", { class: "soft" }, said.join(", ")));
  return box;
}
