// Keeps the small window fresh: loads it anew now and then, spread out, and never while nobody looks.
(() => {
  "use strict";
  function later() {
    setTimeout(() => { if (document.hidden) later(); else location.reload(); }, 60000 + Math.random() * 30000);
  }
  later();
})();
