/** Times are written in UTC; `[data-times]` shows the reader's own time beside them. */

import { all, kept, make } from "./dom";
import { part } from "./parts";
import { word } from "./words";

function isOn(): boolean {
  return kept.get("sijill.times") === "local";
}

/** The reader's own time for an instant; nothing for a day, which has no zone to turn. */
export function localTime(datetime: string, language: string, zone?: string): string | undefined {
  if (!/T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(datetime)) return undefined;
  const instant = new Date(datetime);
  if (Number.isNaN(instant.getTime())) return undefined;
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    numberingSystem: "latn",
    ...(zone ? { timeZone: zone } : {}),
  });
  return format.format(instant);
}

/** The page's language, as the reader's own country writes it if they share it. */
function language(): string {
  const page = document.documentElement.lang || "en";
  return navigator.languages.find(own => own.split("-")[0] === page.split("-")[0]) ?? page;
}

function draw(root: ParentNode): void {
  for (const old of all("time > .local", root)) old.remove();
  if (!isOn()) return;
  for (const time of all<HTMLTimeElement>("time[datetime]", root)) {
    const local = localTime(time.dateTime, language());
    if (local) time.append(make("span", { class: "local" }, ` (${local} ${word("local")})`));
  }
}

part("[data-times]", toggle => {
  const show = () => toggle.setAttribute("aria-pressed", String(isOn()));
  const onClick = () => {
    kept.set("sijill.times", isOn() ? "utc" : "local");
    show();
    draw(document);
  };
  toggle.addEventListener("click", onClick);
  toggle.hidden = false;
  show();
  return { unmount: () => toggle.removeEventListener("click", onClick) };
});

document.addEventListener("sijill:swapped", () => draw(document));
draw(document);
