"use strict";

// Shows what the API says of itself; nothing is asked of any other address.
const shown = document.querySelector("#api");

SwaggerUIBundle({
  url: shown.dataset.schema,
  domNode: shown,
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  validatorUrl: null,
});
