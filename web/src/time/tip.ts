/** What a bar says, beside the pointer or under the finger, instead of the browser's own slow hint. */

import { all, make } from "../dom";

export class Tip {
  private readonly box = make("div", { class: "tip", "aria-hidden": "true" });

  constructor(
    private readonly figure: HTMLElement,
    private readonly svg: SVGSVGElement,
  ) {
    for (const title of all<SVGTitleElement>("rect > title", svg as unknown as ParentNode)) {
      const bar = title.parentElement as unknown as SVGRectElement;
      bar.dataset.said = title.textContent ?? "";
      title.remove();
    }
    this.box.hidden = true;
    figure.append(this.box);
    svg.addEventListener("pointermove", this.onMove);
    svg.addEventListener("pointerleave", this.onLeave);
  }

  private readonly onMove = (event: PointerEvent) => {
    const said = this.at(event)?.dataset.said;
    this.box.hidden = !said;
    if (!said) return;
    this.box.textContent = said;
    const frame = this.figure.getBoundingClientRect();
    const half = this.box.offsetWidth / 2;
    const x = Math.min(frame.width - half, Math.max(half, event.clientX - frame.left));
    this.box.style.left = `${x - half}px`;
    this.box.style.top = `${this.svg.getBoundingClientRect().top - frame.top}px`;
  };

  /** The bar above or below the pointer: low bars are hard to hit. */
  private at(event: PointerEvent): SVGRectElement | undefined {
    return all<SVGRectElement>("rect[data-said]", this.svg).find(rect => {
      const box = rect.getBoundingClientRect();
      return event.clientX >= box.left - 0.5 && event.clientX <= box.right + 0.5;
    });
  }

  private readonly onLeave = () => {
    this.box.hidden = true;
  };

  end(): void {
    this.box.remove();
  }
}
