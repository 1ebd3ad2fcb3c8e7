// Pickers: a key opens them, and what is typed to find a person travels in no address.
"use strict";
(() => {
  const $ = django.jQuery;

  $.ajaxPrefilter((options, original, request) => {
    if (options.crossDomain || options.type !== "POST") return;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    request.setRequestHeader("X-CSRFToken", token);
  });

  $(document).on("select2:open", () => {
    document.querySelector(".select2-container--open .select2-search__field")?.focus();
  });

  // The key itself, or what an input method makes of it, lands in the search box, focused by then.
  $(document).on("keydown", ".select2-selection--single", (event) => {
    const types = event.key.length === 1 || event.key === "Process";
    if (!types || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    $(event.currentTarget).closest(".select2-container").prev("select").select2("open");
  });
})();
