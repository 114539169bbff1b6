/**
 * The map of a page, in the place of the one that the server drew. It shows what the server answers for
 * the part in view, never more than it sends, and a selection on it is written into the page's filters.
 * Without WebGL nothing happens here and the server's drawing stays.
 */

import "maplibre-gl/dist/maplibre-gl.css";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Feature, FeatureCollection, Point } from "geojson";
import {
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  Popup,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import { isCalm, make, one, settle } from "../dom";
import { addWords, word } from "../words";
import { type Area, type Areas, areasOf, describeArea } from "./areas";
import { baseAt, refineBase } from "./base";
import { type MapConfig, readConfig, withView } from "./config";
import { Drawing } from "./draw";
import { Fetcher } from "./fetch";
import { addCross, addHatch } from "./images";
import { type Incident, type IncidentFeature, aroundOf, describe, readyToDraw } from "./incidents";
import { legendOf } from "./legend";
import { ListInView } from "./list";
import { lookOf, onTurn } from "./look";
import { Selection } from "./select";
import { type Box, boundsOf, boxPolygon, parseBox, withinWorld } from "./shapes";
import { styleOf } from "./style";
import { addTiles } from "./tiles";

const world: Box = [-180, -60, 180, 75];
const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };
const clickable = ["incident", "incident-ring", "cluster"];

setWorkerUrl(new URL(workerAddress, location.href).href);

export interface LiveMap {
  update(fresh: HTMLElement): void;
  unmount(): void;
}

/** Puts a live map into a figure. Gives nothing where that cannot be. */
export function mountMap(figure: HTMLElement): LiveMap | undefined {
  const config = readConfig(figure);
  if (!config || !hasWebGl()) return undefined;
  if (config.words) addWords(config.words);
  const view = new View(figure, config);
  void view.begin();
  return view;
}

