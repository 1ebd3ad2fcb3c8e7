// A full number, shown in place once the server has noted who asked and why.
{
  const HIDDEN_AGAIN = 60_000;
  const form = document.querySelector("form[data-reveal]");

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const shown = form.querySelector("output");
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const said = await answer.json().catch(() => ({}));
    shown.textContent = said.number ?? said.refused ?? answer.statusText;
    shown.classList.toggle("desk-refused", !said.number);
    if (said.number) setTimeout(() => (shown.textContent = ""), HIDDEN_AGAIN);
  });
}
