/** Sources and layers of the map, in MapLibre's style language. */

import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { Look } from "./look";

/** No fonts are fetched: without an address of glyphs, MapLibre draws letters with those of the machine. */
const font = ["system-ui", "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", "sans-serif"];
const nothing = { type: "FeatureCollection" as const, features: [] };

const kind = (name: string): ExpressionSpecification => ["==", ["get", "kind"], name];
const radius = (property: string): ExpressionSpecification => ["get", property];

export function styleOf(look: Look, base: { land: string; water: string }): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    land: { type: "geojson", data: base.land, maxzoom: 10, tolerance: 0.4 },
    water: { type: "geojson", data: base.water, maxzoom: 10, tolerance: 0.4 },
  };
  for (const name of ["areas", "around", "incidents", "places", "box", "halo", "outline", "corners"])
    sources[name] = { type: "geojson", data: nothing };
  return {
    version: 8,
    sources,
    layers: [...baseLayers(look), ...areaLayers(look), ...incidentLayers(look), ...drawnLayers(look)],
  };
}

/** The layers between which tiles go: over land and water, under all that the record says. */
export const firstOfRecord = "area-fill";

function baseLayers(look: Look): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": look.sea } },
    { id: "land", type: "fill", source: "land", filter: kind("land"), paint: { "fill-color": look.land } },
    {
      id: "coast",
      type: "line",
      source: "land",
      filter: kind("land"),
      paint: { "line-color": look.border, "line-width": 0.6, "line-opacity": 0.6 },
    },
    { id: "lake", type: "fill", source: "water", filter: kind("lake"), paint: { "fill-color": look.sea } },
    {
      id: "river",
      type: "line",
      source: "water",
      filter: kind("river"),
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": look.river, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 8, 2] },
    },
    {
      id: "border",
      type: "line",
      source: "land",
      filter: kind("border"),
      layout: { "line-join": "round" },
      paint: { "line-color": look.border, "line-width": 1.1, "line-dasharray": [4, 2] },
    },
  ];
}

function areaLayers(look: Look): LayerSpecification[] {
  const disputed: ExpressionSpecification = [
    "any",
    ["==", ["get", "disputed"], true],
    ["==", ["get", "status"], "contested"],
  ];
  const held: ExpressionSpecification = ["==", ["get", "status"], "held"];
  return [
    {
      id: "area-fill",
      type: "fill",
      source: "areas",
      filter: ["!", disputed],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["case", held, 0.38, 0.1] },
    },
    {
      id: "area-hatch",
      type: "fill",
      source: "areas",
      filter: disputed,
      paint: { "fill-pattern": ["concat", "hatch ", ["get", "colour"]] },
    },
    {
      id: "area-line",
      type: "line",
      source: "areas",
      filter: ["in", ["get", "status"], ["literal", ["held", "contested", ""]]],
      paint: { "line-color": ["get", "colour"], "line-width": 1.5 },
    },
    {
      id: "area-attacked",
      type: "line",
      source: "areas",
      filter: ["==", ["get", "status"], "attacked"],
      paint: { "line-color": ["get", "colour"], "line-width": 2.5, "line-dasharray": [3, 1.5] },
    },
    {
      id: "area-left",
      type: "line",
      source: "areas",
      filter: ["==", ["get", "status"], "left"],
      paint: { "line-color": ["get", "colour"], "line-width": 1.5, "line-dasharray": [0.5, 2] },
    },
    {
      id: "place-name",
      type: "symbol",
      source: "places",
      layout: {
        "text-field": ["get", "name"],
        "text-font": font,
        "text-size": ["interpolate", ["linear"], ["zoom"], 3, 11, 10, 14],
        "text-variable-anchor": ["bottom", "top", "left", "right"],
        "text-radial-offset": 0.5,
        "symbol-sort-key": ["coalesce", ["get", "rank"], 99],
        "text-optional": false,
      },
      paint: { "text-color": look.soft, "text-halo-color": look.land, "text-halo-width": 1.4 },
    },
  ];
}

function incidentLayers(look: Look): LayerSpecification[] {
  const cluster: ExpressionSpecification = ["==", ["get", "cluster"], true];
  const single: ExpressionSpecification = ["!=", ["get", "cluster"], true];
  const precision = (name: string): ExpressionSpecification => ["==", ["get", "precision"], name];
  return [
    {
      id: "around",
      type: "fill",
      source: "around",
      paint: { "fill-color": look.floor, "fill-opacity": 0.07 },
    },
    {
      id: "around-line",
      type: "line",
      source: "around",
      paint: { "line-color": look.floor, "line-width": 1, "line-dasharray": [3, 3], "line-opacity": 0.7 },
    },
    {
      id: "cluster",
      type: "circle",
      source: "incidents",
      filter: cluster,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["log10", ["max", 1, ["get", "count"]]], 0, 11, 5, 26],
        "circle-color": look.paper,
        "circle-opacity": 0.92,
        "circle-stroke-color": look.floor,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "cluster-count",
      type: "symbol",
      source: "incidents",
      filter: cluster,
      layout: {
        "text-field": ["get", "said"],
        "text-font": font,
        "text-size": 12,
        "text-allow-overlap": true,
      },
      paint: { "text-color": look.ink },
    },
    {
      id: "incident-open",
      type: "circle",
      source: "incidents",
      filter: ["all", single, ["==", ["get", "open"], true]],
      paint: {
        "circle-radius": ["+", radius("ring"), 3.5],
        "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-color": look.floor,
        "circle-stroke-width": 1,
        "circle-stroke-opacity": 0.45,
      },
    },
    {
      id: "incident-ring",
      type: "circle",
      source: "incidents",
      filter: ["all", single, [">", ["get", "ring"], ["get", "disc"]]],
      paint: {
        "circle-radius": radius("ring"),
        "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-color": look.floor,
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "incident",
      type: "circle",
      source: "incidents",
      filter: single,
      paint: {
        "circle-radius": radius("disc"),
        "circle-color": look.floor,
        "circle-blur": ["case", precision("area"), 0.9, 0],
        "circle-opacity": ["case", precision("area"), 0.55, 0.8],
        "circle-stroke-color": look.paper,
        "circle-stroke-width": ["case", precision("area"), 0, 1],
      },
    },
    {
      id: "incident-centroid",
      type: "symbol",
      source: "incidents",
      filter: ["all", single, precision("centroid")],
      layout: { "icon-image": "cross", "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
    {
      id: "halo",
      type: "circle",
      source: "halo",
      paint: {
        "circle-radius": ["+", ["coalesce", ["get", "ring"], 12], 6],
        "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-color": look.focus,
        "circle-stroke-width": 3,
      },
    },
  ];
}

function drawnLayers(look: Look): LayerSpecification[] {
  return [
    {
      id: "box",
      type: "line",
      source: "box",
      paint: { "line-color": look.accent, "line-width": 2, "line-dasharray": [4, 2] },
    },
    {
      id: "outline-fill",
      type: "fill",
      source: "outline",
      paint: { "fill-color": look.accent, "fill-opacity": 0.15 },
    },
    { id: "outline", type: "line", source: "outline", paint: { "line-color": look.accent, "line-width": 2 } },
    {
      id: "corners",
      type: "circle",
      source: "corners",
      paint: {
        "circle-radius": 6,
        "circle-color": look.paper,
        "circle-stroke-color": look.accent,
        "circle-stroke-width": 2,
      },
    },
  ];
}
