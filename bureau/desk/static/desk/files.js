// How far a file is, asked for while it is being written; without this, by the link to look again.
"use strict";

const PAUSE = 1000; // milliseconds

async function look() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("file");
  if (!now) return;
  const shown = document.getElementById("file");
  const bars = [shown, now].map((each) => each.querySelector("progress"));
  // What is read aloud changes when it is done, not every second.
  if (bars[0] && bars[1]) bars[0].closest("p").replaceChildren(...bars[1].closest("p").childNodes);
  else shown.replaceWith(now);
  if ("pending" in now.dataset) setTimeout(look, PAUSE);
}

if (document.querySelector("#file[data-pending]")) setTimeout(look, PAUSE);
