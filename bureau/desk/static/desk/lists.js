// The totals of a list come after its rows: at once where it is narrowed, when asked for otherwise.
"use strict";

for (const strip of document.querySelectorAll(".desk-totals")) {
  const link = strip.querySelector("a");
  const load = async () => {
    link.setAttribute("aria-busy", "true");
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const totals = page.getElementById("totals");
    if (totals) strip.replaceChildren(totals);
    else location.assign(link.href);
  };
  if ("atOnce" in strip.dataset) load();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    load();
  });
}

// What was left open in the filters stays out of the address.
document.getElementById("filter-form")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});
