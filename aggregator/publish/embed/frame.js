// In ….frame.html: takes ?limit=, ?theme= and ?summaries= from the address, and tells the page around how high it is.
const wishes = new URLSearchParams(location.search);
const limit = Number.parseInt(wishes.get("limit"), 10);
const theme = wishes.get("theme");

if (limit > 0) {
  for (const item of document.querySelectorAll(`.city-news-item:nth-child(n + ${limit + 1})`)) item.remove();
}
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
if (wishes.get("summaries") === "no") document.documentElement.dataset.summaries = "no";

const tell = () => parent.postMessage({ type: "city-news-height", height: document.body.getBoundingClientRect().height }, "*");
if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ data }) => data?.type === "city-news-ask" && tell());
}
