// Keeps the public page fresh: listens for changes, falls back to asking now and then, and says when neither works.
(() => {
  "use strict";
  const page = document.documentElement;
  const least = 1500;
  let last = 0;
  let planned = 0;

  function mark() {
    const stale = document.getElementById("stale");
    // Where the gateway runs on a faster clock than the wall's, the two cannot be compared.
    if (stale && page.dataset.realTime === "true" && Date.now() > Date.parse(page.dataset.staleAfter)) {
      stale.hidden = false;
    }
    age();
  }

  // How old what is shown is, in words that the page brought along.
  function age() {
    const place = document.getElementById("age");
    if (!place || page.dataset.realTime !== "true") return;
    const minutes = Math.floor((Date.now() - Date.parse(page.dataset.made)) / 60000);
    const words = minutes < 1 ? place.dataset.now : minutes < 120 ? place.dataset.minutes : place.dataset.hours;
    place.textContent = words.replace("{0}", minutes < 120 ? minutes : Math.floor(minutes / 60));
  }

  function offline(is) {
    const bar = document.getElementById("offline");
    if (bar) bar.hidden = !is;
  }

  async function refresh() {
    planned = 0;
    last = Date.now();
    try {
      const answer = await fetch(location.pathname + "?lang=" + (page.lang.startsWith("zh") ? "zh" : "en"), {cache: "no-cache"});
      if (!answer.ok) throw new Error(String(answer.status));
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const live = next.getElementById("live");
      if (!live) throw new Error("not the page");
      if (next.documentElement.dataset.made !== page.dataset.made) {
        document.getElementById("live").replaceWith(live);
        document.body.className = next.body.className;
        document.title = next.title;
        page.dataset.made = next.documentElement.dataset.made;
        page.dataset.staleAfter = next.documentElement.dataset.staleAfter;
      }
      offline(false);
    } catch (failed) {
      offline(true);
    }
    mark();
  }

  // A change reaches a million phones at once: they come back within a spread, not at the same moment.
  function soon(spread) {
    if (planned) return;
    planned = setTimeout(refresh, Math.max(least - (Date.now() - last), 0) + Math.random() * spread);
  }

  let timer = 0;
  function poll() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!document.hidden) soon(5000); poll(); }, 60000 + Math.random() * 30000);
  }

  function listen() {
    if (!window.EventSource) return poll();
    const stream = new EventSource("/status/stream");
    stream.addEventListener("status", event => {
      try {
        if (JSON.parse(event.data).updatedAt !== page.dataset.made) soon(500);
      } catch (broken) { soon(5000); }
    });
    stream.onopen = () => clearTimeout(timer);
    stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) poll(); };
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(0); });
  setInterval(mark, 15000);
  mark();
  listen();
})();
