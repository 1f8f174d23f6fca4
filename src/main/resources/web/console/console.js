// Tells when an open page is no longer kept fresh, so that nobody takes an old picture for the present one.
(() => {
  "use strict";
  function lost(is) {
    const bar = document.getElementById("cut-off");
    if (bar) bar.hidden = !is;
  }
  document.addEventListener("htmx:sseError", () => lost(true));
  document.addEventListener("htmx:sseOpen", () => lost(false));
  document.addEventListener("htmx:sseClose", () => lost(false));
})();
