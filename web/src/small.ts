/** Small things: copy, put away, ask before what cannot be taken back. */

import { make, one } from "./dom";
import { announce, toast } from "./say";
import { word } from "./words";

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages that are not served over TLS have no clipboard; the old way works there.
    const field = make("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

document.addEventListener("click", event => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest<HTMLElement>("[data-copy]");
  if (button) {
    const from = one(button.dataset.copy || "#citation");
    const text =
      from instanceof HTMLInputElement || from instanceof HTMLTextAreaElement
        ? from.value
        : (from?.textContent ?? "").trim();
    void copy(text).then(done => {
      button.focus();
      if (done) {
        button.classList.add("copied");
        setTimeout(() => button.classList.remove("copied"), 2000);
        announce(word("copied"));
      } else toast(word("copy_failed"), true);
    });
    return;
  }
  const away = event.target.closest<HTMLElement>("[data-dismiss]");
  if (away) {
    const what = away.dataset.dismiss
      ? one(away.dataset.dismiss)
      : away.closest("dialog, .notice, .toast, .error, [role=alert], [role=status]");
    if (what instanceof HTMLDialogElement) what.close();
    else what?.remove();
  }
});

const agreed = new WeakSet<HTMLFormElement>();

// Before every other listener of this event: nothing may be sent that was not agreed to.
addEventListener(
  "submit",
  event => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const submitter = event.submitter;
    const sentence = submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!sentence || agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(sentence, submitter?.classList.contains("danger") ?? false).then(yes => {
      if (!yes) return;
      agreed.add(form);
      form.requestSubmit(submitter);
    });
  },
  { capture: true },
);

const sent = new Set<HTMLFormElement>();

// A second click on the way must not make a second thing. After a while one may try again.
addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), 5000);
});
addEventListener("pageshow", () => sent.clear());

function ask(sentence: string, danger: boolean): Promise<boolean> {
  const no = make("button", { type: "submit", value: "no" }, word("no"));
  const yes = make(
    "button",
    { type: "submit", value: "yes", class: danger ? "danger" : "primary" },
    word("yes"),
  );
  const dialog = make(
    "dialog",
    { "aria-labelledby": "confirm-sentence" },
    make("p", { id: "confirm-sentence" }, sentence),
    make("form", { method: "dialog", class: "actions" }, no, yes),
  );
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
  return new Promise(resolve => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
