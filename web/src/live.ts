/**
 * Filters, links and decisions without a reload. A form or link with `data-live="#answer"` fetches the
 * page that it would have gone to, and puts the new `#answer` and every `[data-follows]` in the place of
 * the old. A POST form with `data-live` does so with the whole `main`. The address always follows.
 */

import { addressOf, samePage, takeOver } from "./address";
import { all, isCalm, one, settle } from "./dom";
import { swap } from "./parts";
import { announce, toast, toastMessage, underWay } from "./say";
import { word } from "./words";

let shown = location.href;
let asking: AbortController | undefined;
let deciding: Promise<unknown> = Promise.resolve();

interface Ask {
  target: string;
  keepAddress?: boolean;
  scroll?: boolean;
  body?: BodyInit;
}

/**
 * Fetches a page and takes over what it changes. Gives whether that came about. A newer question ends an
 * older one, but nothing ends a decision on its way: what comes after it waits.
 */
export async function go(address: string, ask: Ask): Promise<boolean> {
  asking?.abort();
  if (ask.body === undefined) {
    asking = new AbortController();
    return run(address, ask, asking, deciding);
  }
  const decided = run(address, ask, new AbortController(), deciding);
  deciding = decided;
  return decided;
}

async function run(
  address: string,
  ask: Ask,
  mine: AbortController,
  before: Promise<unknown>,
): Promise<boolean> {
  await before;
  if (mine.signal.aborted) return true;
  const done = underWay();
  const holder = one(ask.target);
  holder?.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, {
      method: ask.body === undefined ? "GET" : "POST",
      body: ask.body ?? null,
      headers: { "X-Sijill-Part": "1", Accept: "text/html" },
      credentials: "same-origin",
      signal: mine.signal,
    });
    const html = await response.text();
    if (mine.signal.aborted) return true;
    if (!response.headers.get("content-type")?.startsWith("text/html")) return false;
    const page = new DOMParser().parseFromString(html, "text/html");
    const target = take(page, ask.target);
    if (!target) return false;
    const address_shown = withHash(response.url || address, address);
    if (!ask.keepAddress) {
      const method = samePage(address_shown, shown) ? "replaceState" : "pushState";
      history[method]({ live: ask.target }, "", address_shown);
    }
    shown = address_shown;
    if (page.title) document.title = page.title;
    toastMessage(page);
    settleFocus(target, ask);
    announce(target.dataset.announce ?? one("[data-announce]", target)?.dataset.announce ?? word("updated"));
    document.dispatchEvent(new CustomEvent("sijill:swapped", { detail: { target } }));
    return true;
  } catch (error) {
    if (mine.signal.aborted) return true;
    console.warn(error);
    return false;
  } finally {
    done();
    one(ask.target)?.removeAttribute("aria-busy");
  }
}

function withHash(got: string, asked: string): string {
  const hash = new URL(asked, location.href).hash;
  return hash && !new URL(got).hash ? got + hash : got;
}

let focused = { id: "", lost: false };

/** Puts the new parts in place of the old. Gives the one that was asked for, or nothing if it is not there. */
function take(page: Document, selector: string): HTMLElement | undefined {
  const old = one(selector);
  const fresh = one(selector, page);
  if (!old || !fresh) return undefined;
  const active = document.activeElement;
  for (const form of all<HTMLFormElement>("form[data-live]")) {
    if (form.method !== "get" || old.contains(form)) continue;
    const same = form.id ? `#${CSS.escape(form.id)}` : "form[data-live]";
    const other = one<HTMLFormElement>(same, page);
    if (other) takeOver(form, other);
  }
  for (const follower of all("[data-follows][id]")) {
    if (old.contains(follower)) continue;
    const other = one(`#${CSS.escape(follower.id)}`, page);
    if (other && !fresh.contains(other)) swap(follower, other);
  }
  keepName(old, fresh);
  const target = swap(old, fresh);
  focused = { id: active?.id ?? "", lost: active !== document.activeElement };
  return target;
}

/** A name that was typed before the first decision is not asked for again. */
function keepName(old: HTMLElement, fresh: HTMLElement): void {
  const typed = all<HTMLInputElement>("input[name=by]", old).find(field => field.value !== "");
  for (const field of all<HTMLInputElement>("input[name=by]", fresh)) field.value ||= typed?.value ?? "";
}

