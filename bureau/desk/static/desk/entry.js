// The form of a record: shows what follows from what was typed, and is sent once.
"use strict";
(() => {
  const form = document.querySelector(".change-form form[id$=_form]");
  if (!form) return;

  sendOnce();
  listenToKeys();
  beginWhereTypingStarts();
  const working = document.getElementById("working");
  if (working?.dataset.known) supply(working);

  function sendOnce() {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    // Back from the next page: the form may be sent again.
    window.addEventListener("pageshow", () => (sent = false));
  }

  // Ctrl+S saves; Ctrl+Enter saves and begins the next one of a series.
  function listenToKeys() {
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const name = { s: "_save", Enter: "_copy" }[event.key];
      const button = name && document.querySelector(`[name=${name}][form=${form.id}]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    });
  }

  // A record that is there already is read from its top.
  function beginWhereTypingStarts() {
    const wrong = form.querySelector(".errors input, .errors select, .errors textarea, .desk-warning textarea");
    const boxes = [...form.querySelectorAll("fieldset input:not([type=hidden],[type=checkbox]), fieldset select")];
    const isNew = !form.elements.opened?.value;
    const empty = isNew ? boxes.find((input) => !input.value && !input.disabled) : null;
    (wrong ?? empty)?.focus();
  }

  function supply(working) {
    let waiting, latest = 0;
    const ask = () => {
      clearTimeout(waiting);
      waiting = setTimeout(fetchKnown, 300);
    };
    form.addEventListener("change", ask);
    form.addEventListener("input", ask);
    // A picker made with select2 tells jQuery alone.
    window.django?.jQuery(form).on("select2:select select2:clear", ask);
    if (!working.dataset.record) ask();

    async function fetchKnown() {
      const turn = ++latest;
      const typed = new FormData(form);
      typed.set("record", working.dataset.record);
      for (const input of form.querySelectorAll(".desk-supplied")) typed.set(input.name, "");
      const answer = await fetch(working.dataset.known, { method: "POST", body: typed });
      if (!answer.ok || turn !== latest) return;
      const { supplied, refused, working: sentences } = await answer.json();
      for (const [name, known] of Object.entries(supplied)) show(name, known);
      tell(sentences, refused, working);
    }
  }

  // What the clerk typed is left alone; what was supplied before is replaced.
  function show(name, { value, label, mask }) {
    const input = form.elements[name];
    if (!input) return;
    if (mask !== undefined) return void (input.placeholder = mask);
    const supplied = input.classList.contains("desk-supplied") || input.disabled;
    if (input.value && !supplied) return;
    if (input.value === value) return;
    if (label && ![...input.options].some((option) => option.value === value)) {
      input.add(new Option(label, value));
    }
    input.value = value;
    input.classList.toggle("desk-supplied", Boolean(value));
    window.django?.jQuery(input).trigger("change.select2");
  }

  function tell(sentences, refusals, working) {
    const items = [...sentences, ...refusals].map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    working.querySelector("ul").replaceChildren(...items);
    working.hidden = items.length === 0;
  }

  form.addEventListener("input", (event) => event.target.classList?.remove("desk-supplied"));
})();
