// <city-news city="krasnodar-ru" lang="ru" limit="5"> — the newest stories of a city or a pair of cities.
//
//   city | pair    slug of a city, or of a pair ("kazan-ru--minsk-by")
//   lang           language of words and dates; stories told in it come first choice (default: the page's)
//   languages      "all": stories in every language, not only the edition in lang
//   limit          number of stories, 1 to 20 (default 5)
//   heading        level of the headlines, 2 to 6 (default 3)
//   caption        a title above the list
//   summaries      present: with summaries
//   accent         a colour for links, as --city-news-accent, where inline styles are not allowed
//   theme          light | dark | auto: a card of its own colours (default: the page's colours)
//   base           where the feeds are, ending in "/" (default: where this module came from)
//
// Custom properties: --city-news-accent -ink -soft -paper -line -font -size -gap -radius -lines.
// Parts: caption list item headline link summary meta date source footer more note.
// Events: city-news-load, city-news-error. Methods: refresh(). Keeps its last good copy in localStorage; no cookies.
// On the same page it also gives frames of ….frame.html the height of their content.

const HOME = new URL("../", import.meta.url).href;
const PATIENCE = 15000; // milliseconds for one answer
const MOST = 20;

// What it says: the link below, an error, a saved copy, an empty list, while waiting. Published in every language of
// languages/*.toml.
const WORDS = {
  en: ["All stories", "The news can’t be loaded just now.", "Saved copy of {}", "No stories yet.", "Loading news…"]
};
const EDITIONS = null; // the languages that its own site has feeds in, once it is published
const ALIASES = { iw: "he", nn: "nb", no: "nb" };
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b/i;

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host { display: block; container-type: inline-size; min-inline-size: min(100%, 15rem); --_lines: var(--city-news-lines, 3); --_pad: var(--city-news-gap, .7em);
  --_accent: var(--_chosen, var(--city-news-accent, currentColor)); --_soft: var(--city-news-soft, color-mix(in srgb, currentColor 76%, transparent)); --_line: var(--city-news-line, color-mix(in srgb, currentColor 18%, transparent));
  font: var(--city-news-font, inherit); font-size: var(--city-news-size, inherit); color: var(--city-news-ink, inherit); }
