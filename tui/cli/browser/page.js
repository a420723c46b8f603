// Give the terminal the keys as soon as it is there: nobody should have to click it first.
// It says that it has them, which it can when something has come from the explorer.
function takeKeys() {
  const isThere = document.body.classList.contains("-first-byte");
  if (isThere) document.querySelector("#terminal textarea").focus();
  return isThere;
}

new MutationObserver((_changes, observer) => {
  if (takeKeys()) observer.disconnect();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
window.addEventListener("focus", takeKeys);
