// What unfold leaves to be wished for on every page: names for a screen reader, no styles within.
"use strict";
(() => {
  // A style within the page would be refused (CONTENT_SECURITY_POLICY); nothing here needs it.
  htmx.config.includeIndicatorStyles = false;

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("main")?.setAttribute("role", "main");
    nameScrollingParts();
    nameEveryPicker();
    new MutationObserver(nameEveryPicker).observe(document.body, { childList: true, subtree: true });
  });

  // Before simplebar builds them, for it knows English only.
  function nameScrollingParts() {
    const name = document.querySelector(".skip")?.dataset.scrolls;
    if (name && window.SimpleBar) SimpleBar.defaultOptions.ariaLabel = name;
  }

  // A picker is called as the select that it stands for.
  function nameEveryPicker() {
    const unnamed = ".select2-selection:not([aria-label]), .select2-search__field:not([aria-label])";
    for (const part of document.querySelectorAll(unnamed)) {
      const select = part.closest(".select2-container").previousElementSibling ?? opened();
      const name = select?.labels?.[0]?.textContent.trim() ?? select?.ariaLabel;
      if (!name) continue;
      part.setAttribute("aria-label", name);
      part.querySelector("[role=textbox]")?.setAttribute("aria-label", name);
    }
  }

  // The list that is open hangs at the end of the page; its select is the open one.
  function opened() {
    return document.querySelector(".select2-container--open")?.previousElementSibling;
  }
})();
