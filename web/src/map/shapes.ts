/** Shapes, bounds, sizes and colours of the map. Pure: nothing here knows MapLibre or the page. */

import type { Feature, FeatureCollection, Geometry, Polygon, Position } from "geojson";

export type Box = [west: number, south: number, east: number, north: number];

const earth = 6371.0088;
const radians = Math.PI / 180;

/** The circle of so many kilometres about a point, as it lies on the globe. */
export function circle([x, y]: Position, kilometres: number, corners = 48): Polygon {
  const far = kilometres / earth;
  const latitude = (y ?? 0) * radians;
  const ring: Position[] = [];
  for (let at = 0; at <= corners; at += 1) {
    const bearing = ((at % corners) / corners) * 2 * Math.PI;
    const north = Math.asin(
      Math.sin(latitude) * Math.cos(far) + Math.cos(latitude) * Math.sin(far) * Math.cos(bearing),
    );
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(far) * Math.cos(latitude),
      Math.cos(far) - Math.sin(latitude) * Math.sin(north),
    );
    ring.push([(x ?? 0) + east / radians, north / radians]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

/** Radius of an incident's disc in pixels: its area goes with the number, so that twice is seen as twice. */
export function discRadius(people: number): number {
  return people <= 0 ? 3 : Math.min(40, 3.5 + 2.1 * Math.sqrt(people));
}

export function parseBox(text: string | readonly number[] | null | undefined): Box | undefined {
  const numbers = typeof text === "string" ? text.split(",").map(Number) : [...(text ?? [])];
  const [west, south, east, north] = numbers;
  if (numbers.length !== 4 || numbers.some(n => !Number.isFinite(n))) return undefined;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  return south <= north ? [west, south, east, north] : undefined;
}

/** A box as it stands in an address: only as exact as the eye can be on a map so wide. */
export function writeBox([west, south, east, north]: Box): string {
  const span = Math.max(1e-6, Math.min(Math.abs(east - west), Math.abs(north - south)));
  const digits = Math.min(5, Math.max(1, Math.ceil(2 - Math.log10(span))));
  return [west, south, east, north].map(n => Number(n.toFixed(digits))).join(",");
}

/** Bounds of a map that may be turned over its edge, within the world. */
export function withinWorld([west, south, east, north]: Box): Box {
  const low = Math.max(-90, south);
  const high = Math.min(90, north);
  if (east - west >= 360) return [-180, low, 180, high];
  const wrap = (x: number) => ((((x + 180) % 360) + 360) % 360) - 180;
  return [wrap(west), low, wrap(east) === -180 ? 180 : wrap(east), high];
}

export function boxPolygon([west, south, east, north]: Box): Polygon {
  const right = east < west ? east + 360 : east;
  return {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [right, south],
        [right, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(positionsOf);
  const found: Position[] = [];
  const walk = (value: unknown) => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number") found.push(value as Position);
    else value.forEach(walk);
  };
  walk(geometry.coordinates);
  return found;
}

/** The box that holds everything; nothing if there is nothing. */
export function boundsOf(collection: FeatureCollection): Box | undefined {
  const positions = collection.features.flatMap(f => (f.geometry ? positionsOf(f.geometry) : []));
  if (positions.length === 0) return undefined;
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Points with a radius become the circles that they mean. */
export function withCircles(collection: FeatureCollection): FeatureCollection {
  const features = collection.features.flatMap((feature): Feature[] => {
    const radius = Number(feature.properties?.["radius_km"]);
    if (feature.geometry?.type !== "Point") return feature.geometry ? [feature] : [];
    if (!(radius > 0)) return [];
    return [{ ...feature, geometry: circle(feature.geometry.coordinates, radius) }];
  });
  return { type: "FeatureCollection", features };
}

/** Colours that people with any colour vision can tell apart (after Paul Tol's "muted"). */
export const palette = [
  "#332288",
  "#117733",
  "#cc6677",
  "#88ccee",
  "#999933",
  "#882255",
  "#44aa99",
  "#ddcc77",
] as const;

/**
 * The colour of each side. A name always begins at the same place of the palette (FNV-1a of its UTF-8);
 * if another of the sides shown has that place, the next free one is taken, in the order of the names.
 */
export function coloursOf(sides: Iterable<string>): Map<string, string> {
  const taken = new Set<number>();
  const colours = new Map<string, string>();
  for (const side of [...new Set(sides)].sort()) {
    if (taken.size === palette.length) taken.clear();
    let at = hash(side) % palette.length;
    while (taken.has(at)) at = (at + 1) % palette.length;
    taken.add(at);
    colours.set(side, palette[at] ?? palette[0]);
  }
  return colours;
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  return state;
}

/** A polygon out of GeoJSON text, as people paste it: a geometry, a feature or a collection of one. */
export function readOutline(text: string): Polygon | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (let depth = 0; depth < 4; depth += 1) {
    const object = value as {
      type?: string;
      geometry?: unknown;
      features?: unknown[];
      coordinates?: unknown;
    };
    if (object?.type === "FeatureCollection") value = object.features?.[0];
    else if (object?.type === "Feature") value = object.geometry;
    else break;
  }
  const polygon = value as Polygon;
  if (polygon?.type !== "Polygon" || !Array.isArray(polygon.coordinates) || polygon.coordinates.length === 0)
    return undefined;
  const good = polygon.coordinates.every(
    ring =>
      Array.isArray(ring) &&
      ring.length >= 4 &&
      ring.every(
        p => Array.isArray(p) && p.length >= 2 && p.every(Number.isFinite) && Math.abs(p[1] ?? 99) <= 90,
      ) &&
      String(ring[0]) === String(ring.at(-1)),
  );
  return good ? polygon : undefined;
}

/** The polygon of corners that were clicked. */
export function outlineOf(corners: readonly Position[]): Polygon {
  const rounded = corners.map(([x = 0, y = 0]) => [Number(x.toFixed(5)), Number(y.toFixed(5))]);
  return { type: "Polygon", coordinates: [[...rounded, rounded[0] ?? [0, 0]]] };
}
