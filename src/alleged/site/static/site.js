"use strict";
// Reading needs no script. This remembers the colours.
(function () {
  const kept = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  const boxes = [...document.querySelectorAll("input[name=theme]")];
  for (const box of boxes) {
    const name = box.id.replace("theme-", "");
    if (name === kept) box.checked = true;
    box.addEventListener("change", () => {
      try { localStorage.setItem("theme", name); } catch { /* private window */ }
    });
  }
})();
