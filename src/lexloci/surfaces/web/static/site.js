// The published site has no server: its search runs here, over an index that is one file of the site.
"use strict";
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9 ]+/g, " ").trim();
for (const form of document.querySelectorAll("form[data-search]")) {
  const list = form.querySelector(".found");
  const box = form.querySelector("input");
  let index = null;
  const load = async () => {
    if (!index) {
      const rows = await (await fetch(form.dataset.search)).json();
      index = rows.map(([name, path]) => [fold(name), name, path]);
    }
    return index;
  };
  const show = async () => {
    const words = fold(box.value).split(" ").filter(Boolean);
    list.replaceChildren();
    if (!words.length) return;
    const found = (await load()).filter(([key]) => words.every((word) => (" " + key).includes(" " + word))).slice(0, 30);
    for (const [, name, path] of found) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = path;
      link.textContent = name;
      item.append(link);
      list.append(item);
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  box.addEventListener("input", show);
  box.value = new URLSearchParams(location.search).get("q") || "";
  if (box.value) show();
}
