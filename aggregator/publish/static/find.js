// Finds cities by the beginning, or any part, of any of their names. Without script there is the list of cities.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const form = document.querySelector(".find form");
const [box, said, hits] = ["input", "[role=status]", ".hits"].map((what) => form.querySelector(what));
const { index, page, language, none } = form.dataset;
let cities;

/** All cities with news and their folded names, asked for when somebody begins to look. */
const known = () =>
  (cities ??= fetch(index)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((register) =>
      Object.entries(register.cities)
        .filter(([, city]) => city.stories)
        .map(([slug, city]) => ({ ...city, slug, folded: [...new Set([slug, ...Object.values(city.names)].map(folded))] })),
    )
    .catch(() => ((cities = undefined), [])));

/** 2: a name begins so; 1: has it inside; 0: neither. */
const fits = (city, sought) =>
  city.folded.some((name) => name.startsWith(sought)) ? 2 : city.folded.some((name) => name.includes(sought)) ? 1 : 0;

async function show() {
  const sought = folded(box.value.trim());
  const all = sought ? await known() : [];
  if (folded(box.value.trim()) !== sought) return; // typed on meanwhile
  const found = all.filter((city) => fits(city, sought)).sort((a, b) => fits(b, sought) - fits(a, sought) || b.stories - a.stories).slice(0, 8);
  hits.replaceChildren(
    ...found.map((city) => {
      const link = document.createElement("a");
      link.href = page.replace("%", city.slug);
      link.textContent = city.names[language] ?? city.slug;
      const country = Object.assign(document.createElement("span"), { className: "count", textContent: city.country });
      const item = document.createElement("li");
      item.append(link, " ", country);
      return item;
    }),
  );
  said.textContent = !sought ? "" : found.length ? found.map((city) => city.names[language] ?? city.slug).join(", ") : none;
  said.className = sought && !found.length ? "empty" : "unseen";
}

form.hidden = false;
box.addEventListener("focus", known, { once: true });
box.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = hits.querySelector("a");
  if (first) location.assign(first.href);
});
