/**
 * Single keys. An element with `data-key` is activated by its key while nobody is typing; `?` shows them
 * all. They can be switched off, as people who speak to their computers must be able to.
 */

import { all, isField, isRightToLeft, isShown, kept, make } from "./dom";
import { isChord, spell } from "./chord";
import { word } from "./words";

interface Key {
  key: string;
  name: string;
  run(): void;
}

const added: Key[] = [];

/** Adds a key of a part that has no element of its own for it. Gives what takes it away. */
export function addKey(key: Key): () => void {
  added.push(key);
  return () => {
    const at = added.indexOf(key);
    if (at >= 0) added.splice(at, 1);
  };
}

function areOn(): boolean {
  return kept.get("sijill.keys") !== "off";
}

function keysOf(element: HTMLElement): string[] {
  return (element.dataset.key ?? "").split(" ").filter(Boolean);
}

function nameOf(element: HTMLElement): string {
  if (element.dataset.keyName) return element.dataset.keyName;
  const label =
    element.getAttribute("aria-label") ??
    (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null);
  if (label) return label.trim();
  const text = element.cloneNode(true) as HTMLElement;
  for (const hint of all("kbd, .keyhint", text)) hint.remove();
  return text.textContent?.trim().replace(/\s+/g, " ") ?? "";
}

function activate(element: HTMLElement): void {
  if (element instanceof HTMLInputElement && isField(element)) {
    element.focus();
    element.select();
  } else if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) element.focus();
  else if (["DETAILS", "SUMMARY"].includes(element.tagName)) toggle(element);
  else element.click();
}

/** Opens what can be opened and goes to its first field, so that a figure is corrected without a mouse. */
function toggle(element: HTMLElement): void {
  const details = element.closest("details");
  if (!details) return;
  details.open = !details.open;
  if (!details.open) return;
  const field = all("input, select, textarea", details).find(
    f => isShown(f) && !f.matches("[type=hidden], :disabled"),
  );
  (field ?? details.querySelector("summary"))?.focus();
  if (field instanceof HTMLInputElement && isField(field)) field.select();
}

/** Escape leaves a field, and closes what a key had opened, so that keys work again. */
function leave(field: HTMLElement): void {
  const details = field.closest<HTMLDetailsElement>("details[open]");
  field.blur();
  const opener = details && [details, ...all("summary", details)].find(e => e.dataset.key !== undefined);
  if (!details || !opener) return;
  details.open = false;
  details.querySelector("summary")?.focus();
}

function usable(element: HTMLElement): boolean {
  return isShown(element) && !element.matches(":disabled, [aria-disabled=true]");
}

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing || (event.repeat && event.key.length === 1)) return;
  if (document.querySelector("dialog[open]")) return;
  if (isField(event.target)) {
    const field = event.target as HTMLElement;
    const emptied = field instanceof HTMLInputElement && field.type === "search" && field.value !== "";
    if (event.key === "Escape" && !emptied) leave(field);
    else if (
      event.key === "Enter" &&
      (event.ctrlKey || event.metaKey) &&
      field instanceof HTMLTextAreaElement
    ) {
      event.preventDefault();
      field.form?.requestSubmit();
    }
    return;
  }
  const rtl = isRightToLeft();
  if (isChord(event, "?")) {
    event.preventDefault();
    showKeys();
    return;
  }
  if (!areOn()) return;
  // A slider or a map moves by arrows itself.
  const arrow = event.key.startsWith("Arrow");
  if (
    arrow &&
    event.target instanceof Element &&
    event.target.closest("[role=slider], [role=application], canvas, input, .maplibregl-map")
  )
    return;
  for (const element of all("[data-key]")) {
    if (!keysOf(element).some(key => isChord(event, key, rtl)) || !usable(element)) continue;
    event.preventDefault();
    activate(element);
    return;
  }
  const own = added.find(key => isChord(event, key.key, rtl));
  if (own) {
    event.preventDefault();
    own.run();
  }
});

export function showKeys(): void {
  const rtl = isRightToLeft();
  const list = make("dl", { class: "keys" });
  const row = (keys: string[], name: string) => {
    const term = make("dt");
    keys.forEach((key, at) => {
      if (at > 0) term.append(" / ");
      spell(key, rtl).forEach((part, place) => term.append(place > 0 ? " + " : "", make("kbd", {}, part)));
    });
    list.append(make("div", {}, term, make("dd", {}, name)));
  };
  const seen = new Set<string>();
  for (const element of all("[data-key]")) {
    const line = `${element.dataset.key} ${nameOf(element)}`;
    if (seen.has(line) || !usable(element)) continue;
    seen.add(line);
    row(keysOf(element), nameOf(element));
  }
  for (const key of added) row([key.key], key.name);
  row(["?"], word("keys"));
  const on = make("input", { type: "checkbox", id: "keys-on" });
  on.checked = areOn();
  on.addEventListener("change", () => {
    kept.set("sijill.keys", on.checked ? "on" : "off");
    showHints();
  });
  const close = make("button", { type: "submit", class: "primary" }, word("close"));
  const dialog = make(
    "dialog",
    { class: "help", "aria-labelledby": "keys-title" },
    make("h2", { id: "keys-title" }, word("keys")),
    list,
    make("label", { class: "check" }, on, " ", word("keys_on")),
    make("form", { method: "dialog", class: "actions" }, close),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

function showHints(): void {
  document.documentElement.classList.toggle("keys-off", !areOn());
}

document.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.closest("[data-show-keys]")) showKeys();
});
showHints();
