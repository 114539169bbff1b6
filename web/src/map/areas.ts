/** Areas of control as claimed, each in the colour of its side. */

import type { Feature, FeatureCollection } from "geojson";
import { make } from "../dom";
import { type Word, word } from "../words";
import { coloursOf, withCircles } from "./shapes";

export interface Area {
  name?: string;
  status?: "held" | "contested" | "attacked" | "left" | "";
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

/** Whose an area is; nothing where it is nobody's, as a zone that people drew. */
function sideOf(feature: Feature): string | undefined {
  const area = (feature.properties ?? {}) as Area;
  return area.side || area.party || (area.status ? word("no_side") : undefined);
}

export function areasOf(answer: FeatureCollection, plain: string): Areas {
  const shapes = withCircles(answer);
  const colours = coloursOf(shapes.features.map(sideOf).filter(side => side !== undefined));
  const features = shapes.features.map(feature => {
    const area = (feature.properties ?? {}) as Area;
    const side = sideOf(feature);
    const colour = side === undefined ? plain : colours.get(side);
    return { ...feature, properties: { ...area, status: area.status ?? "", colour } };
  });
  return { drawn: { type: "FeatureCollection", features }, colours };
}

export function describeArea(area: Area): HTMLElement {
  const name = area.name ?? area.side ?? word("no_side");
  const title = area.link ? make("a", { href: area.link }, make("bdi", {}, name)) : make("bdi", {}, name);
  const box = make("div", { class: "map-item" }, title);
  if (area.party || area.side)
    box.append(" ", make("span", { class: "chip party" }, make("bdi", {}, area.party ?? area.side ?? "")));
  const said = area.status ? [word(area.status as Word)] : [];
  if (area.disputed) said.push(word("disputed"));
  if (area.since) said.push(word("since", { when: area.since }));
  box.append(make("div", { class: "soft" }, said.join(", ")));
  return box;
}
