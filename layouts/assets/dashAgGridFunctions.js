/* Functions that grids and pickers name in Python: layouts/grid.py, layouts/shell.py, layouts/filters.py. */
(function () {
  "use strict";
  const fold = (text) =>
    String(text || "").toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  const collator = new Intl.Collator("vi", { numeric: true });
  const colours = { "▲": "#0b6e4f", "●": "#1f6f3f", "◆": "#8a5a00", "▼": "#b3261e", "○": "#5f6b76", "∅": "#5f6b76" };

  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions || {}, {
    chitieuShown: (params) => (params.data ? params.data[params.colDef.field + "_t"] : "") || "",
    chitieuSought: (params) => {
      const shown = params.data[params.colDef.field + "_t"] || "";
      return shown + " " + fold(shown);
    },
    chitieuAlphabet: (a, b) => collator.compare(a || "", b || ""),
    chitieuStatus: (params) => {
      const shown = params.data ? params.data[params.colDef.field + "_t"] || "" : "";
      return { color: colours[shown[0]] || "inherit" };
    },
  });

  window.dashMantineFunctions = Object.assign(window.dashMantineFunctions || {}, {
    chitieuFolded: ({ options, search, limit }) => {
      const words = fold(search).split(/\s+/).filter(Boolean);
      const fits = (option) => words.every((word) => fold(option.label).includes(word));
      const most = limit || Infinity;
      let left = most;
      const taken = (items) => {
        const found = items.filter(fits).slice(0, Math.max(0, left));
        left -= found.length;
        return found;
      };
      return options
        .map((option) => ("items" in option ? { ...option, items: taken(option.items) } : option))
        .filter((option) => ("items" in option ? option.items.length : fits(option)));
    },
  });
})();