/** Keeps the place of those who work by keyboard: the same control if it is still there, else the answer. */
function settleFocus(target: HTMLElement, ask: Ask): void {
  if (ask.body !== undefined || focused.lost) {
    const same = focused.id ? document.getElementById(focused.id) : null;
    const to = one("[autofocus]", target) ?? same ?? target;
    if (to === target && !to.hasAttribute("tabindex")) to.tabIndex = -1;
    to.focus({ preventScroll: true });
  }
  const top = target.getBoundingClientRect().top;
  if (ask.body !== undefined && target.matches("main")) scrollTo({ top: 0, behavior: "instant" });
  else if (ask.scroll && top < 0)
    target.scrollIntoView({ block: "start", behavior: isCalm() ? "instant" : "smooth" });
}

function targetOf(element: HTMLElement): string {
  return element.dataset.live || "main";
}

/** Asks what a GET form says; the same question again only if somebody pressed for it. */
function submitLive(form: HTMLFormElement, pressed = false, submitter?: HTMLElement | null): void {
  const address = addressOf(form, submitter);
  if (!pressed && samePage(address, shown)) return;
  void go(address, { target: targetOf(form) }).then(ok => {
    if (!ok) location.assign(address);
  });
}

/** The filter form of the page that has all these fields. */
export function filterWith(...names: string[]): HTMLFormElement | undefined {
  return all<HTMLFormElement>("form[data-live]").find(
    form =>
      form.method === "get" && names.every(name => form.elements.namedItem(name) instanceof HTMLInputElement),
  );
}

/** Writes fields of a filter form and asks again. */
export function writeFilter(form: HTMLFormElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  submitLive(form);
}

async function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (form.dataset.sending !== undefined) return;
  form.dataset.sending = "";
  const data = new FormData(form, submitter ?? undefined);
  const said = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const address = new URL(said || location.href, location.href).href;
  const plain = form.enctype !== "multipart/form-data";
  const body = plain
    ? new URLSearchParams([...data].map(([k, v]) => [k, typeof v === "string" ? v : v.name]))
    : data;
  const ok = await go(address, { target: targetOf(form), body });
  delete form.dataset.sending;
  // Sending it a second time could decide twice: a person has to look first.
  if (!ok) toast(word("not_sent"), true);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.live === undefined) return;
  const submitter = event.submitter;
  const method = submitter?.getAttribute("formmethod") ?? form.method;
  const elsewhere = submitter?.getAttribute("formtarget") ?? form.target;
  if (elsewhere && elsewhere !== "_self") return;
  if (method === "get" && submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  waiting.get(form)?.stop();
  if (method === "get") submitLive(form, true, submitter);
  else void post(form, submitter);
});

const waiting = new WeakMap<HTMLFormElement, ReturnType<typeof settle>>();

function soon(form: HTMLFormElement): void {
  let later = waiting.get(form);
  if (!later) {
    later = settle(300, () => submitLive(form));
    waiting.set(form, later);
  }
  later();
}

function filterOf(event: Event): HTMLFormElement | undefined {
  const field = event.target;
  if (!(
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement
  ))
    return undefined;
  const form = field.form;
  return form && form.dataset.live !== undefined && form.method === "get" && !field.closest("[data-still]")
    ? form
    : undefined;
}

document.addEventListener("change", event => {
  const form = filterOf(event);
  if (form) soon(form);
});

document.addEventListener("input", event => {
  const form = filterOf(event);
  if (form && event.target instanceof HTMLInputElement && event.target.type === "search") soon(form);
});

document.addEventListener("click", event => {
  if (event.defaultPrevented || !isPlainClick(event) || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>("a[data-live][href]");
  if (!link || link.origin !== location.origin || (link.target && link.target !== "_self")) return;
  event.preventDefault();
  void go(link.href, { target: targetOf(link), scroll: true }).then(ok => {
    if (!ok) location.assign(link.href);
  });
});

addEventListener("popstate", () => {
  if (samePage(location.href, shown)) return;
  const known = history.state as { live?: string } | null;
  const stays = new URL(location.href).pathname === new URL(shown).pathname;
  const target = stays && known?.live && one(known.live) ? known.live : "main";
  void go(location.href, { target, keepAddress: true }).then(ok => {
    if (!ok) location.reload();
  });
});

/** Says that the hash in the address was changed by a part of the page. */
export function placeInPage(hash: string): void {
  history.replaceState(history.state, "", hash);
  shown = location.href;
}
