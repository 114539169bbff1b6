/**
 * A brush over a chart that the server drew. Dragging, or moving either handle by keys, sets `from` and
 * `to` of the page's filters and asks again, so that list, map and chart stay one selection.
 */

import { all, make, one, settle } from "../dom";
import { filterWith, writeFilter } from "../live";
import { part } from "../parts";
import { word } from "../words";
import { Tip } from "./tip";
import { type Bar, type Stretch, barsOf, barsUnder, nearest, periodOf } from "./scale";

const svgNamespace = "http://www.w3.org/2000/svg";

function draw<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>) {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function readBars(svg: SVGSVGElement): Bar[] {
  const bars = new Map<string, Bar>();
  for (const rect of all<SVGRectElement>("rect[data-day]", svg)) {
    const from = rect.dataset.day ?? "";
    const start = rect.x.baseVal.value;
    const end = start + rect.width.baseVal.value;
    const known = bars.get(from);
    if (known) Object.assign(known, { start: Math.min(known.start, start), end: Math.max(known.end, end) });
    else bars.set(from, { from, to: rect.dataset.dayEnd || from, start, end });
  }
  return [...bars.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

part("figure[data-time]", figure => {
  const svg = one<SVGSVGElement>("svg", figure);
  if (!svg) return;
  const bars = readBars(svg);
  const filter = filterWith("from", "to");
  const tip = new Tip(figure, svg);
  if (bars.length < 2 || !filter) return { unmount: () => tip.end() };
  const brush = new Brush(figure, svg, bars, filter);
  return {
    unmount() {
      tip.end();
      brush.end();
    },
  };
});

class Brush {
  private readonly layer = draw("g", { class: "brush" });
  private readonly window = draw("rect", { class: "window" });
  private readonly before = draw("rect", { class: "outside" });
  private readonly after = draw("rect", { class: "outside" });
  private readonly handles: [SVGGElement, SVGGElement];
  private readonly clear = make("button", { type: "button", class: "quiet" }, word("clear_period"));
  private readonly said = make("output", { class: "period" });
  private readonly tools = make("div", { class: "brush-tools" }, this.said, " ", this.clear);
  private readonly later = settle(600, () => this.commit());
  private readonly height: number;
  private readonly top: number;
  private stretch: Stretch;
  private drag: { from: number; at: number; handle: 0 | 1 | undefined } | undefined;

  constructor(
    private readonly figure: HTMLElement,
    private readonly svg: SVGSVGElement,
    private readonly bars: Bar[],
    private readonly filter: HTMLFormElement,
  ) {
    const box = svg.viewBox.baseVal;
    const tops = all<SVGRectElement>("rect[data-day]", svg).map(
      r => r.y.baseVal.value + r.height.baseVal.value,
    );
    this.top = box?.y ?? 0;
    this.height = Math.max(...tops) - this.top;
    this.handles = [this.handle(0), this.handle(1)];
    this.layer.append(this.before, this.after, this.window, ...this.handles);
    svg.append(this.layer);
    // What is inside an image cannot be reached; with handles it is a group.
    svg.setAttribute("role", "group");
    svg.classList.add("brushed");
    this.stretch = this.given();
    this.show();
    one("figcaption", figure)?.append(" ", this.tools);
    if (!this.tools.isConnected) figure.append(this.tools);
    svg.addEventListener("pointerdown", this.onDown);
    svg.addEventListener("dblclick", this.onClear);
    this.clear.addEventListener("click", this.onClear);
  }

  end(): void {
    this.later.stop();
    this.layer.remove();
    this.tools.remove();
    removeEventListener("pointermove", this.onMove);
    removeEventListener("pointerup", this.onUp);
    removeEventListener("pointercancel", this.onCancel);
  }

  private given(): Stretch {
    return barsOf(this.bars, this.field("from"), this.field("to"));
  }

  private field(name: string): string {
    const field = this.filter.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value : "";
  }

  private handle(which: 0 | 1): SVGGElement {
    const group = draw("g", {
      class: "handle",
      role: "slider",
      tabindex: 0,
      id: `${this.figure.id || "time"}-${which === 0 ? "from" : "to"}`,
      "aria-label": word(which === 0 ? "from" : "to"),
      "aria-valuemin": 0,
      "aria-valuemax": this.bars.length - 1,
    });
    group.append(
      draw("rect", {
        class: "reach",
        x: -this.unit(12),
        y: this.top,
        width: this.unit(24),
        height: this.height,
      }),
      draw("rect", { class: "bar", x: -this.unit(1), y: this.top, width: this.unit(2), height: this.height }),
      draw("rect", {
        class: "grip",
        x: -this.unit(4),
        y: this.top + this.height / 2 - this.unit(10),
        width: this.unit(8),
        height: this.unit(20),
        rx: this.unit(2),
      }),
    );
    group.addEventListener("keydown", event => this.onKey(event, which));
    return group;
  }

  /** So many pixels of the screen in the drawing's own measure. */
  private unit(pixels: number): number {
    const wide = this.svg.getBoundingClientRect().width;
    const own = this.svg.viewBox.baseVal?.width || wide;
    return wide > 0 ? (pixels * own) / wide : pixels;
  }

  private place(event: MouseEvent): number {
    const matrix = this.svg.getScreenCTM();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()).x : 0;
  }

  private edge(which: 0 | 1): number {
    const bar = this.bars[which === 0 ? this.stretch.first : this.stretch.last];
    const backwards = (this.bars[0]?.start ?? 0) > (this.bars.at(-1)?.start ?? 0);
    if (!bar) return 0;
    return (which === 0) !== backwards ? bar.start : bar.end;
  }

  private show(): void {
    const [a, b] = [this.edge(0), this.edge(1)];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const box = this.svg.viewBox.baseVal;
    const left = box?.x ?? 0;
    const right = left + (box?.width ?? 0);
    const set = (rect: SVGRectElement, x: number, width: number) => {
      rect.setAttribute("x", String(x));
      rect.setAttribute("y", String(this.top));
      rect.setAttribute("width", String(Math.max(0, width)));
      rect.setAttribute("height", String(this.height));
    };
    set(this.window, low, high - low);
    set(this.before, left, low - left);
    set(this.after, high, right - high);
    const whole = this.stretch.first === 0 && this.stretch.last === this.bars.length - 1;
    this.layer.classList.toggle("whole", whole);
    this.clear.hidden = whole;
    // A period that was typed may begin or end within a bar; it is said as it is asked.
    const given = this.given();
    const asked = (name: string, which: "first" | "last") =>
      given[which] === this.stretch[which] ? this.field(name) : "";
    const from = asked("from", "first") || (this.bars[this.stretch.first]?.from ?? "");
    const to = asked("to", "last") || (this.bars[this.stretch.last]?.to ?? "");
    this.said.textContent = word("period", { from, to });
    this.handles.forEach((handle, which) => {
      handle.setAttribute("transform", `translate(${which === 0 ? a : b} 0)`);
      handle.setAttribute("aria-valuenow", String(which === 0 ? this.stretch.first : this.stretch.last));
      handle.setAttribute("aria-valuetext", which === 0 ? from : to);
    });
  }

  private move(which: 0 | 1, to: number): void {
    const at = Math.min(this.bars.length - 1, Math.max(0, to));
    const { first, last } = this.stretch;
    this.stretch = which === 0 ? { first: Math.min(at, last), last } : { first, last: Math.max(at, first) };
    this.show();
  }

  private onKey(event: KeyboardEvent, which: 0 | 1): void {
    const at = which === 0 ? this.stretch.first : this.stretch.last;
    const backwards = (this.bars[0]?.start ?? 0) > (this.bars.at(-1)?.start ?? 0);
    const on = backwards ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: at + on,
      ArrowLeft: at - on,
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + 7,
      PageDown: at - 7,
      Home: 0,
      End: this.bars.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.move(which, next);
      this.later();
    } else if (event.key === "Enter") this.later.now();
    else if (event.key === "Escape") this.reset();
  }

  private readonly onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const handle = this.handles.findIndex(h => h.contains(event.target as Node));
    const x = this.place(event);
    this.drag = { from: x, at: event.clientX, handle: handle < 0 ? undefined : (handle as 0 | 1) };
    addEventListener("pointermove", this.onMove);
    addEventListener("pointerup", this.onUp);
    addEventListener("pointercancel", this.onCancel);
    if (handle < 0) event.preventDefault();
  };

  private readonly onMove = (event: PointerEvent) => {
    if (!this.drag || (Math.abs(event.clientX - this.drag.at) < 4 && this.drag.handle === undefined)) return;
    const x = this.place(event);
    if (this.drag.handle !== undefined) this.move(this.drag.handle, nearest(this.bars, x));
    else {
      this.stretch = barsUnder(this.bars, this.drag.from, x) ?? this.stretch;
      this.show();
    }
  };

  private readonly onUp = () => {
    this.letGo();
    this.commit();
  };

  private readonly onCancel = () => {
    this.letGo();
    this.reset();
  };

  private letGo(): void {
    this.drag = undefined;
    removeEventListener("pointermove", this.onMove);
    removeEventListener("pointerup", this.onUp);
    removeEventListener("pointercancel", this.onCancel);
  }

  private reset(): void {
    this.later.stop();
    this.stretch = this.given();
    this.show();
  }

  private readonly onClear = () => {
    this.stretch = { first: 0, last: this.bars.length - 1 };
    this.show();
    this.commit();
  };

  private commit(): void {
    this.later.stop();
    const given = this.given();
    if (given.first === this.stretch.first && given.last === this.stretch.last) return;
    writeFilter(this.filter, periodOf(this.bars, this.stretch));
  }
}