function hasWebGl(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

class View implements LiveMap {
  private readonly holder = make("div", { class: "map-live" });
  private readonly canvas = make("div", { class: "map-canvas", dir: "ltr" });
  private readonly status = make("div", { class: "map-status", role: "status" });
  private readonly list = new ListInView({
    goTo: feature => this.goTo(feature),
    point: feature => this.point(feature),
  });
  private readonly points = new Fetcher();
  private readonly areasOfSides = new Fetcher();
  private readonly places = new Fetcher();
  private readonly moved = settle(200, () => this.refresh());
  private map: MapLibre | undefined;
  private selection: Selection | undefined;
  private drawing: Drawing | undefined;
  private legend: HTMLElement | undefined;
  private sides = new Map<string, string>();
  private popup: Popup | undefined;
  private endTurn: (() => void) | undefined;
  private gone = false;

  constructor(
    private readonly figure: HTMLElement,
    private config: MapConfig,
  ) {}

  async begin(): Promise<void> {
    const bounds = await this.firstBounds();
    if (this.gone) return;
    const look = lookOf(this.figure);
    this.holder.append(this.canvas, this.status);
    this.figure.prepend(this.holder);
    try {
      this.map = new MapLibre({
        container: this.canvas,
        style: styleOf(look, baseAt(zoomFor(bounds, this.figure.clientWidth))),
        bounds,
        fitBoundsOptions: { padding: 30, maxZoom: this.config.box ? 13 : 9 },
        maxZoom: 17,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        cooperativeGestures: true,
        fadeDuration: isCalm() ? 0 : 200,
        attributionControl: { compact: true, customAttribution: word("credit") },
        locale: wordsOfMap(),
      });
    } catch (error) {
      console.warn(error);
      this.holder.remove();
      return;
    }
    const map = this.map;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }));
    map.addControl(new ScaleControl({}));
    map.on("error", event => console.warn(event.error));
    map.getCanvas().addEventListener("webglcontextlost", () => this.figure.classList.remove("live"));
    map.getCanvas().addEventListener("webglcontextrestored", () => this.figure.classList.add("live"));
    // Whoever photographs a page waits for this.
    map.on("dataloading", () => delete this.figure.dataset.drawn);
    map.on("idle", () => (this.figure.dataset.drawn = ""));
    map.once("style.load", () => this.ready(map));
  }

  private ready(map: MapLibre): void {
    this.figure.classList.add("live");
    map.resize();
    refineBase(map);
    addCross(map, lookOf(this.figure));
    void addTiles(map, this.config, lookOf(this.figure)).catch((error: unknown) => console.warn(error));
    if (Selection.isPossible()) {
      this.selection = new Selection(map);
      this.holder.append(this.selection.tools);
    }
    const field = this.config.draw ? Drawing.fieldOf(this.figure) : null;
    if (field) {
      this.drawing = new Drawing(map, field);
      this.holder.append(this.drawing.tools);
    }
    if (this.config.points) this.holder.append(this.list.element);
    this.showBox();
    this.showLegend();
    map.on("moveend", this.moved);
    map.on("click", event => this.open(event.point, event.lngLat));
    map.on("mousemove", event => {
      if (this.drawing?.takesClicks) return;
      const over = map.queryRenderedFeatures(event.point, { layers: clickable }).length > 0;
      map.getCanvas().style.cursor = over ? "pointer" : "";
    });
    this.endTurn = onTurn(() => this.turn());
    this.refresh();
    void this.showAreas();
  }

  update(fresh: HTMLElement): void {
    const next = readConfig(fresh);
    if (!next) return;
    const before = JSON.stringify(this.config.box ?? null);
    this.config = next;
    this.figure.dataset.map = fresh.dataset.map ?? "";
    for (const name of ["svg", "figcaption"]) {
      const mine = one<Element & ChildNode>(`:scope > ${name}`, this.figure);
      const theirs = one(`:scope > ${name}`, fresh);
      if (mine && theirs) mine.replaceWith(document.importNode(theirs, true));
    }
    if (!this.map || !this.figure.classList.contains("live")) return;
    const box = parseBox(next.box);
    this.showBox();
    if (box && before !== JSON.stringify(next.box ?? null) && !this.holds(box)) {
      this.map.fitBounds(lifted(box), { padding: 30, maxZoom: 12, animate: !isCalm() });
    }
    this.popup?.remove();
    this.refresh();
    void this.showAreas();
  }

  unmount(): void {
    this.gone = true;
    this.moved.stop();
    for (const fetcher of [this.points, this.areasOfSides, this.places]) fetcher.stop();
    this.endTurn?.();
    this.drawing?.end();
    this.map?.remove();
    this.holder.remove();
    this.figure.classList.remove("live");
  }

  /** What is first seen: the selection, else what the page says, else all that there is. */
  private async firstBounds(): Promise<Box> {
    const field = this.config.draw ? Drawing.fieldOf(this.figure) : null;
    const given =
      parseBox(this.config.box) ??
      parseBox(this.config.view) ??
      (field ? Drawing.boundsIn(field) : undefined);
    if (given) return lifted(given);
    const asked: Promise<FeatureCollection | undefined>[] = [];
    if (this.config.points)
      asked.push(this.points.get(withView(this.config.points, [-180, -90, 180, 90], 1)));
    if (this.config.areas) asked.push(this.areasOfSides.get(this.config.areas));
    const answers = await Promise.allSettled(asked);
    const features = answers.flatMap(a => (a.status === "fulfilled" ? (a.value?.features ?? []) : []));
    return boundsOf({ type: "FeatureCollection", features }) ?? world;
  }

  private inView(): Box {
    const bounds = this.map?.getBounds();
    return bounds
      ? withinWorld([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()])
      : world;
  }

  private holds(box: Box): boolean {
    const [west, south, east, north] = this.inView();
    return box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north;
  }

  private set(source: string, data: FeatureCollection | Feature): void {
    this.map?.getSource<GeoJSONSource>(source)?.setData(data);
  }

  private refresh(again = false): void {
    const zoom = this.map?.getZoom() ?? 0;
    void this.showIncidents(zoom, again);
    void this.showPlaces(zoom);
  }

  private async showIncidents(zoom: number, again: boolean): Promise<void> {
    if (!this.config.points) return;
    try {
      const answer = await this.points.get(withView(this.config.points, this.inView(), zoom), again);
      if (!answer || this.gone) return;
      const incidents = readyToDraw(answer);
      this.set("incidents", incidents);
      const around = aroundOf(incidents);
      this.set("around", around);
      // Hundreds of circles over each other are one grey; their lines say enough then.
      this.map?.setLayoutProperty("around", "visibility", around.features.length > 300 ? "none" : "visible");
      this.list.show(incidents);
      this.status.replaceChildren();
    } catch (error) {
      console.warn(error);
      const retry = make("button", { type: "button" }, word("try_again"));
      retry.addEventListener("click", () => this.refresh(true));
      this.status.replaceChildren(word("map_failed"), " ", retry);
    }
  }

  private async showPlaces(zoom: number): Promise<void> {
    const address = this.config.places === undefined ? "/map/places.json" : this.config.places;
    if (!address) return;
    try {
      const answer = await this.places.get(withView(address, this.inView(), zoom));
      if (answer && !this.gone) this.set("places", answer);
    } catch (error) {
      console.warn(error);
    }
  }

  private async showAreas(): Promise<void> {
    let areas: Areas = { drawn: nothing, colours: new Map() };
    if (this.config.areas) {
      try {
        const answer = await this.areasOfSides.get(this.config.areas, true);
        if (!answer) return;
        areas = areasOf(answer, lookOf(this.figure).accent);
      } catch (error) {
        console.warn(error);
      }
    }
    if (this.gone || !this.map) return;
    for (const colour of areas.colours.values()) addHatch(this.map, colour);
    this.sides = areas.colours;
    this.set("areas", areas.drawn);
    this.showLegend();
  }

  private showLegend(): void {
    const legend = legendOf(Boolean(this.config.points), this.sides);
    if (this.legend) this.legend.replaceWith(legend);
    else this.status.after(legend);
    this.legend = legend;
  }

  private showBox(): void {
    const box = parseBox(this.config.box);
    this.selection?.show(box);
    this.set("box", box ? { type: "Feature", properties: {}, geometry: boxPolygon(box) } : nothing);
  }

  private point(feature?: IncidentFeature): void {
    this.set("halo", feature ?? nothing);
  }

  private goTo(feature: IncidentFeature): void {
    const [x = 0, y = 0] = feature.geometry.coordinates;
    this.map?.easeTo({ center: [x, y], zoom: Math.min(16, this.map.getZoom() + 2), animate: !isCalm() });
  }

  private open(point: { x: number; y: number }, at: { lng: number; lat: number }): void {
    const map = this.map;
    if (!map || this.drawing?.takesClicks) return;
    const near: [[number, number], [number, number]] = [
      [point.x - 4, point.y - 4],
      [point.x + 4, point.y + 4],
    ];
    const found = map.queryRenderedFeatures(near, { layers: clickable });
    const cluster = found.find(f => f.properties["cluster"]);
    if (cluster && found.every(f => f.properties["cluster"])) {
      this.goTo(cluster as unknown as Feature<Point, Incident>);
      return;
    }
    const seen = new Map<string, Incident>();
    for (const { properties } of found)
      if (!properties["cluster"]) seen.set(String(properties["id"]), properties as Incident);
    const items = [...seen.values()].slice(0, 8).map(describe);
    if (items.length === 0) {
      const areas = map.queryRenderedFeatures([point.x, point.y], { layers: ["area-fill", "area-hatch"] });
      const names = new Map(areas.map(a => [JSON.stringify(a.properties), a.properties as Area]));
      items.push(...[...names.values()].slice(0, 8).map(describeArea));
    }
    this.popup?.remove();
    if (items.length === 0) return;
    const direction = document.documentElement.dir || "ltr";
    this.popup = new Popup({ maxWidth: "20rem" })
      .setLngLat(at)
      .setDOMContent(make("div", { class: "map-items", dir: direction }, ...items))
      .addTo(map);
  }

  /** Takes over the page's colours after it turned dark or light. */
  private turn(): void {
    const map = this.map;
    if (!map) return;
    const look = lookOf(this.figure);
    addCross(map, look);
    for (const layer of styleOf(look, baseAt(0)).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as "fill-color", value as string);
    }
  }
}

function wordsOfMap(): Record<string, string> {
  return {
    "Map.Title": word("map"),
    "NavigationControl.ZoomIn": word("zoom_in"),
    "NavigationControl.ZoomOut": word("zoom_out"),
    "Popup.Close": word("close"),
    "CooperativeGesturesHandler.WindowsHelpText": word("scroll_hint"),
    "CooperativeGesturesHandler.MacHelpText": word("scroll_hint_mac"),
    "CooperativeGesturesHandler.MobileHelpText": word("touch_hint"),
  };
}

/** A box over the edge of the map as MapLibre wants it: its east beyond its west. */
function lifted([west, south, east, north]: Box): Box {
  return [west, south, east < west ? east + 360 : east, north];
}

function zoomFor([west, , east]: Box, width: number): number {
  return Math.min(9, Math.log2(((width || 800) * 360) / 512 / Math.max(0.1, east - west)));
}