:host([hidden]) { display: none; }
:host([theme]) { padding: 1.1em 1.25em; border-radius: var(--city-news-radius, .75em); background: var(--city-news-paper, #fff); color: var(--city-news-ink, #1d2327); border: 1px solid var(--city-news-line, #dedbd2); --_accent: var(--_chosen, var(--city-news-accent, #0b5f6b)); }
:host([theme=dark]) { background: var(--city-news-paper, #1c2327); color: var(--city-news-ink, #e7eaea); border-color: var(--city-news-line, #323c41); --_accent: var(--_bright, var(--city-news-accent, #7fd0d3)); }
@media (prefers-color-scheme: dark) { :host([theme=auto]) { background: var(--city-news-paper, #1c2327); color: var(--city-news-ink, #e7eaea); border-color: var(--city-news-line, #323c41); --_accent: var(--_bright, var(--city-news-accent, #7fd0d3)); } }
* { box-sizing: border-box; margin: 0; }
.body { --_rows: var(--_lines); }
@container (min-inline-size: 30em) { .body { --_rows: var(--city-news-lines, 2); } }
.caption { font-size: 1.25em; line-height: 1.3; margin-block-end: .5em; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
li { padding-block: var(--_pad); border-block-start: 1px solid var(--_line); box-sizing: content-box; block-size: calc(var(--_rows) * 1.35em + 1.575em); }
.long li { block-size: calc(var(--_rows) * 1.35em + 4.6em); }
li:first-child { border: 0; padding-block-start: 0; }
.headline, .summary { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
.headline { font-size: 1em; font-weight: 600; line-height: 1.35; -webkit-line-clamp: var(--_rows); line-clamp: var(--_rows); }
.summary { font-size: .925em; line-height: 1.5; -webkit-line-clamp: 2; line-clamp: 2; margin-block-start: .25em; }
.meta { font-size: .85em; line-height: 1.5; block-size: 1.5em; margin-block-start: .3em; color: var(--_soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.meta time::after { content: " · "; }
a { color: var(--_accent); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid; outline-offset: -2px; border-radius: .2em; text-decoration: underline; }
footer { display: flex; flex-wrap: wrap; gap: 0 1em; font-size: .875em; line-height: 1.6; margin-block-start: .6em; }
.more { font-weight: 600; text-decoration: underline; text-underline-offset: .15em; text-decoration-thickness: .06em; }
.note { color: var(--_soft); }
.wait .headline::before, .wait .meta::before { content: ""; display: block; border-radius: .3em; background: var(--_line); inline-size: min(92%, 34em); block-size: 1.2em; margin-block: .1em; }
.wait .meta::before { inline-size: min(40%, 15em); }
@media (prefers-reduced-motion: no-preference) { .wait { animation: wait 1.4s ease-in-out infinite alternate; } }
@keyframes wait { to { opacity: .45; } }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { li { break-inside: avoid; block-size: auto !important; } .headline, .summary { display: block; } }
`);

const primary = (language) => language.toLowerCase().split("-")[0];
const words = (language) => WORDS[primary(language)] ?? WORDS[ALIASES[primary(language)]] ?? WORDS.en;

/** An element with properties, attributes and children; a child that is null is left out. */
function make(name, { part, lang, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  if (part) (element.setAttribute("part", part), element.classList.add(part));
  if (lang) element.lang = lang;
  element.append(...children.filter((child) => child != null));
  return element;
}

/** An http(s) address, else "". */
function web(address, base) {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

/** The printed day, in words: the first ten characters are the day at the place of the news, never shifted. */
function day(stamp, language, dateStyle = "long") {
  const date = new Date(`${stamp.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  try {
    return new Intl.DateTimeFormat(language, { dateStyle, timeZone: "UTC" }).format(date);
  } catch {
    return stamp.slice(0, 10);
  }
}

/** What is kept of a JSON Feed. */
function digest(feed) {
  const stories = feed.items.slice(0, MOST).map((item) => ({
    url: web(item.url),
    title: String(item.title ?? ""),
    date: String(item.date_published ?? ""),
    language: item.language ?? "",
    summary: String(item.summary ?? ""),
    source: String(item._source?.title ?? item.authors?.[0]?.name ?? ""),
  }));
  return { title: String(feed.title ?? ""), page: web(feed.home_page_url), stories };
}

const drawer = {
  open(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // no storage for us here, or not what we put there
    }
  },
  put(key, content) {
    try {
      localStorage.setItem(key, JSON.stringify(content));
    } catch {
      // full or forbidden: then without
    }
  },
};

class CityNews extends HTMLElement {
  static observedAttributes = ["city", "pair", "lang", "languages", "limit", "heading", "caption", "summaries", "accent", "base"];

  #colours = new CSSStyleSheet();
  #body = make("div", { className: "body" });
  #asking = null; // the request under way
  #queued = false;
  #key = ""; // what is shown
  #known = null; // { at, feed } of #key
  #drawn = "";
  #kept = 0; // pixels of height that are not given up yet
  #sight = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE, this.#colours];
    root.append(this.#body);
  }

  connectedCallback() {
    this.#queue();
  }

  disconnectedCallback() {
    this.#asking?.abort();
    this.#sight?.disconnect();
    this.#key = "";
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after) this.#queue();
  }

  /** Ask again. */
  refresh() {
    this.#key = "";
    this.#queue();
  }

  get #language() {
    const language = this.lang || this.closest("[lang]:not([lang=''])")?.lang || navigator.language || "en";
    return /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(language) ? language : "en";
  }

  get #limit() {
    return Math.min(Math.max(Number.parseInt(this.getAttribute("limit"), 10) || 5, 1), MOST);
  }

  get #base() {
    return web(this.getAttribute("base") || HOME, document.baseURI) || HOME;
  }

  /** "cities/<slug>" or "pairs/<slug>--<slug>", the two in alphabetical order; "" where neither is named. */
  get #address() {
    const pair = this.getAttribute("pair")?.trim().split("--").sort();
    const slugs = pair ?? [this.getAttribute("city")?.trim() ?? ""];
    if (!slugs.every((slug) => /^[a-z\d]+(-[a-z\d]+)*$/.test(slug)) || (pair && pair.length !== 2)) return "";
    return pair ? `pairs/${slugs.join("--")}` : `cities/${slugs[0]}`;
  }

  get #height() {
    return this.#body.getBoundingClientRect().height;
  }

  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#update();
    });
  }

  async #update() {
    const address = this.#address;
    const language = this.#language;
    const editions = this.getAttribute("languages") === "all" ? [""] : [`.${language}`, `.${language.split("-")[0]}`, ""];
    const there = (edition) => !edition || !EDITIONS || this.#base !== HOME || EDITIONS.includes(edition.slice(1));
    const addresses = [...new Set(editions)].filter(there).map((edition) => `${this.#base}${address}${edition}.json`);
    const key = `city-news ${addresses[0]}`;
    if (key === this.#key && this.#known) return this.#draw(this.#known.feed);
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.#key = key;
    this.#known = address ? drawer.open(key) : null;
    this.#draw(this.#known?.feed ?? null);
    try {
      if (!address) throw new Error(`city-news: «city» or «pair» must name a slug such as krasnodar-ru`);
      const feed = digest(await this.#ask(addresses, asking));
      this.#known = { at: new Date().toISOString(), feed };
      drawer.put(key, this.#known);
      this.#draw(feed);
      this.#tell("load", { stories: feed.stories.length });
    } catch (error) {
      if (asking !== this.#asking) return; // nobody waits for this answer any more
      const [, failed, saved] = words(language);
      const at = this.#known && day(this.#known.at, language);
      this.#draw(this.#known?.feed ?? { stories: null }, this.#known ? saved.replace("{}", at) : failed);
      this.#key = ""; // the next change of an attribute tries again
      this.#tell("error", { error });
    }
  }

  /** The first edition that has stories, else the last there is. */
  async #ask(addresses, asking) {
    let found = null;
    const late = setTimeout(() => asking.abort(new Error("no answer in time")), PATIENCE);
    try {
      for (const address of addresses) {
        const answer = await fetch(address, { signal: asking.signal, credentials: "omit", referrerPolicy: "no-referrer" });
        if (answer.ok) found = await answer.json();
        else if (answer.status !== 404) throw new Error(`${address}: ${answer.status}`);
        if (found?.items?.length) break;
      }
    } finally {
      clearTimeout(late);
    }
    if (asking !== this.#asking) throw new Error("superseded");
    if (!Array.isArray(found?.items)) throw new Error(`${addresses.at(-1)}: no such feed`);
    return found;
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`city-news-${what}`, { bubbles: true, composed: true, detail }));
  }

  /** Draw a feed; null: it is on its way. Nothing is touched when the same stands there already. */
  #draw(feed, note = "") {
    const language = this.#language;
    const level = Math.min(Math.max(Number.parseInt(this.getAttribute("heading"), 10) || 3, 2), 6);
    const caption = this.getAttribute("caption");
    const summaries = this.hasAttribute("summaries");
    const accent = this.getAttribute("accent") ?? "";
    // A colour made for white paper is too dark for a dark card.
    const colours = CSS.supports("color", accent) ? `--_chosen: ${accent}; --_bright: color-mix(in srgb, ${accent} 50%, white);` : "";
    this.#colours.replaceSync(`:host { ${colours} }`);
    const drawn = JSON.stringify([feed, note, language, level, caption, summaries, this.#limit, this.#address, this.#base]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const waited = this.#body.querySelector(".wait") ? this.#height : this.#kept;
    const [more, , , none, loading] = words(language);
    const page = feed?.page || (this.#address ? `${this.#base}${this.#address}.html` : "");
    this.#body.lang = language;
    this.#body.dir = RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr";
    this.#body.style.minBlockSize = "";
    this.#body.replaceChildren(
      ...[
        caption && make(`h${level - 1}`, { part: "caption", textContent: caption }),
        feed ? this.#list(feed, level, summaries) : this.#skeleton(level, summaries),
        feed?.stories?.length === 0 ? make("p", { part: "note", textContent: none }) : null,
        make(
          "footer",
          { part: "footer" },
          page ? make("a", { part: "more", href: page, textContent: more }) : null,
          make("span", { part: "note", role: "status", textContent: note }, feed ? null : make("span", { className: "unseen", textContent: loading })),
        ),
      ].filter(Boolean),
    );
    if (feed && waited > this.#height) this.#keep(waited);
  }

  /** Less came than there was place for: what stands below does not jump before nobody sees it. */
  #keep(height) {
    this.#body.style.minBlockSize = `${height}px`;
    this.#kept = height;
    this.#sight?.disconnect();
    this.#sight = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) return;
      this.#sight.disconnect();
      this.#kept = 0;
      this.#body.style.minBlockSize = "";
    });
    this.#sight.observe(this);
  }

  #list(feed, level, summaries) {
    const language = this.#language;
    const list = make("ul", { part: "list", role: "list", className: summaries ? "long" : "" });
    if (feed.title) list.setAttribute("aria-label", feed.title);
    for (const story of (feed.stories ?? []).slice(0, this.#limit)) {
      const title = story.title || story.url;
      list.append(
        make(
          "li",
          { part: "item" },
          make(
            `h${level}`,
            { part: "headline", lang: story.language, dir: "auto", title },
            story.url ? make("a", { part: "link", href: story.url, textContent: title }) : title,
          ),
          summaries ? make("p", { part: "summary", lang: story.language, dir: "auto", textContent: story.summary }) : null,
          make(
            "p",
            { part: "meta" },
            make("time", { part: "date", dateTime: story.date, textContent: day(story.date, language) }),
            make("bdi", { part: "source", textContent: story.source }),
          ),
        ),
      );
    }
    return list.childElementCount ? list : null;
  }

  #skeleton(level, summaries) {
    const list = make("ul", { className: summaries ? "wait long" : "wait", ariaHidden: "true" });
    for (let row = 0; row < this.#limit; row++) {
      list.append(make("li", {}, make("div", { className: "headline" }), summaries ? make("div", { className: "summary" }) : null, make("div", { className: "meta" })));
    }
    return list;
  }
}

if (!customElements.get("city-news")) customElements.define("city-news", CityNews);

// Frames: each tells its height when it changes, and when it is asked because it loaded before this module did.
addEventListener("message", ({ data, origin, source }) => {
  if (origin !== new URL(HOME).origin || data?.type !== "city-news-height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.ceil(data.height), 10000)}px`;
  }
});
for (const frame of document.querySelectorAll(`iframe[src^="${HOME}embed/"]`)) {
  frame.contentWindow?.postMessage({ type: "city-news-ask" }, "*"); // no secret, and it may not be loaded yet
}
