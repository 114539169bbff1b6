/**
 * A report and its claims side by side. A claim and the words that it rests on light up together, and
 * choosing one brings the other into view. A claim may have several marks, and a mark several claims.
 */

import { all, isCalm, isField } from "./dom";
import { addKey } from "./keys";
import { placeInPage } from "./live";
import { part } from "./parts";
import { announce } from "./say";
import { word } from "./words";

function claimsOf(element: HTMLElement): string[] {
  return (element.dataset.claim ?? "").split(/\s+/).filter(Boolean);
}

part("[data-document], .two", view => {
  const cards = all("article.claim[data-claim]", view);
  const marks = all("mark.claim[data-claim]", view);
  if (cards.length === 0 || marks.length === 0) return;
  const byClaim = new Map<string, HTMLElement[]>();
  for (const element of [...cards, ...marks]) {
    for (const claim of claimsOf(element)) byClaim.set(claim, [...(byClaim.get(claim) ?? []), element]);
  }
  let chosen = "";

  const light = (claims: string[], name: string) => {
    for (const element of all(`.${name}`, view)) element.classList.remove(name);
    for (const claim of claims) for (const element of byClaim.get(claim) ?? []) element.classList.add(name);
  };

  const under = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-claim]") : null;

  const choose = (claim: string, from: HTMLElement | null, focus = false) => {
    chosen = claim;
    light([claim], "chosen");
    const partners = byClaim.get(claim) ?? [];
    const toCard = !from || from.matches("mark");
    const partner = partners.find(p => p.matches("article") === toCard && p !== from);
    if (partner) bringIntoView(partner);
    if (focus) {
      const card = cards.find(c => claimsOf(c).includes(claim));
      if (card) {
        if (!card.hasAttribute("tabindex")) card.tabIndex = -1;
        card.focus({ preventScroll: true });
        bringIntoView(card);
        const mark = partners.find(p => p.matches("mark"));
        if (mark) bringIntoView(mark);
      }
    }
    placeInPage(`#${claim}`);
  };

  const onOver = (event: Event) => light(under(event) ? claimsOf(under(event)!) : [], "lit");
  const onOut = () => light([], "lit");
  const onClick = (event: Event) => {
    const element = under(event);
    if (!element || !(event.target instanceof Element)) return;
    if (event.target.closest("a, button, input, select, textarea, summary, label")) return;
    if (String(getSelection() ?? "") !== "") return;
    const claims = claimsOf(element);
    // A mark of several claims goes on to the next one each time.
    const next = claims[(claims.indexOf(chosen) + 1) % claims.length] ?? claims[0];
    if (next) choose(next, element);
  };
  const onKey = (event: KeyboardEvent) => {
    const element = under(event);
    if (event.key !== "Enter" || event.target !== element || !element || isField(event.target)) return;
    event.preventDefault();
    const claims = claimsOf(element);
    const next = claims[(claims.indexOf(chosen) + 1) % claims.length] ?? claims[0];
    if (!next) return;
    choose(next, element);
    const other = (byClaim.get(next) ?? []).find(p => p.matches("article") !== element.matches("article"));
    other?.focus({ preventScroll: true });
  };
  view.addEventListener("pointerover", onOver);
  view.addEventListener("pointerleave", onOut);
  view.addEventListener("focusin", onOver);
  view.addEventListener("focusout", onOut);
  view.addEventListener("click", onClick);
  view.addEventListener("keydown", onKey);

  const step = (by: number) => {
    const order = cards.map(c => claimsOf(c)[0] ?? "");
    const at = order.indexOf(chosen);
    const next =
      order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, at + by))];
    if (next) {
      choose(next, null, true);
      announce(`${order.indexOf(next) + 1} / ${order.length}`);
    }
  };
  const keys = [
    addKey({ key: "j", name: word("next_claim"), run: () => step(1) }),
    addKey({ key: "k", name: word("previous_claim"), run: () => step(-1) }),
  ];

  const fromAddress = () => {
    const asked = location.hash.slice(1).replace(/^m-/, "");
    if (!byClaim.has(asked)) return;
    chosen = asked;
    light([asked], "chosen");
    for (const partner of byClaim.get(asked) ?? []) bringIntoView(partner, true);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  return {
    unmount() {
      removeEventListener("hashchange", fromAddress);
      for (const remove of keys) remove();
    },
  };
});

/** Scrolls the pane that an element is in, and the page only if the element is not in a pane. */
function bringIntoView(element: HTMLElement, atOnce = false): void {
  const behavior = atOnce || isCalm() ? "instant" : "smooth";
  const pane = element.closest<HTMLElement>(".two > *");
  const scrolls =
    pane && pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY !== "visible";
  if (!scrolls) {
    element.scrollIntoView({ block: "nearest", behavior });
    return;
  }
  const there = element.getBoundingClientRect();
  const here = pane.getBoundingClientRect();
  if (there.top >= here.top + 8 && there.bottom <= here.bottom - 8) return;
  pane.scrollBy({ top: there.top - here.top - Math.max(16, (here.height - there.height) / 3), behavior });
}
