// What a script adds to the desk: a page of files that are being read shows what became of them by itself.
"use strict";

const look = async () => {
  const shown = document.querySelector("[data-waiting]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = page.getElementById(shown.id);
    // Nothing is touched while nothing has happened, so that reading aloud and the keyboard's place stay undisturbed.
    if (newer && newer.innerHTML !== shown.innerHTML) {
      shown.replaceWith(newer);
      document.title = page.title;
    }
  } catch {
    // The network may come back: the next look tries again.
  }
  setTimeout(look, 2500);
};

setTimeout(look, 1500);
