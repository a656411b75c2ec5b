// What pages can do beside standing there. Nothing needs this script: forms are sent, charts are drawn and tables are
// complete without it.
(() => {
  "use strict";

  // A list is filtered where it stands: the server's answer takes the place of what is shown, and the address follows.

  let asked = null;

  const isFilter = (form) =>
    form.matches("form.choices") && form.method === "get" && new URL(form.action).pathname === location.pathname;

  function addressOf(form) {
    const address = new URL(form.action);
    const chosen = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...chosen]) if (value === "") chosen.delete(name);
    address.search = chosen.toString();
    return address;
  }

  async function show(address, { keeps = null, pushes = true } = {}) {
    if (asked) asked.abort();
    asked = new AbortController();
    let text;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      text = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
      return;
    }
    const next = new DOMParser().parseFromString(text, "text/html");
    const main = document.querySelector("main");
    const focused = document.activeElement;
    const caret = focused && "selectionStart" in focused ? focused.selectionStart : null;
    // The form in use stays the same element, so that nothing typed meanwhile is lost.
    const successor = keeps && next.getElementById(keeps.id);
    if (successor) successor.replaceWith(keeps);
    main.replaceChildren(...next.querySelector("main").childNodes);
    for (const part of ["title", "body > header"]) {
      const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
      if (old && fresh) old.replaceWith(fresh);
    }
    if (pushes) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    if (focused && focused !== document.activeElement && main.contains(focused)) {
      focused.focus({ preventScroll: true });
      if (caret !== null) focused.setSelectionRange(caret, caret);
    }
    tell(main);
    draw();
  }

  // What came of a filter, for those who do not see the list change.
  function tell(main) {
    let place = document.querySelector("body > [role=status]");
    if (!place) {
      place = document.createElement("p");
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    const counted = main.querySelector(".forms");
    place.textContent = counted ? counted.firstChild.textContent : main.querySelector("section").textContent;
  }

  document.addEventListener("submit", (event) => {
    if (!isFilter(event.target)) return;
    event.preventDefault();
    show(addressOf(event.target), { keeps: event.target });
  });

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (event.target.matches("select") && form && isFilter(form)) show(addressOf(form), { keeps: form });
  });

  let pause = 0;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!event.target.matches("input[type=search]") || !form || !isFilter(form) || event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(() => show(addressOf(form), { keeps: form, pushes: false }), 250);
  });

  window.addEventListener("popstate", () => {
    if (document.querySelector("form.choices")) location.reload();
  });

  // The key of a slash leads to the search, as in many programs.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const search = document.querySelector("input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  // Lines over years answer to a pointer: the drawing of the page makes way for one of ECharts, with the same figures.
  // On paper, and where the library is not at hand, the drawing of the page stays.

  const own = document.currentScript.src;
  const charts = [];

  async function draw() {
    const figures = [...document.querySelectorAll("figure.chart")].filter((figure) => figure.querySelector(".observed, .expected"));
    const address = document.querySelector('link[rel=alternate][type="application/json"]');
    // Pages opened as files may load neither a module nor their figures.
    if (figures.length === 0 || !address || location.protocol === "file:") return;
    let echarts, page;
    try {
      const [library, answer] = await Promise.all([import(new URL("echarts/index.js", own)), fetch(address.href)]);
      [echarts, page] = [library.echarts, await answer.json()];
    } catch {
      return;
    }
    const blocks = page.sections.flatMap((section) => section.blocks);
    for (const figure of figures) {
      const block = blocks.find((block) => block.chart === figure.id && block.lines);
      if (!block || !figure.isConnected) continue;
      const [drawing, place] = [figure.querySelector("svg"), document.createElement("div")];
      place.setAttribute("role", "img");
      place.setAttribute("aria-labelledby", drawing.getAttribute("aria-labelledby"));
      drawing.before(place);
      const chart = echarts.init(place, null, { renderer: "svg" });
      chart.setOption(optionsOf(block, place));
      charts.push({ chart, block, place });
      new ResizeObserver(() => {
        chart.resize();
        chart.setOption(optionsOf(block, place), true);
      }).observe(place);
    }
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // As the pages write numbers: a comma between thousands from five digits on.
  function written(value, decimals) {
    const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    return (value < 0 ? "-" : "") + grouped + (rest ? `.${rest}` : "");
  }

  const looks = {
    observed: { colour: "part0", dash: "solid", symbol: "circle" },
    expected: { colour: "part0", dash: [6, 4], symbol: "emptyCircle" },
    wanted: { colour: "seal", dash: [2, 4], symbol: "diamond" },
    other: { colour: "part4", dash: [10, 3, 2, 3], symbol: "triangle" },
  };

  // How high the names above a chart are, with every letter counted as wide as it can be.
  function heightOf(names, width) {
    let [rows, left] = [1, 0];
    for (const name of names) {
      const needed = 44 + [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 12 : 7), 0);
      if (left > 0 && left + needed > width) [rows, left] = [rows + 1, 0];
      left += needed;
    }
    return rows * 24;
  }

  function optionsOf(block, place) {
    const told = [
      ...block.lines.flatMap((line) => line.points), ...block.intervals.flatMap((interval) => interval.ends), ...block.marks,
    ].map((point) => point.year);
    const [first, last] = [Math.min(...told), Math.max(...told)];
    const years = Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
    const by = (points, value) => years.map((year) => points.find((point) => String(point.year) === year)).map((point) => (point ? value(point) : null));
    const shown = (value) => (value === null || value === undefined ? "–" : `${written(value, block.decimals)} ${block.unit}`);
    const series = [];
    const lightest = 0.55 / Math.max(block.intervals.length, 1);
    for (const [order, interval] of block.intervals.entries()) {
      const bound = { type: "line", stack: interval.name, stackStrategy: "all", symbol: "none", silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };
      series.push({ ...bound, data: by(interval.ends, (ends) => ends.low) });
      series.push({
        ...bound, name: interval.name, data: by(interval.ends, (ends) => ends.high - ends.low),
        areaStyle: { color: colour("part0"), opacity: 0.16 }, itemStyle: { color: colour("part0"), opacity: lightest * (order + 1) },
      });
    }
    for (const line of block.lines) {
      const look = looks[line.role];
      series.push({
        type: "line", name: line.name, data: by(line.points, (point) => point.value), symbol: look.symbol, symbolSize: 7,
        lineStyle: { color: colour(look.colour), type: look.dash, width: 2 }, itemStyle: { color: colour(look.colour) },
        tooltip: { valueFormatter: shown },
      });
    }
    for (const mark of block.marks) {
      series.push({
        type: "scatter", name: mark.name, symbol: "diamond", symbolSize: 13, itemStyle: { color: colour("seal") },
        data: [[String(mark.year), mark.value]], tooltip: { valueFormatter: (value) => shown(Array.isArray(value) ? value[1] : value) },
        markLine: {
          silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("seal"), type: [4, 3] },
          data: [[{ coord: [years[0], mark.value] }, { coord: [String(mark.year), mark.value] }]],
        },
      });
    }
    const [ink, soft, line, paper] = ["ink", "soft", "line", "paper"].map(colour);
    const font = getComputedStyle(document.body).fontFamily;
    const names = series.map((part) => part.name).filter(Boolean);
    const above = heightOf(names, place.clientWidth) + (block.unit ? 28 : 10);
    return {
      animation: false, textStyle: { fontFamily: font, color: ink },
      grid: { left: 12, right: 18, top: above, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: ink }, data: names },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, backgroundColor: paper, borderColor: soft, textStyle: { color: ink },
      },
      xAxis: { type: "category", data: years, boundaryGap: false, axisLabel: { color: soft }, axisLine: { lineStyle: { color: soft } } },
      yAxis: {
        type: "value", scale: true, name: block.unit, nameTextStyle: { color: soft, align: "left" },
        axisLabel: { color: soft, formatter: (value) => written(value, Number.isInteger(value) ? 0 : Math.max(block.decimals, 1)) },
        splitLine: { lineStyle: { color: line } },
      },
      series,
    };
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const { chart, block, place } of charts) if (place.isConnected) chart.setOption(optionsOf(block, place), true);
  });

  draw();
})();
