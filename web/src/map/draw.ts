/** Drawing a zone's outline by clicks; the text field holds the same as GeoJSON, for hands and keyboards. */

import type { Position } from "geojson";
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { make, one } from "../dom";
import { announce } from "../say";
import { count, word } from "../words";
import { type Box, boundsOf, outlineOf, readOutline } from "./shapes";

const nothing = { type: "FeatureCollection" as const, features: [] };

export class Drawing {
  readonly tools = make("div", { class: "map-tools" });
  private readonly begin = make("button", { type: "button", "aria-pressed": "false" }, word("draw"));
  private readonly close = make("button", { type: "button" }, word("finish"));
  private readonly clear = make("button", { type: "button" }, word("clear_outline"));
  private readonly said = make("output", { class: "soft" });
  private corners: Position[] = [];
  private closed = false;
  private drawing = false;

  constructor(
    private readonly map: MapLibre,
    private readonly field: HTMLTextAreaElement,
  ) {
    this.tools.append(this.begin, this.close, this.clear, this.said);
    this.begin.addEventListener("click", () => this.setDrawing(!this.drawing));
    this.close.addEventListener("click", () => this.finish());
    this.clear.addEventListener("click", () => this.empty());
    field.addEventListener("input", this.onText);
    map.on("click", this.onClick);
    map.on("mousemove", this.onMove);
    map.on("mousedown", "corners", this.onGrab);
    map.getContainer().addEventListener("keydown", this.onKey);
    this.read();
    this.show();
  }

  static fieldOf(figure: HTMLElement): HTMLTextAreaElement | null {
    const within = figure.closest("form") ?? document;
    return one<HTMLTextAreaElement>('textarea[name="outline"]', within);
  }

  static boundsIn(field: HTMLTextAreaElement): Box | undefined {
    const geometry = readOutline(field.value);
    return (
      geometry &&
      boundsOf({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] })
    );
  }

  end(): void {
    this.field.removeEventListener("input", this.onText);
  }

  /** Whether clicks are for drawing now, and not for what lies under them. */
  get takesClicks(): boolean {
    return this.drawing;
  }

  private setDrawing(on: boolean): void {
    this.drawing = on;
    if (on && this.closed) {
      this.corners = [];
      this.closed = false;
    }
    this.begin.setAttribute("aria-pressed", String(on));
    this.map.getCanvas().style.cursor = on ? "crosshair" : "";
    if (on) {
      this.map.doubleClickZoom.disable();
      this.map.getCanvas().focus();
    } else this.map.doubleClickZoom.enable();
    this.show();
  }

  private readonly onClick = (event: MapMouseEvent) => {
    if (!this.drawing) return;
    const first = this.corners[0];
    if (first && this.corners.length >= 3) {
      const at = this.map.project([first[0] ?? 0, first[1] ?? 0]);
      if (Math.hypot(at.x - event.point.x, at.y - event.point.y) < 12) {
        this.finish();
        return;
      }
    }
    this.corners.push([event.lngLat.lng, event.lngLat.lat]);
    announce(word("corners", { n: count(this.corners.length) }));
    this.show();
  };

  private readonly onMove = (event: MapMouseEvent) => {
    if (this.drawing && this.corners.length > 0) this.show([event.lngLat.lng, event.lngLat.lat]);
  };

  /** A corner of a closed outline can be drawn elsewhere. */
  private readonly onGrab = (
    event: MapMouseEvent & { features?: { properties: Record<string, unknown> | null }[] },
  ) => {
    const at = Number(event.features?.[0]?.properties?.["at"]);
    if (this.drawing || !Number.isInteger(at)) return;
    event.preventDefault();
    const move = (moved: MapMouseEvent) => {
      this.corners[at] = [moved.lngLat.lng, moved.lngLat.lat];
      this.show();
    };
    this.map.on("mousemove", move);
    this.map.once("mouseup", () => {
      this.map.off("mousemove", move);
      this.write();
    });
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.drawing) return;
    if (event.key === "Enter" && event.target === this.map.getCanvas()) {
      event.preventDefault();
      if (this.corners.length >= 3) this.finish();
    } else if (event.key === "Backspace") {
      event.preventDefault();
      this.corners.pop();
      this.show();
    } else if (event.key === "Escape") {
      this.read();
      this.setDrawing(false);
    }
  };

  private finish(): void {
    if (this.corners.length < 3) return;
    this.closed = true;
    this.write();
    this.setDrawing(false);
  }

  private empty(): void {
    this.corners = [];
    this.closed = false;
    this.field.value = "";
    this.onText();
    this.show();
  }

  private write(): void {
    this.field.value = JSON.stringify(outlineOf(this.corners));
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private readonly onText = () => {
    const wrong = this.field.value.trim() !== "" && !readOutline(this.field.value);
    this.field.setAttribute("aria-invalid", String(wrong));
    this.field.setCustomValidity(wrong ? word("outline_wrong") : "");
    if (!this.drawing) this.read();
    this.show();
  };

  private read(): void {
    const ring = readOutline(this.field.value)?.coordinates[0] ?? [];
    this.corners = ring.slice(0, -1);
    this.closed = this.corners.length >= 3;
  }

  private show(pointer?: Position): void {
    const line = pointer && this.drawing ? [...this.corners, pointer] : this.corners;
    const geometry = this.closed ? outlineOf(line) : { type: "LineString" as const, coordinates: line };
    const drawn = line.length >= 2;
    this.map
      .getSource<GeoJSONSource>("outline")
      ?.setData(drawn ? { type: "Feature", properties: {}, geometry } : nothing);
    this.map.getSource<GeoJSONSource>("corners")?.setData({
      type: "FeatureCollection",
      features: this.corners.map((coordinates, at) => ({
        type: "Feature",
        properties: { at },
        geometry: { type: "Point", coordinates },
      })),
    });
    this.close.hidden = !this.drawing || this.corners.length < 3;
    this.clear.hidden = this.corners.length === 0;
    this.said.textContent = this.drawing ? word("draw_hint") : "";
  }
}
