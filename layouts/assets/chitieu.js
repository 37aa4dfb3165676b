/* The browser's small part: the address, keys, clicks on figures. Callers: callbacks/frame.py, callbacks/cell.py. */
(function () {
  "use strict";
  const keep = () => window.dash_clientside.no_update;
  const put = (params, key, value) => (value ? params.set(key, value) : params.delete(key));
  const plain = { "%2C": ",", "%3B": ";", "%3E": ">", "%3A": ":" };
  const written = (params) => "?" + params.toString().replace(/%2C|%3B|%3E|%3A/g, (code) => plain[code]);

  function navigate(href) {
    window.history.pushState({}, "", href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  // A filter's step back: the address is older than what Dash knows of it, so the page is asked for again.
  let stepped = false;
  window.addEventListener("popstate", (event) => {
    if (stepped || (event.state && event.state.filters)) window.location.reload();
  });

  function openCell(id) {
    if (!(id > 0)) return;
    window.dash_clientside.set_props("cell-wanted", { data: Number(id) });
    window.dash_clientside.set_props("cell-drawer", { opened: true });
  }

  // The page may speak to its grid before the grid stands.
  function withGrid(table, work) {
    window.dash_ag_grid.getApiAsync({ type: "grid", table }).then(work);
  }

  function cellOf(grid, click) {
    const node = click && window.dash_ag_grid.getApi(grid).getRowNode(click.rowId);
    if (node && node.data) openCell(node.data[click.colId + "_o"]);
  }

  function picture(key) {
    const drawn = [...document.querySelectorAll(".js-plotly-plot")].find((plot) => (plot.parentElement.id || plot.id).includes(`"${key}"`));
    if (drawn) window.Plotly.downloadImage(drawn, { format: "png", filename: key, scale: 2 });
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    chitieu: {
      address(month, mode, areas, authority, known, current) {
        const params = new URLSearchParams(current);
        put(params, "ky", month && month.slice(0, 7));
        put(params, "kieu", mode === "luyke" ? "" : mode);
        put(params, "dv", (areas || []).join(","));
        put(params, "so", authority === "auto" ? "" : authority);
        put(params, "ngay", known && known.slice(0, 10));
        const address = written(params);
        if (address === current) return keep();
        window.history.pushState({ filters: true }, "", window.location.pathname + address);
        stepped = true;
        return address;
      },
      find(value, current) {
        if (!value) return keep();
        const params = new URLSearchParams(current);
        const [kind, code] = [value.slice(0, 2), value.slice(3)];
        params.set(kind, code);
        navigate((kind === "ct" ? "/chi-tieu" : window.location.pathname) + written(params));
        return null;
      },
      state(values, ids, current) {
        const params = new URLSearchParams(current);
        // A control that only appeared still has the value it was drawn with.
        const said = values.map((value) => (Array.isArray(value) ? value.join(",") : value));
        ids.forEach((id, place) => said[place] !== id.at && put(params, id.name, said[place]));
        const address = written(params);
        if (address === written(new URLSearchParams(current))) return keep();
        window.history.pushState({ filters: true }, "", window.location.pathname + address);
        stepped = true;
        return address;
      },
      tab(said) {
        if (said) [document.title, document.documentElement.lang] = said;
        return keep();
      },
      gridCell(clicks, ids) {
        const which = window.dash_clientside.callback_context.triggered_id;
        const place = ids.findIndex((id) => which && id.table === which.table);
        if (place >= 0) cellOf(ids[place], clicks[place]);
        return keep();
      },
      sift(words, id) {
        withGrid(id.table, (grid) => grid.setGridOption("quickFilterText", words || ""));
        return keep();
      },
      gridTotal(total) {
        if (total) withGrid("areas", (grid) => grid.setGridOption("pinnedBottomRowData", [total]));
        return keep();
      },
      gridFilter(words) {
        const params = new URLSearchParams(window.location.search);
        put(params, "f", words);
        withGrid("areas", (grid) => grid.setGridOption("quickFilterText", words || ""));
        window.history.replaceState(window.history.state, "", window.location.pathname + written(params));
        return words || "";
      },
    },
  });

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest && event.target.closest(selector);
    const figure = hit("[data-cell]");
    if (figure) openCell(Number(figure.dataset.cell));
    const toggle = hit("[data-toggle]");
    if (toggle) document.getElementById(toggle.dataset.toggle).classList.toggle("open");
    const png = hit("[data-png]");
    if (png) picture(png.dataset.png);
    if (hit("#print-page")) window.print();
    if (hit("#help-open")) window.dash_clientside.set_props("help", { opened: true });
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("search").focus();
    }
    if (event.key === "?") window.dash_clientside.set_props("help", { opened: true });
    if (event.key === "p") window.print();
  });
})();
