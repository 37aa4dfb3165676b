/* The what-if of layouts/pages/disbursement.py: adds or takes back a move; the address then answers. */
(function () {
  "use strict";
  const field = (name) => document.getElementById("move-" + name);
  const said = () => new URLSearchParams(window.location.search).get("dc") || "";
  const write = (moves) => window.dash_clientside.set_props({ type: "state", name: "dc", at: said() }, { value: moves });

  function added(current) {
    const amount = Number(field("amount").value);
    if (!(amount > 0)) return field("amount").focus();
    const source = field("source").value;
    const move = `${field("giver").value}>${field("taker").value}:${String(Number(amount.toFixed(6)))}${source ? ":" + source : ""}`;
    write(current ? `${current};${move}` : move);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-move]");
    if (!button) return;
    if (button.dataset.move === "add") added(said());
    else write(button.dataset.moves || "");
  });
})();
