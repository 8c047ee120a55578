(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  root.classList.add("js");
  const form = byId("filters"), list = byId("cards"), shown = byId("shown"), nothing = byId("nothing");
  const cards = [...list.children];
  const facets = [...form.querySelectorAll("select:not(#sort)")];
  const ranks = ["error", "warning", "info", "none"];
  let texts = null;

  const values = (card, name) => (card.dataset[name] || "").split(" ");
  const rank = (card) => Math.min(...values(card, "severity").map((value) => ranks.indexOf(value)));
  const heading = (card) => card.querySelector("h3").textContent;
  const keys = {
    severity: (card) => rank(card),
    title: (card) => heading(card).toLowerCase(),
    year: (card) => card.dataset.year || "~",
    host: (card) => card.dataset.host || "~",
  };

  // Browsers with scripts keep what stands in <noscript> as text: 2,000 records open at once, and unfold when asked for.
  function unfold(details) {
    const held = details.querySelector(":scope > noscript");
    if (!held) return;
    const made = document.createElement("template");
    made.innerHTML = held.textContent;
    held.replaceWith(made.content);
  }

  const letters = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
  const text = (card) => card.textContent
    .replace(/<[^<>]*>/g, " ").replace(/&(amp|lt|gt|#34|#39);/g, (each) => letters[each]).toLowerCase();

  function filter() {
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = cards.map(text);
    const wanted = facets.filter((select) => select.value).map((select) => [select.name, select.value]);
    let number = 0;
    cards.forEach((card, index) => {
      const fits = wanted.every(([name, value]) => values(card, name).includes(value))
        && words.every((word) => texts[index].includes(word));
      card.hidden = !fits;
      number += fits;
    });
    shown.textContent = `${number.toLocaleString("en")} of ${cards.length.toLocaleString("en")} references shown`;
    nothing.hidden = number > 0 || cards.length === 0;
    remember();
  }

  function sort() {
    const key = keys[form.elements.sort.value];
    const order = cards.map((card, index) => [key ? key(card) : index, index]);
    order.sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j));
    list.append(...order.map(([, index]) => cards[index]));
  }

  function remember() {
    const set = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const now = location.hash;
    if (set.size) history.replaceState(null, "", `#?${set}`);
    else if (now.startsWith("#?")) history.replaceState(null, "", location.pathname + location.search);
  }

  function recall() {
    if (!location.hash.startsWith("#?")) return false;
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
    return true;
  }

  function reveal() {
    let target = null;
    try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target || !target.classList.contains("ref")) return;
    if (target.hidden) { form.reset(); filter(); }
    unfold(target.querySelector("details"));
    target.querySelector("details").open = true;
    target.scrollIntoView({ block: "start" });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function choose(link) {
    form.reset();
    const field = form.elements.namedItem(link.dataset.filter);
    if (field) field.value = link.dataset.value;
    sort();
    filter();
    byId("references").scrollIntoView();
    form.elements.q.focus({ preventScroll: true });
  }

  async function copy(button) {
    const lines = [...button.parentElement.querySelectorAll(".ins")].map((line) => line.textContent.trim().slice(2));
    const text = lines.length === 1 ? lines[0].slice(lines[0].indexOf(" = ") + 3) : lines.join("\n");
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch { done = byHand(text); }
    button.textContent = done ? "Copied" : "Could not copy";
    setTimeout(() => { button.textContent = "Copy the edit"; }, 2000);
  }

  function byHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  const themes = ["auto", "light", "dark"];
  const button = byId("theme");
  function theme(name) {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    button.textContent = `Theme: ${name}`;
    button.value = name;
  }
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(button.value) + 1) % themes.length];
    theme(next);
    try { localStorage.setItem("citecheck-theme", next); } catch { /* private windows and files may refuse */ }
  });
  let kept = "auto";
  try { kept = localStorage.getItem("citecheck-theme") || "auto"; } catch { /* as above */ }
  theme(themes.includes(kept) ? kept : "auto");
  button.hidden = false;

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")].filter((each) => !each.closest("[hidden]"));
    opened.forEach((each) => { unfold(each); each.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));

  for (const edit of document.querySelectorAll(".edit")) {
    if (!edit.querySelector(".ins")) continue;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: "Copy the edit" });
    edit.append(button);
  }
  document.addEventListener("toggle", (event) => unfold(event.target), true);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest(".copy, a[data-filter]") : null;
    if (!target) return;
    if (target.matches(".copy")) copy(target);
    else { event.preventDefault(); choose(target); }
  });
  form.hidden = cards.length === 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { if (event.target.id === "sort") { sort(); remember(); } else filter(); });
  form.addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  addEventListener("hashchange", reveal);
  if (recall()) { sort(); filter(); } else reveal();
})();
