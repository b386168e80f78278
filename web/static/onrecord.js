// What a script adds to pages that work without it: copying a link, and moving with j and k.
"use strict";

const status = document.createElement("p");
status.className = "spoken";
status.setAttribute("role", "status");
document.body.append(status);

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || !navigator.clipboard) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    status.textContent = "Link copied.";
    const words = link.querySelector("span");
    if (words) words.textContent = "copied";
  } catch {
    location.href = link.href;
  }
});

const typing = (element) => element.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const stops = [...document.querySelectorAll("[data-stop]")];
  const here = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[Math.max(0, Math.min(stops.length - 1, here + step))];
  next?.querySelector("a")?.focus();
});
