/**
 * The script of every page. Pages are whole without it; it makes them live. Each import is one such part,
 * and `parts.ts` says how they come and go. The map is fetched only where a page holds one.
 */

import "./style.css";
import "./live";
import "./keys";
import "./document";
import "./paste";
import "./drop";
import "./times";
import "./small";
import "./time/brush";
import { mountWithin, part } from "./parts";
import { toastMessage } from "./say";

part("figure[data-map]", figure => {
  let gone = false;
  let fresh: HTMLElement | undefined;
  let map: { update(fresh: HTMLElement): void; unmount(): void } | undefined;
  void import("./map/map").then(module => {
    if (gone) return;
    map = module.mountMap(figure);
    if (fresh) map?.update(fresh);
  });
  return {
    update(element) {
      fresh = element;
      map?.update(element);
    },
    unmount() {
      gone = true;
      map?.unmount();
    },
  };
});

document.documentElement.classList.add("js");
toastMessage(document);
mountWithin(document);
