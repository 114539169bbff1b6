/** A pasted report is read while one watches: `form[data-paste]` asks its action and fills `#preview`. */

import { keepFromLeaving, make, one, settle } from "./dom";
import { mountWithin, part, swap } from "./parts";
import { announce, underWay } from "./say";
import { word } from "./words";

part("form[data-paste]", element => {
  const form = element as HTMLFormElement;
  const action = form.dataset.preview || form.getAttribute("action") || location.pathname;
  const text = one<HTMLTextAreaElement>("textarea", form);
  let running: AbortController | undefined;
  let last = "";
  let sent = false;
  if (!text) return;

  const show = (...nodes: Node[]) => {
    const old = one("#preview");
    if (!old) return;
    const fresh = old.cloneNode(false) as HTMLElement;
    fresh.append(...nodes);
    mountWithin(swap(old, fresh));
  };

  const ask = async () => {
    const pairs = [...new FormData(form)].filter(
      (pair): pair is [string, string] => typeof pair[1] === "string",
    );
    const body = new URLSearchParams(pairs);
    if (String(body) === last) return;
    last = String(body);
    running?.abort();
    if (text.value.trim() === "") {
      show();
      return;
    }
    const mine = (running = new AbortController());
    const done = underWay();
    one("#preview")?.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(action, {
        method: "POST",
        body,
        credentials: "same-origin",
        signal: mine.signal,
        headers: { "X-Sijill-Part": "1" },
      });
      const answer = await response.text();
      if (mine.signal.aborted) return;
      const page = new DOMParser().parseFromString(answer, "text/html");
      const content = one("#preview", page) ?? one("main", page) ?? page.body;
      show(...[...content.childNodes].map(node => document.adoptNode(node)));
      if (response.ok)
        announce(
          one<HTMLElement>("[data-announce]", one("#preview") ?? document)?.dataset.announce ?? word("read"),
        );
    } catch (error) {
      if (mine.signal.aborted) return;
      console.warn(error);
      last = "";
      show(make("p", { class: "error", role: "alert" }, word("failed")));
    } finally {
      done();
      if (running === mine) one("#preview")?.removeAttribute("aria-busy");
    }
  };

  const later = settle(300, () => void ask());
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  const stop = keepFromLeaving(() => !sent && text.value.trim() !== text.defaultValue.trim());
  form.addEventListener("submit", () => {
    sent = true;
  });
  if (text.value.trim() !== "" && !one("#preview")?.childElementCount) later();
  return {
    unmount() {
      later.stop();
      stop();
      running?.abort();
    },
  };
});
