// The page that writes the lines to paste. Works on embed/cities.json; shows what it writes.
const form = document.getElementById("configurator");
const field = (name) => document.getElementById(name);
const here = new URL("./", import.meta.url);
const register = await fetch(new URL("cities.json", here)).then((answer) => (answer.ok ? answer.json() : null), () => null);
const spoken = document.documentElement.lang;

const named = (slug) => register.cities[slug]?.names[spoken] ?? slug;
const listed = (slug) => [named(slug), register.cities[slug]?.country].filter(Boolean).join(", ");
const sorted = (slugs) => slugs.map((slug) => [listed(slug), slug]).sort(([one], [other]) => one.localeCompare(other, spoken));
const options = (pairs) => pairs.map(([name, slug]) => new Option(name, slug));
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The cities that have feeds and whose name, in any language, has the letters sought. */
function listCities() {
  const sought = folded(field("search").value.trim());
  const before = field("city").value;
  const slugs = Object.keys(register.cities).filter((slug) => {
    const { names, stories } = register.cities[slug];
    return stories && [slug, ...Object.values(names)].some((name) => folded(name).includes(sought));
  });
  field("city").replaceChildren(...options(sorted(slugs)));
  if (slugs.includes(before)) field("city").value = before;
  listPartners();
}

function listPartners() {
  const city = field("city").value;
  const before = field("partner").value;
  const others = Object.keys(register.pairs).flatMap((slug) => {
    const ends = slug.split("--");
    return ends.includes(city) ? ends.filter((end) => end !== city) : [];
  });
  field("partner").replaceChildren(new Option(form.dataset.allPartners, ""), ...options(sorted(others)));
  if (others.includes(before)) field("partner").value = before;
}

/** «name="value"» for HTML. */
const attribute = ([name, value]) => (value === true ? name : `${name}="${String(value).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"`);
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function wishes() {
  const city = field("city").value;
  const partner = field("partner").value;
  const pair = partner && [city, partner].sort().join("--");
  const limit = Math.min(Math.max(Number.parseInt(field("limit").value, 10) || 5, 1), 20);
  return {
    way: form.elements.way.value,
    slug: pair || city,
    room: pair ? "pairs" : "cities",
    kind: pair ? "pair" : "city",
    name: pair ? `${named(city)} – ${named(partner)}` : city && named(city),
    language: field("language").value,
    limit,
    theme: field("theme").value,
    caption: field("caption").value.trim(),
    heading: field("heading").value,
    summaries: field("summaries").checked,
    all: field("all").checked,
    accent: field("coloured").checked ? field("accent").value : "",
  };
}

/** The attributes of the element, those that say nothing new left out. */
const elementAttributes = (wish) =>
  Object.entries({
    [wish.kind]: wish.slug,
    lang: wish.language,
    languages: wish.all && "all",
    limit: wish.limit,
    heading: wish.heading !== "3" && wish.heading,
    caption: wish.caption,
    summaries: wish.summaries,
    theme: wish.theme,
    accent: wish.accent,
  }).filter(([, value]) => value);

function frameAddress(wish, base) {
  const address = new URL(`embed/${wish.slug}.${wish.language}.frame.html`, base);
  if (wish.limit !== 10) address.searchParams.set("limit", Math.min(wish.limit, 10));
  if (wish.theme === "light" || wish.theme === "dark") address.searchParams.set("theme", wish.theme);
  if (!wish.summaries) address.searchParams.set("summaries", "no");
  return address.href;
}

const roughly = (wish) => 110 + Math.min(wish.limit, 10) * (wish.summaries ? 150 : 92); // pixels, until the frame tells

function snippet(wish, base) {
  const module = `<script type="module" src="${base}embed/city-news.js"></script>`;
  const page = `${base}${wish.room}/${wish.slug}.html`;
  switch (wish.way) {
    case "element": {
      const inside = `  <a href="${page}">${escaped(wish.name)}</a>`;
      return `${module}\n<city-news ${elementAttributes(wish).map(attribute).join(" ")}>\n${inside}\n</city-news>`;
    }
    case "frame":
      return `<iframe ${[["src", frameAddress(wish, base)], ["title", wish.name], ["width", "100%"], ["height", roughly(wish)], ["loading", "lazy"]].map(attribute).join(" ")}></iframe>\n${module}`;
    case "include":
      return `<!--#include virtual="/city-news/${wish.slug}.${wish.language}.html" -->`;
    default:
      return `${base}${wish.room}/${wish.slug}.${wish.language}.rss`;
  }
}

function preview(wish) {
  const place = field("preview");
  if (wish.way === "element") {
    let element = place.querySelector("city-news");
    if (!element) place.replaceChildren((element = document.createElement("city-news")));
    const wanted = new Map(elementAttributes(wish));
    for (const name of element.getAttributeNames()) if (!wanted.has(name)) element.removeAttribute(name);
    for (const [name, value] of wanted) element.setAttribute(name, value === true ? "" : value);
  } else if (wish.way === "frame") {
    const address = frameAddress(wish, new URL("../", here));
    if (place.querySelector("iframe")?.src === address) return;
    place.replaceChildren(Object.assign(document.createElement("iframe"), { title: wish.name, src: address, height: roughly(wish) }));
  } else place.replaceChildren();
}

function show() {
  const wish = wishes();
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.disabled = !part.dataset.for.split(" ").includes(wish.way);
  if (field("theme").selectedOptions[0]?.hidden) field("theme").value = wish.theme = "auto";
  field("snippet").textContent = wish.slug ? snippet(wish, register.base) : "";
  field("said").textContent = "";
  if (wish.slug) preview(wish);
}

async function copy() {
  const text = field("snippet").textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(field("snippet")); // no clipboard here: it is selected, to be copied by hand
    if (!document.execCommand("copy")) return;
  }
  field("said").textContent = form.dataset.copied;
}

form.hidden = false;
if (register) {
  const asked = new URLSearchParams(location.search); // a city's or pair's page links here with ?city= or ?pair=
  listCities();
  const [one, other] = asked.get("pair")?.split("--") ?? [asked.get("city"), ""];
  if (register.cities[one]?.stories) field("city").value = one;
  listPartners();
  if (other) field("partner").value = other;
  if (!field("partner").value) field("partner").value = "";
  field("search").addEventListener("input", listCities);
  field("city").addEventListener("change", listPartners);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  field("copy").addEventListener("click", copy);
  show();
} else {
  form.textContent = form.dataset.failed;
}
