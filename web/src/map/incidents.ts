/** Incidents as the server gives them, made ready to be drawn, listed and opened. */

import type { Feature, FeatureCollection, Point } from "geojson";
import { make } from "../dom";
import { count, word } from "../words";
import { circle, discRadius } from "./shapes";

export interface Incident {
  cluster?: boolean;
  count?: number;
  id?: string;
  name?: string;
  floor: number;
  highest: number;
  open?: boolean;
  radius_km?: number;
  precision?: "point" | "centroid" | "area";
  when?: string;
  grade?: string;
  /** The grade in the page's language. */
  grade_name?: string;
  link?: string;
}

export type IncidentFeature = Feature<Point, Incident>;

/** Adds the sizes that the layers draw. The largest come first, so that small ones lie on top of them. */
export function readyToDraw(answer: FeatureCollection): FeatureCollection<Point, Incident> {
  const features = (answer.features as IncidentFeature[])
    .filter(feature => feature.geometry?.type === "Point")
    .map(feature => ({
      ...feature,
      properties: {
        ...feature.properties,
        disc: discRadius(feature.properties.floor),
        ring: discRadius(Math.max(feature.properties.highest, feature.properties.floor)),
        said: feature.properties.cluster ? short(feature.properties.count ?? 0) : "",
      },
    }))
    .sort((a, b) => b.properties.ring - a.properties.ring);
  return { type: "FeatureCollection", features };
}

/** Where the place is not exact, the circle in which it lies. */
export function aroundOf(incidents: FeatureCollection<Point, Incident>): FeatureCollection {
  const features = incidents.features.flatMap((feature): Feature[] => {
    const { precision, radius_km: radius = 0, cluster } = feature.properties;
    if (cluster || precision === "point" || radius <= 0) return [];
    return [{ type: "Feature", properties: {}, geometry: circle(feature.geometry.coordinates, radius) }];
  });
  return { type: "FeatureCollection", features };
}

function short(n: number): string {
  if (n < 1000) return String(n);
  const thousands = n / 1000;
  return `${thousands < 10 ? Math.round(thousands * 10) / 10 : Math.round(thousands)}k`;
}

export function rangeOf({ floor, highest, open }: Incident): string {
  const from = count(floor);
  const to = open ? `${count(highest)}+` : count(highest);
  return floor === highest && !open ? from : `${from} – ${to}`;
}

export function precisionOf({ precision, radius_km: radius }: Incident): string {
  const name = precision === "centroid" ? "centroid" : precision === "area" ? "area" : "exact";
  const within = radius && precision !== "point" ? `, ${word("radius", { km: count(radius) })}` : "";
  return word(name) + within;
}

/** What is said of one incident, in the map's popup and in the list beside it. */
export function describe(incident: Incident): HTMLElement {
  const name = incident.name ?? incident.id ?? "";
  const title = incident.link
    ? make("a", { href: incident.link }, make("bdi", {}, name))
    : make("bdi", {}, name);
  const box = make(
    "div",
    { class: "map-item" },
    title,
    " ",
    make("b", { class: "number" }, make("bdi", {}, rangeOf(incident))),
  );
  if (incident.grade)
    box.append(
      " ",
      make("span", { class: `chip grade-${incident.grade}` }, incident.grade_name ?? incident.grade),
    );
  box.append(
    make("div", { class: "soft" }, [incident.when, precisionOf(incident)].filter(Boolean).join(", ")),
  );
  return box;
}
