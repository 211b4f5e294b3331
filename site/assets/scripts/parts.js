// Calls `prepare` with the page, and with each part that comes into it later: a preview puts in what changed.
function lecternPrepare(prepare) {
  prepare(document);
  addEventListener("lectern-part", (event) => prepare(event.detail));
}
