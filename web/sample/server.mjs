/**
 * Serves the sample pages as the real server would: whole pages, under the same Content-Security-Policy,
 * with the answers that scripts ask for. Everything on them is invented. Run `npm run build` first.
 *
 * node sample/server.mjs [port]
 */

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { archive, picture } from "./tiles.mjs";
import { chart, clusters, control, incidents, places, mapSvg, select } from "./world.mjs";

const here = new URL(".", import.meta.url);
const dist = new URL("../dist/", here);
const page = name => readFileSync(new URL(name, here), "utf8");
const types = {
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  mjs: "text/javascript",
  svg: "image/svg+xml",
};

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "worker-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function escape(text) {
  return String(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
}

function fill(template, holes) {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => holes[name] ?? "");
}

function assets() {
  const entry = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"))["src/main.ts"];
  const styles = entry.css.map(c => `<link rel="stylesheet" href="/assets/${c}">`).join("");
  return `${styles}<script type="module" src="/assets/${entry.file}"></script>`;
}

const state = { decided: [], message: "" };

function claimCards() {
  const kinds =
    "casualty casualty damage control facility siege displacement agreement deployment allegation statement meeting".split(
      " ",
    );
  return kinds
    .map(
      (
        kind,
        at,
      ) => `<article class="claim ${at % 3 ? "" : "suggested"}" id="c${at + 1}" data-claim="c${at + 1}" data-kind="${kind}" tabindex="0">
  <h3><span class="chip" data-kind="${kind}">${kind}</span> Claim ${at + 1}</h3>
  <dl class="facts"><div><dt>Who says so</dt><dd>medics</dd></div><div><dt>When</dt><dd>2 March 2026</dd></div>
  <div><dt>State</dt><dd><span class="chip ${at % 3 ? "accepted" : "unreviewed"}">${at % 3 ? "accepted" : "not reviewed"}</span></dd></div></dl>
  <div class="actions"><button type="button">Accept</button><button type="button">Correct</button></div></article>`,
    )
    .join("");
}

function listAnswer(found, query) {
  const start = Number(query.get("after") ?? 0);
  const rows = found
    .slice(start, start + 20)
    .map(
      i => `<tr><th scope="row" data-label="Incident"><a href="/report">${escape(i.name)}</a></th>
<td data-label="Day"><time datetime="${i.day}">${i.day}</time></td><td class="number" data-label="Floor">${i.floor}</td>
<td class="number" data-label="Highest">${i.highest}</td>
<td data-label="Range"><svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${i.floor} to ${i.highest}"><rect class="ground" width="100" height="10"/><rect class="highest" width="${Math.min(100, i.highest)}" height="10"/><rect class="floor" width="${Math.min(100, i.floor)}" height="10"/></svg></td>
<td data-label="Grade"><span class="chip grade-${i.grade}">${i.grade}</span></td></tr>`,
    )
    .join("");
  query.set("after", start + 20);
  const head = `<p role="status">${found.length} incidents</p>`;
  if (found.length === 0)
    return `${head}<div class="empty"><p>Nothing fits. <a href="/list" data-live="#answer">Show everything</a></p></div>`;
  return `${head}<div class="scroll" tabindex="0" role="region" aria-label="Incidents"><table class="rows"><thead><tr><th scope="col">Incident</th><th scope="col" aria-sort="descending"><a href="/list?sort=day" data-live="#answer">Day</a></th>
<th scope="col" class="number">Floor</th><th scope="col" class="number">Highest</th><th scope="col">Range</th><th scope="col">Grade</th></tr></thead><tbody>${rows}</tbody></table></div>
<nav class="pager" aria-label="Pages of the list"><a href="/list?${escape(query)}" data-live="#answer" rel="next" data-key="Forward" id="next">Next page</a></nav>`;
}

function holesOf(path, query) {
  const found = select(query);
  const grades = ["", "confirmed", "fair", "weak", "contested"];
  const box = query.get("box") ?? "";
  const filter = new URLSearchParams(
    [...query].filter(([k, v]) => ["q", "grade", "from", "to", "box", "open"].includes(k) && v),
  );
  const map = {
    points: `/incidents/map.json?${filter}`,
    areas: "/boards/control.geojson",
    box: box ? box.split(",").map(Number) : null,
    tiles:
      { raster: "/tiles/{z}/{x}/{y}.png", picture: "/picture.pmtiles", vector: "/vector.pmtiles" }[
        query.get("tiles")
      ] ?? null,
    tilesKind: query.get("tiles") === "raster" ? "raster" : "pmtiles",
    draw: false,
  };
  const at = Number(query.get("skip") ?? state.decided.length) % 9;
  return {
    title: path.slice(1) || "Parts",
    assets: assets(),
    lang: query.get("lang") ?? "en",
    dir: query.get("lang") === "ar" ? "rtl" : "ltr",
    theme: query.get("theme") ? `data-theme="${escape(query.get("theme"))}"` : "",
    waiting: String(9 - state.decided.length),
    q: escape(query.get("q") ?? ""),
    from: escape(query.get("from") ?? ""),
    to: escape(query.get("to") ?? ""),
    box: escape(box),
    open: query.get("open") ? "checked" : "",
    grades: grades
      .map(
        g =>
          `<option value="${g}" ${g === (query.get("grade") ?? "") ? "selected" : ""}>${g || "any"}</option>`,
      )
      .join(""),
    map: escape(JSON.stringify(map)),
    drawmap: escape(
      JSON.stringify({
        points: null,
        areas: null,
        box: null,
        view: [35, 32, 42, 38],
        tiles: null,
        draw: true,
      }),
    ),
    mapsvg: mapSvg(),
    timesvg: chart(select(query, true)),
    n: found.length,
    answer: listAnswer(found, query),
    claims: claimCards(),
    filler:
      "<p>The road along the river stayed closed for the fourth day, and the bakery opened only in the morning.</p>".repeat(
        9,
      ),
    left: String(9 - state.decided.length),
    number: String(at),
    figure: String(11 + at),
    claim: `People killed, claim ${at + 1}`,
    quote: `At least ${11 + at} people were killed when shells hit the market street.`,
  };
}

