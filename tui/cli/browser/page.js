// Give the terminal the keys as soon as it is there: nobody should have to click it first.
const terminal = document.getElementById("terminal");

function takeKeys() {
  const box = terminal.querySelector("textarea");
  box?.focus();
  return Boolean(box);
}

new MutationObserver((_changes, observer) => {
  if (takeKeys()) observer.disconnect();
}).observe(terminal, { childList: true, subtree: true });
window.addEventListener("focus", takeKeys);
