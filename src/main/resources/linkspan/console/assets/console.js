// "/" goes to the box that finds orders; Escape leaves it.
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("find");
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && document.activeElement === box) {
    box.blur();
  }
});

// Parts that the hub keeps up to date. While the page is not looked at, no stream is open.
for (const part of document.querySelectorAll("[data-live]")) {
  let stream;
  let waiting;
  const show = (event) => {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    if (focused && /^(INPUT|TEXTAREA|SELECT)$/.test(focused.tagName)) {
      return; // somebody types
    }
    const link = focused?.getAttribute("href");
    part.innerHTML = event.data; // made by the hub, every text in it escaped
    if (link) {
      part.querySelector(`[href="${CSS.escape(link)}"]`)?.focus();
    }
  };
  const open = () => {
    stream?.close();
    clearTimeout(waiting);
    if (document.hidden) {
      return;
    }
    stream = new EventSource(part.dataset.live);
    stream.onmessage = show;
    stream.addEventListener("over", () => location.reload());
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) {
        waiting = setTimeout(open, 30000);
      }
    };
  };
  document.addEventListener("visibilitychange", open);
  addEventListener("pagehide", () => stream?.close());
  open();
}
