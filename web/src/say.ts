/** What is said to people beside the page: a progress bar, an announcement, a toast. */

import { all, make, one } from "./dom";
import { word } from "./words";

let busy = 0;
let bar: HTMLElement | undefined;
let region: HTMLElement | undefined;

/** Shows that something is under way, until the returned function is called. */
export function underWay(): () => void {
  if (!bar) {
    bar = make("div", { class: "progress", "aria-hidden": "true" });
    document.body.append(bar);
  }
  busy += 1;
  bar.classList.add("busy");
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    busy -= 1;
    if (busy === 0) bar?.classList.remove("busy");
  };
}

/** Says a sentence to those who listen to the page. */
export function announce(sentence: string): void {
  if (!region?.isConnected) {
    region = make("div", { class: "unseen", role: "status", "aria-live": "polite", id: "announce" });
    document.body.append(region);
  }
  // The same sentence twice would not be read again.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

function corner(): HTMLElement {
  const found = one("#toasts");
  if (found) return found;
  const made = make("div", { id: "toasts", role: "region", "aria-live": "polite" });
  document.body.append(made);
  return made;
}

const staying = 12_000;

export function toast(content: string | Node, wrong = false): HTMLElement {
  const close = make("button", { type: "button", class: "quiet", "aria-label": word("close") }, "×");
  const box = make(
    "div",
    { class: wrong ? "toast error" : "toast", role: wrong ? "alert" : "status" },
    content,
    close,
  );
  close.addEventListener("click", () => box.remove());
  const there = corner();
  there.append(box);
  while (there.childElementCount > 3) there.firstElementChild?.remove();
  if (!wrong) {
    let timer = setTimeout(() => box.remove(), staying);
    const hold = () => clearTimeout(timer);
    const go = () => {
      hold();
      timer = setTimeout(() => box.remove(), staying);
    };
    for (const kind of ["pointerenter", "focusin"]) box.addEventListener(kind, hold);
    for (const kind of ["pointerleave", "focusout"]) box.addEventListener(kind, go);
  }
  return box;
}

/** Takes the server's `#message` out of the page's flow and shows it as a toast. */
export function toastMessage(page: ParentNode): void {
  for (const message of all("#message", page)) {
    message.remove();
    if (!message.textContent?.trim()) continue;
    const content = make("div");
    content.append(...message.childNodes);
    for (const button of all("[data-dismiss]", content)) button.remove();
    toast(content, message.classList.contains("error"));
  }
}
