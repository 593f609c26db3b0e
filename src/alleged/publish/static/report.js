"use strict";
// Reading needs no script. This adds sorting, filters, and lighting up a record and its words.
(function () {
  const make = (tag, text) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  for (const node of document.querySelectorAll(".no-script")) node.hidden = true;

  const labelled = (text, control) => {
    const label = make("label");
    label.append(make("span", text), control);
    return label;
  };
  const valueOf = (cell, numeric) => {
    if (!numeric) return cell.textContent.trim();
    const value = cell.dataset.v;
    return value === undefined ? NaN : Number(value);
  };

  const sortable = (table) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const numeric = head.dataset.type === "number";
      const button = make("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sign = down ? -1 : 1;
        const order = new Intl.Collator("en", { numeric: true });
        const keyed = [...body.rows].map((row) => [valueOf(row.cells[column], numeric), row]);
        keyed.sort(([a], [b]) => {
          if (!numeric) return sign * order.compare(a, b);
          if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
          return sign * (a - b);
        });
        body.append(...keyed.map(([, row]) => row));
      });
    });
  };

  const filterable = (table, bar) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 8) return; // a glance does
    const words = make("input");
    words.type = "search";
    bar.append(labelled("Filter by words", words));
    const menus = [];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (!("filter" in head.dataset)) return;
      const values = new Set(rows.map((row) => row.cells[column].textContent.trim()));
      if (values.size < 2 || values.size > 300) return;
      const menu = make("select");
      menu.append(new Option("all", ""));
      const order = new Intl.Collator("en", { numeric: true });
      for (const value of [...values].sort(order.compare)) menu.append(new Option(value, value));
      bar.append(labelled(head.textContent.trim(), menu));
      menus.push([column, menu]);
    });
    const told = make("output");
    told.setAttribute("aria-live", "polite");
    bar.append(told);
    const texts = new Map();
    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    };
    const apply = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits =
          wanted.every((word) => textOf(row).includes(word)) &&
          menus.every(([column, menu]) => !menu.value || row.cells[column].textContent.trim() === menu.value);
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      told.textContent = `${shown} of ${rows.length} rows`;
    };
    let waiting;
    words.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 120);
    });
    for (const [, menu] of menus) menu.addEventListener("change", apply);
    told.textContent = `${rows.length} of ${rows.length} rows`;
    bar.hidden = false;
  };

  for (const bar of document.querySelectorAll(".filter")) {
    const table = document.getElementById(bar.dataset.for);
    if (!table) continue;
    filterable(table, bar);
    sortable(table);
  }

  // A link to a place in something folded opens it; so does printing.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const folds = [];
    for (let node = target; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement && !node.open) folds.push(node);
    }
    for (const fold of folds) fold.open = true;
    if (folds.length) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });

  // A record and its words light up together.
  let lit = [];
  const light = (nodes) => {
    for (const node of lit) node.classList.remove("lit");
    lit = nodes;
    for (const node of lit) node.classList.add("lit");
  };
  const together = (start) => {
    const words = start.closest("[data-r]");
    const record = words ? null : start.closest(".card[id], .spots a[id]");
    const article = start.closest(".article");
    if (!article || (!words && !record)) return null;
    if (record) return [...article.querySelectorAll(`[data-r~="${CSS.escape(record.id)}"]`)];
    const found = [];
    for (const id of words.dataset.r.split(" ")) {
      const card = document.getElementById(id);
      if (card) found.push(card);
    }
    const first = words.dataset.r.split(" ")[0];
    found.push(...article.querySelectorAll(`[data-r~="${CSS.escape(first)}"]`));
    return found;
  };
  const follow = (event) => {
    if (event.target instanceof Element) light(together(event.target) ?? []);
  };
  document.addEventListener("mouseover", follow);
  document.addEventListener("focusin", follow);

  // Words that somebody says are no link, so that they can be selected; a plain click still leads.
  document.addEventListener("click", (event) => {
    const words = event.target instanceof Element && event.target.closest("span[data-r]");
    if (!words || !document.getSelection().isCollapsed) return;
    location.hash = words.dataset.r.split(" ")[0];
  });
})();
