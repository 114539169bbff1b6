/** Selecting a part of the map: by dragging a box, or by taking what is in view. */

import type { Map as MapLibre } from "maplibre-gl";
import { make } from "../dom";
import { filterWith, writeFilter } from "../live";
import { word } from "../words";
import { type Box, withinWorld, writeBox } from "./shapes";

export class Selection {
  readonly tools = make("div", { class: "map-tools" });
  private readonly use = make("button", { type: "button" }, word("use_view"));
  private readonly arm = make(
    "button",
    { type: "button", "aria-pressed": "false", title: word("select_hint") },
    word("select_box"),
  );
  private readonly whole = make("button", { type: "button" }, word("clear_box"));
  private readonly sheet = make("div", { class: "map-sheet" });
  private readonly frame = make("div", { class: "map-frame" });
  private start: { x: number; y: number } | undefined;

  constructor(private readonly map: MapLibre) {
    this.tools.append(this.use, this.arm, this.whole);
    this.sheet.hidden = this.frame.hidden = true;
    map.getContainer().append(this.sheet, this.frame);
    map.boxZoom.disable();
    this.use.addEventListener("click", () => this.write(this.inView()));
    this.arm.addEventListener("click", () => this.setArmed(this.sheet.hidden === true));
    this.whole.addEventListener("click", () => this.write(undefined));
    this.sheet.addEventListener("pointerdown", this.onDown);
    map.getContainer().addEventListener("mousedown", this.onShift, { capture: true });
  }

  static isPossible(): boolean {
    return filterWith("box") !== undefined;
  }

  show(box: Box | undefined): void {
    this.whole.hidden = !box;
  }

  private inView(): Box {
    const bounds = this.map.getBounds();
    return withinWorld([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
  }

  private write(box: Box | undefined): void {
    const form = filterWith("box");
    if (form) writeFilter(form, { box: box ? writeBox(box) : "" });
  }

  private setArmed(on: boolean): void {
    this.sheet.hidden = !on;
    this.arm.setAttribute("aria-pressed", String(on));
  }

  private readonly onShift = (event: MouseEvent) => {
    if (!event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.begin(event);
    addEventListener("mousemove", this.onMove);
    addEventListener("mouseup", this.onUp, { once: true });
  };

  private readonly onDown = (event: PointerEvent) => {
    event.preventDefault();
    event.stopPropagation();
    this.sheet.setPointerCapture(event.pointerId);
    this.begin(event);
    this.sheet.addEventListener("pointermove", this.onMove);
    this.sheet.addEventListener("pointerup", this.onUp, { once: true });
    this.sheet.addEventListener("pointercancel", this.end, { once: true });
  };

  private begin(event: MouseEvent): void {
    this.start = this.place(event);
    addEventListener("keydown", this.onKey);
  }

  private place(event: MouseEvent): { x: number; y: number } {
    const box = this.map.getContainer().getBoundingClientRect();
    const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
    return { x: inside(event.clientX - box.left, box.width), y: inside(event.clientY - box.top, box.height) };
  }

  private readonly onMove = (event: MouseEvent) => {
    if (!this.start) return;
    const at = this.place(event);
    this.frame.hidden = false;
    this.frame.style.left = `${Math.min(at.x, this.start.x)}px`;
    this.frame.style.top = `${Math.min(at.y, this.start.y)}px`;
    this.frame.style.width = `${Math.abs(at.x - this.start.x)}px`;
    this.frame.style.height = `${Math.abs(at.y - this.start.y)}px`;
  };

  private readonly onUp = (event: MouseEvent) => {
    const start = this.start;
    this.end();
    if (!start) return;
    const at = this.place(event);
    if (Math.abs(at.x - start.x) < 5 || Math.abs(at.y - start.y) < 5) return;
    const a = this.map.unproject([Math.min(at.x, start.x), Math.max(at.y, start.y)]);
    const b = this.map.unproject([Math.max(at.x, start.x), Math.min(at.y, start.y)]);
    this.write(withinWorld([a.lng, a.lat, b.lng, b.lat]));
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.end();
  };

  private readonly end = () => {
    this.start = undefined;
    this.frame.hidden = true;
    this.setArmed(false);
    removeEventListener("keydown", this.onKey);
    removeEventListener("mousemove", this.onMove);
    this.sheet.removeEventListener("pointermove", this.onMove);
  };
}