const pages = {
  "/": "parts",
  "/list": "list",
  "/report": "report",
  "/queue": "queue",
  "/add": "add",
  "/zones": "zones",
};

function range(request, respond, content) {
  const [, first, last] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined) return respond(200, "application/octet-stream", content);
  const part = content.subarray(Number(first), Number(last) + 1);
  const where = `bytes ${first}-${Number(first) + part.length - 1}/${content.length}`;
  return respond(206, "application/octet-stream", part, { "Content-Range": where, ETag: '"one"' });
}

function body(request) {
  return new Promise(resolve => {
    const chunks = [];
    request.on("data", c => chunks.push(c));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}

async function answer(request, respond) {
  const url = new URL(request.url, "http://sample");
  const path = url.pathname;
  if (path.startsWith("/assets/")) {
    const name = path.slice(8);
    if (name.includes("..")) return respond(404, "text/plain", "");
    return respond(
      200,
      types[name.split(".").pop()] ?? "application/octet-stream",
      readFileSync(new URL(name, dist)),
    );
  }
  if (path === "/incidents/map.json")
    return respond(200, "application/geo+json", JSON.stringify(clusters(url.searchParams)));
  if (path === "/boards/control.geojson")
    return respond(200, "application/geo+json", JSON.stringify(control()));
  if (path.startsWith("/tiles/")) return respond(200, "image/png", picture([40, 200, 200]));
  if (path.endsWith(".pmtiles")) return range(request, respond, archive(path.slice(1, -8)));
  if (path === "/map/places.json")
    return respond(200, "application/geo+json", JSON.stringify(places(url.searchParams)));
  if (request.method === "POST") {
    const sent = await body(request);
    if (path === "/reports/preview") {
      const text = new URLSearchParams(sent).get("text") ?? "";
      const numbers = text.match(/\d+/g) ?? [];
      const cards = numbers.map(
        (n, at) =>
          `<article class="claim suggested" data-kind="casualty" data-claim="p${at}"><h3>${escape(n)} killed</h3></article>`,
      );
      return respond(
        200,
        "text/html; charset=utf-8",
        `<h2 data-announce="${numbers.length} claims">${numbers.length} claims</h2>${cards.join("")}`,
      );
    }
    if (path === "/reports/files") {
      const name = /filename="([^"]*)"/.exec(sent)?.[1] ?? "";
      if (name.endsWith(".bin"))
        return respond(
          422,
          "application/json",
          JSON.stringify({ error: "This file holds no text that can be read." }),
        );
      return respond(
        200,
        "application/json",
        JSON.stringify({ report: "r5", claims: 12, known: name.includes("known"), link: "/report" }),
      );
    }
    if (path === "/queue/decide") {
      state.decided.push(new URLSearchParams(sent).get("decision"));
      state.message = `<div id="message" class="notice" role="status"><p>${escape(state.decided.at(-1))}. <a href="/queue">Undo</a></p></div>`;
      return respond(303, "text/plain", "", { Location: "/queue" });
    }
    return respond(303, "text/plain", "", { Location: "/" });
  }
  const name = pages[path];
  if (!name) return respond(404, "text/html; charset=utf-8", "<main id=main><h1>No such page</h1></main>");
  const holes = holesOf(path, url.searchParams);
  holes.message = state.message;
  state.message = "";
  holes.main = fill(page(`${name}.html`), holes);
  return respond(200, "text/html; charset=utf-8", fill(page("_frame.html"), holes));
}

/** Starts the sample server. Gives its address and what stops it. */
export function serve(port = 0) {
  const server = createServer((request, response) => {
    const respond = (status, type, content, more = {}) => {
      response.writeHead(status, {
        "Content-Type": type,
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        ...more,
      });
      response.end(content);
    };
    answer(request, respond).catch(error => respond(500, "text/plain", String(error)));
  });
  return new Promise(resolve => {
    server.listen(port, "127.0.0.1", () => {
      resolve({
        address: `http://127.0.0.1:${server.address().port}`,
        stop: () => server.close(),
        incidents: incidents.length,
      });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(Number(process.argv[2] ?? 0));
  console.log(address);
}
