"use strict";
// Reading needs no script. This adds zoom and pan to the timeline and the network, and lights up
// what a party of the network has to do with.
(function () {
  const frames = document.querySelectorAll(".frame.zoom");
  for (const frame of frames) {
    const svg = frame.querySelector("svg.drawing");
    if (!svg || !window.d3) continue;
    const inner = document.createElementNS("http://www.w3.org/2000/svg", "g");
    const moved = [...svg.childNodes].filter((node) => !["title", "desc"].includes(node.nodeName));
    for (const node of moved) inner.appendChild(node);
    svg.appendChild(inner);
    const box = svg.viewBox.baseVal;
    const zoom = d3.zoom()
      .scaleExtent([1, 30])
      .translateExtent([[0, 0], [box.width, box.height]])
      // A page scrolls with the wheel: zooming wants the control key, or two fingers.
      .filter((event) => (event.type !== "wheel" || event.ctrlKey) && !event.button)
      .on("zoom", (event) => draw(inner, event.transform, svg));
    const area = d3.select(svg).call(zoom).on("dblclick.zoom", null);
    const tools = document.createElement("div");
    tools.className = "zoom-tools";
    const buttons = [
      ["+", "Zoom in", () => area.call(zoom.scaleBy, 1.6)],
      ["−", "Zoom out", () => area.call(zoom.scaleBy, 1 / 1.6)],
      ["⟲", "All of it", () => area.call(zoom.transform, d3.zoomIdentity)],
    ];
    for (const [sign, label, run] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.title = label;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", run);
      tools.appendChild(button);
    }
    frame.before(tools);
    if (svg.classList.contains("network")) lightUp(svg);
  }

  // The timeline is stretched along the days only, so that names and bars keep their height.
  function draw(inner, transform, svg) {
    if (!svg.classList.contains("timeline")) {
      inner.setAttribute("transform", transform);
      return;
    }
    inner.setAttribute("transform", `translate(${transform.x},0)`);
    for (const node of inner.querySelectorAll("rect, line, text")) {
      for (const name of ["x", "x1", "x2"]) {
        if (!node.hasAttribute(name)) continue;
        const key = "at" + name;
        if (node.dataset[key] === undefined) node.dataset[key] = node.getAttribute(name);
        node.setAttribute(name, Number(node.dataset[key]) * transform.k);
      }
      if (node.nodeName === "rect") {
        if (node.dataset.wide === undefined) node.dataset.wide = node.getAttribute("width");
        node.setAttribute("width", Number(node.dataset.wide) * transform.k);
      }
    }
  }

  function lightUp(svg) {
    const ties = [...svg.querySelectorAll(".tie")];
    for (const node of svg.querySelectorAll(".node")) {
      const circle = node.querySelector("circle");
      const here = (line) => ["1", "2"].some((end) =>
        line.getAttribute("x" + end) === circle.getAttribute("cx") &&
        line.getAttribute("y" + end) === circle.getAttribute("cy"));
      const show = () => { for (const tie of ties) tie.classList.toggle("faint", !here(tie.querySelector("line"))); };
      const hide = () => { for (const tie of ties) tie.classList.remove("faint"); };
      node.addEventListener("pointerenter", show);
      node.addEventListener("pointerleave", hide);
      node.addEventListener("focus", show);
      node.addEventListener("blur", hide);
    }
  }
})();
