"use strict";
// The search of the files. Rows come from search-rows.js; the server's search knows more fields.
(function () {
  const form = document.getElementById("find");
  const list = document.getElementById("found");
  const count = document.getElementById("found-count");
  if (!form || typeof ALLEGED_ROWS === "undefined") return;
  const MOST = 200;
  const FIELDS = { speaker: 5, outlet: 3, kind: 0 };
  const fold = (text) => (text || "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = ALLEGED_ROWS.map((row) => ({ row, words: fold([row[6], row[5], row[3]].join(" \n ")) }));

  // `wor*` is any word that begins so, "two words" stand next to each other, -word must not be there.
  function terms(question) {
    const found = [];
    for (const m of question.slice(0, 300).matchAll(/(-?)(?:([a-z]{1,12}):)?(?:"([^"]*)"|([^\s"]+))/g)) {
      const known = m[2] === undefined || m[2] in FIELDS;
      const words = m[3] !== undefined ? m[3] : m[4];
      const text = fold(known ? words : m[2] + ":" + words);
      const open = text.endsWith("*");
      const parts = text.match(/[\p{L}\p{N}]+/gu);
      if (!parts) continue;
      const end = open ? "" : "(?![\\p{L}\\p{N}])";
      const pattern = new RegExp("(?<![\\p{L}\\p{N}])" + parts.join("[^\\p{L}\\p{N}]+") + end, "u");
      found.push({ pattern, without: m[1] === "-", field: known ? m[2] : undefined });
    }
    return found.slice(0, 24);
  }

  function fits(one, term) {
    const text = term.field === undefined ? one.words : fold(one.row[FIELDS[term.field]]);
    return term.pattern.test(text) !== term.without;
  }

  function lit(words, wanted) {
    const shown = document.createElement("a");
    const parts = words.split(/([\p{L}\p{N}\p{M}]+)/u);
    for (const part of parts) {
      const hit = wanted.some((term) => term.pattern.test(fold(part)));
      const piece = hit ? document.createElement("mark") : null;
      if (piece) { piece.textContent = part; shown.append(piece); } else shown.append(part);
    }
    return shown;
  }

  function show(question) {
    const wanted = terms(question);
    list.replaceChildren();
    if (!wanted.some((term) => !term.without)) { count.textContent = ""; return; }
    const found = rows.filter((one) => wanted.every((term) => fits(one, term)));
    count.textContent = form.dataset.count.replace("{count}", String(found.length)) +
      (found.length > MOST ? " " + form.dataset.most.replace("{count}", String(MOST)) : "") +
      (ALLEGED_CUT ? " " + form.dataset.cut : "");
    for (const { row } of found.slice(0, MOST)) {
      const item = document.createElement("li");
      const kicker = document.createElement("p");
      kicker.className = "kicker";
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = form.dataset["kind" + row[0][0].toUpperCase() + row[0].slice(1)];
      kicker.append(tag, " ", [row[2], row[3], row[4]].filter(Boolean).join(" · "));
      const hit = document.createElement("p");
      hit.className = "hit";
      hit.dir = "auto";
      if (row[5]) {
        const who = document.createElement("b");
        who.textContent = row[5];
        hit.append(who, ": ");
      }
      const link = lit(row[6], wanted.filter((term) => !term.without && term.field === undefined));
      link.href = row[1];
      hit.append(link);
      item.append(kicker, hit);
      list.append(item);
    }
  }

  const box = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", "#" + encodeURIComponent(box.value));
    show(box.value);
  });
  const given = decodeURIComponent(location.hash.slice(1) || "");
  if (given) { box.value = given; show(given); }
})();
