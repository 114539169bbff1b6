/** Files are dropped on `form[data-drop]` or chosen in it, sent one by one, and answered one by one. */

import { all, keepFromLeaving, make, one } from "./dom";
import { filesOf, sizeOf } from "./files";
import { part } from "./parts";
import { announce, underWay } from "./say";
import { count, word } from "./words";

interface Answer {
  report?: string;
  claims?: number;
  known?: boolean;
  link?: string;
  error?: string;
}

const atOnce = 2;

part("form[data-drop]", element => {
  const form = element as HTMLFormElement;
  const field = one<HTMLInputElement>("input[type=file]", form);
  if (!field) return;
  const zone = make("p", { class: "zone", "aria-hidden": "true" }, word("drop_here"));
  const list = make("ul", { class: "files" });
  (field.closest("label, .field, p") ?? field).after(zone);
  form.append(list);
  // Files go as soon as they are chosen; the button is for those without scripts.
  for (const button of all("button", form)) button.hidden = true;
  const waiting: Sending[] = [];
  const sending = new Set<Sending>();
  let done = 0;
  let total = 0;

  const next = () => {
    while (sending.size < atOnce) {
      const item = waiting.shift();
      if (!item) return;
      sending.add(item);
      void item.send(form, field.name).finally(() => {
        sending.delete(item);
        done += 1;
        announce(word("sent_of", { done: count(done), all: count(total) }));
        next();
      });
    }
  };

  const add = (files: File[]) => {
    for (const file of files) {
      total += 1;
      const item = new Sending(file, () => {
        total += 1;
        waiting.push(item);
        next();
      });
      list.append(item.row);
      waiting.push(item);
    }
    next();
  };

  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  let depth = 0;
  const onEnter = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    form.classList.add("over");
  };
  const onLeave = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) form.classList.remove("over");
  };
  const onOver = (event: DragEvent) => {
    if (carriesFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove("over");
    void filesOf(event.dataTransfer).then(add);
  };
  const take = () => {
    add([...(field.files ?? [])]);
    field.value = "";
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    take();
  };
  const stop = keepFromLeaving(() => sending.size + waiting.length > 0);
  addEventListener("dragenter", onEnter);
  addEventListener("dragleave", onLeave);
  addEventListener("dragover", onOver);
  addEventListener("drop", onDrop);
  field.addEventListener("change", take);
  form.addEventListener("submit", onSubmit);
  return {
    unmount() {
      removeEventListener("dragenter", onEnter);
      removeEventListener("dragleave", onLeave);
      removeEventListener("dragover", onOver);
      removeEventListener("drop", onDrop);
      stop();
      for (const item of sending) item.stop();
      waiting.length = 0;
    },
  };
});

/** One file on its way: its row in the list and its request. */
class Sending {
  readonly row = make("li");
  private readonly state = make("span", { class: "state" }, word("waiting"));
  private readonly bar = make("progress", { max: "1", value: "0" });
  private readonly button = make("button", { type: "button" }, word("stop"));
  private request: XMLHttpRequest | undefined;
  private stopped = false;
  private failed = false;

  constructor(
    private readonly file: File,
    again: () => void,
  ) {
    const name = make("bdi", { class: "name" }, file.webkitRelativePath || file.name);
    this.bar.setAttribute("aria-label", file.name);
    this.row.append(
      name,
      " ",
      make("span", { class: "size" }, sizeOf(file.size)),
      " ",
      this.bar,
      " ",
      this.state,
      " ",
      this.button,
    );
    this.button.addEventListener("click", () => {
      if (!this.failed) return this.stop();
      this.failed = this.stopped = false;
      this.row.classList.remove("error");
      this.show(word("waiting"));
      this.button.textContent = word("stop");
      again();
    });
  }

  stop(): void {
    this.stopped = true;
    this.request?.abort();
    if (!this.request) this.fail(word("stopped"));
  }

  send(form: HTMLFormElement, name: string): Promise<void> {
    if (this.stopped) return Promise.resolve();
    const data = new FormData();
    for (const [key, value] of new FormData(form)) if (typeof value === "string") data.append(key, value);
    data.append(name, this.file, this.file.name);
    const done = underWay();
    return new Promise(resolve => {
      const request = (this.request = new XMLHttpRequest());
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Sijill-Part", "1");
      this.bar.value = 0;
      this.show(word("sending"));
      request.upload.addEventListener("progress", event => {
        if (!event.lengthComputable) return;
        this.bar.value = event.loaded / event.total;
        if (event.loaded === event.total) this.show(word("being_read"));
      });
      request.addEventListener("load", () => this.answer(request));
      request.addEventListener("error", () => this.fail(word("failed")));
      request.addEventListener("abort", () => this.fail(word("stopped")));
      request.addEventListener("loadend", () => {
        done();
        this.request = undefined;
        resolve();
      });
      request.send(data);
    });
  }

  private answer(request: XMLHttpRequest): void {
    let answer: Answer;
    try {
      answer = JSON.parse(request.responseText) as Answer;
    } catch {
      this.fail(word("too_odd"));
      return;
    }
    if (answer.error || request.status >= 400) {
      this.fail(answer.error ?? word("too_odd"));
      return;
    }
    for (const gone of all("progress, button", this.row)) gone.remove();
    this.row.classList.add("done");
    this.state.replaceChildren();
    if (answer.link) {
      const link = make("a", { href: answer.link }, word("open_report", { report: answer.report ?? "" }));
      this.state.append(link, " ");
    }
    const said = [
      answer.claims === undefined ? "" : word("claims", { n: count(answer.claims) }),
      answer.known ? word("known") : "",
    ];
    this.state.append(said.filter(Boolean).join(", "));
  }

  private fail(sentence: string): void {
    this.failed = true;
    this.row.classList.add("error");
    this.bar.value = 0;
    this.show(sentence);
    this.button.textContent = word("again");
  }

  private show(sentence: string): void {
    this.state.textContent = sentence;
  }
}
