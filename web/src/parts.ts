/**
 * Parts of a page that scripts make live. A part names the elements that it is for; it is mounted when
 * such an element comes into the page and unmounted when it goes. A part that can `update` outlives a
 * swap: it is handed the element that came from the server and takes over what changed.
 */

import { all } from "./dom";

export interface Mounted {
  unmount?(): void;
  update?(fresh: HTMLElement): void;
}

type Mount = (element: HTMLElement) => Mounted | void;

const kinds: { selector: string; mount: Mount }[] = [];
const live = new Map<HTMLElement, Mounted[]>();

export function part(selector: string, mount: Mount): void {
  kinds.push({ selector, mount });
}

export function mountWithin(root: ParentNode): void {
  for (const { selector, mount } of kinds) {
    const found = all(selector, root);
    if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root);
    for (const element of found) {
      const mounted = live.get(element) ?? [];
      if (mounted.some(m => marks.get(m) === selector)) continue;
      const result: Mounted = mount(element) ?? {};
      marks.set(result, selector);
      live.set(element, [...mounted, result]);
    }
  }
}

const marks = new WeakMap<Mounted, string>();

function unmountWithin(root: HTMLElement): void {
  for (const [element, mounted] of [...live]) {
    if (!root.contains(element)) continue;
    for (const m of mounted) m.unmount?.();
    live.delete(element);
  }
}

/**
 * Puts `fresh` where `old` stands. Elements with an id whose part can update are moved over alive.
 */
export function swap(old: HTMLElement, fresh: HTMLElement): HTMLElement {
  const adopted = document.adoptNode(fresh);
  const keepers = [...live].filter(([e, m]) => e.id && old.contains(e) && m.some(x => x.update));
  for (const [element, mounted] of keepers) {
    const update = mounted.find(m => m.update)?.update;
    if (element === old) {
      if (adopted.id !== element.id || !update) continue;
      update(adopted);
      return old;
    }
    const place = all(`#${CSS.escape(element.id)}`, adopted)[0];
    if (!place || !update || place.tagName !== element.tagName) continue;
    update(place);
    place.replaceWith(element);
  }
  for (const open of all<HTMLDetailsElement>("details[id][open]", old)) {
    const same = all<HTMLDetailsElement>(`details#${CSS.escape(open.id)}`, adopted)[0];
    if (same) same.open = true;
  }
  // Whatever was moved is no longer in `old`, so it is not unmounted here.
  unmountWithin(old);
  old.replaceWith(adopted);
  mountWithin(adopted);
  return adopted;
}
