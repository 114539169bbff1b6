/** Streets under the record, where somebody configured an address of tiles. Fetched only then. */

import { type LayerSpecification, type Map as MapLibre, addProtocol } from "maplibre-gl";
import type { MapConfig } from "./config";
import type { Look } from "./look";
import { firstOfRecord } from "./style";

export async function addTiles(map: MapLibre, config: MapConfig, look: Look): Promise<void> {
  if (!config.tiles) return;
  const credit = config.tilesCredit ? { attribution: config.tilesCredit } : {};
  const address = config.tiles.startsWith("/") ? location.origin + config.tiles : config.tiles;
  if (config.tilesKind !== "pmtiles") {
    map.addSource("tiles", { type: "raster", tiles: [address], tileSize: 256, ...credit });
    map.addLayer({ id: "tiles", type: "raster", source: "tiles" }, firstOfRecord);
    return;
  }
  const { PMTiles, Protocol } = await import("pmtiles");
  const protocol = new Protocol();
  const archive = new PMTiles(address);
  protocol.add(archive);
  addProtocol("pmtiles", protocol.tile);
  const { tileType } = await archive.getHeader();
  const url = `pmtiles://${address}`;
  // 1 stands for vector tiles in an archive's header; all other kinds are pictures.
  if (tileType !== 1) {
    map.addSource("tiles", { type: "raster", url, tileSize: 256, ...credit });
    map.addLayer({ id: "tiles", type: "raster", source: "tiles" }, firstOfRecord);
    return;
  }
  const { vector_layers: layers = [] } = (await archive.getMetadata()) as {
    vector_layers?: { id: string }[];
  };
  map.addSource("tiles", { type: "vector", url, ...credit });
  for (const layer of streetLayers(
    layers.map(l => l.id),
    look,
  ))
    map.addLayer(layer, firstOfRecord);
}

/** A quiet street map, for the layer names of OpenMapTiles and of Protomaps. */
export function streetLayers(names: string[], look: Look): LayerSpecification[] {
  const has = (...wanted: string[]) => wanted.filter(name => names.includes(name));
  const fill = (name: string, colour: string, opacity: number): LayerSpecification => ({
    id: `tiles-${name}`,
    type: "fill",
    source: "tiles",
    "source-layer": name,
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": colour, "fill-opacity": opacity },
  });
  const line = (name: string, colour: string, width: number): LayerSpecification => ({
    id: `tiles-${name}-line`,
    type: "line",
    source: "tiles",
    "source-layer": name,
    filter: ["==", ["geometry-type"], "LineString"],
    layout: { "line-join": "round", "line-cap": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 6, width / 4, 12, width, 18, width * 8],
    },
  });
  const label = (name: string): LayerSpecification => ({
    id: `tiles-${name}-name`,
    type: "symbol",
    source: "tiles",
    "source-layer": name,
    filter: ["==", ["geometry-type"], "Point"],
    layout: { "text-field": ["get", "name"], "text-font": ["system-ui", "sans-serif"], "text-size": 11 },
    paint: { "text-color": look.soft, "text-halo-color": look.land, "text-halo-width": 1.2 },
  });
  return [
    ...has("earth").map(name => fill(name, look.land, 1)),
    ...has("landuse", "landcover").map(name => fill(name, look.river, 0.12)),
    ...has("water").map(name => fill(name, look.sea, 1)),
    ...has("waterway", "water").map(name => line(name, look.river, 1.2)),
    ...has("building", "buildings").map(name => fill(name, look.border, 0.3)),
    ...has("transportation", "roads").map(name => line(name, look.border, 1)),
    ...has("boundary", "boundaries").map(name => line(name, look.border, 0.8)),
    ...has("place", "places").map(label),
  ];
}
