/** Small helpers over the document. Nothing here knows what a page is about. */

export function one<E extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E | null {
  return within.querySelector<E>(selector);
}

export function all<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** Makes an element. Text is set as text, never as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Waits until calls have ceased for some milliseconds. */
export function settle(milliseconds: number, run: () => void): { (): void; now(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  later.now = () => {
    clearTimeout(timer);
    run();
  };
  later.stop = () => clearTimeout(timer);
  return later;
}

export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !["checkbox", "radio", "button", "submit", "reset", "file", "color"].includes(target.type);
}

/** Whether an element can be seen: neither hidden nor in a closed part. */
export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

export function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function isRightToLeft(element: Element = document.documentElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}

/** What a browser keeps for a person. It may be forbidden or full: then nothing is kept. */
export const kept = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The choice then lasts as long as the page.
    }
  },
};

/** Has the browser ask before the page is left while something would be lost. Gives what ends that. */
export function keepFromLeaving(wouldLose: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
