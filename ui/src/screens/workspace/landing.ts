import { flushSync } from "svelte";
import type { Landing } from "./dossier.svelte";

const CONTROL = "input, select, textarea, [contenteditable=true], button";

/** How long a screen may still take its height, in milliseconds: editors and remarks on spelling come late. */
const SETTLING = 1500;
/** A window over the page. */
const OVER = '[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]';
/** Lets go of what is kept in sight. */
let release: (() => void) | null = null;

// Listened to once and for all: WebKit works out the style of the whole page anew whenever a listener of the wheel
// comes or goes, for it is part of the style of each element.
for (const gesture of ["wheel", "keydown", "pointerdown"]) {
  window.addEventListener(gesture, () => release?.(), { capture: true, passive: true });
}

/** Whether a gesture leads into what is shown, so that all of it must be there. */
export function leadsIn(landing: { on: Landing } | null): boolean {
  return typeof landing?.on === "object" || landing?.on === "first";
}

/** Moves the focus where a gesture leads. */
export function focusOn(centre: HTMLElement, on: Landing, held: HTMLElement | null): void {
  release?.();
  if (document.querySelector(OVER) !== null) {
    // A reply came under a window that was opened meanwhile: who types there goes on.
    return;
  }
  if (on === "stay" && document.activeElement === document.body) {
    const back = held?.isConnected === true && !held.matches(":disabled") ? held : heading(centre);
    back?.focus();
    return;
  }
  const target = find(centre, on);
  if (on === "alert" && document.activeElement?.closest("[data-field]")) {
    // The alert is read out; who is typing is not interrupted.
    return;
  }
  reveal(target);
  target?.focus();
  const block = on === "title" ? "start" : "nearest";
  const seen = target && whole(centre, target);
  seen?.scrollIntoView({ block });
  // What stands at the head of a screen is in sight already: only a field, or a part of a page, may be pushed away.
  const late = (typeof on === "object" && "field" in on) || target?.dataset["focus"] === "title";
  if (seen !== null && late) {
    keepInSight(centre, seen, block);
  }
}

/** What is brought in sight with a control: its field, label included, unless it would not hold there. */
function whole(centre: HTMLElement, target: HTMLElement): HTMLElement {
  const field = target.closest<HTMLElement>("[data-field]");
  const room = Math.min(centre.clientHeight, window.innerHeight) * 0.8;
  return field !== null && field.offsetHeight < room ? field : target;
}

/** Shows what has the focus again, until the screen has its height or the person does something. */
function keepInSight(centre: HTMLElement, target: HTMLElement, block: ScrollLogicalPosition): void {
  const show = () => {
    target.scrollIntoView({ block });
  };
  const observer = new ResizeObserver(show);
  const timer = setTimeout(stop, SETTLING);
  function stop() {
    observer.disconnect();
    clearTimeout(timer);
    release = null;
  }
  release = stop;
  for (const part of centre.children) {
    observer.observe(part);
  }
}

/** What is folded, or in a tab that is not shown, cannot take the focus. */
function reveal(target: HTMLElement | null): void {
  const tab = target?.closest('[role="tabpanel"][hidden]')?.getAttribute("aria-labelledby") ?? null;
  if (tab !== null) {
    document.getElementById(tab)?.click();
    flushSync();
  }
  const folded = () => target?.closest<HTMLDetailsElement>("details:not([open])");
  for (let fold = folded(); fold; fold = folded()) {
    fold.open = true;
  }
}

function find(centre: HTMLElement, on: Landing): HTMLElement | null {
  if (typeof on === "object" && "line" in on) {
    const table = centre.querySelector(`[data-lines="${on.line}"]`);
    const last = [...(table?.querySelectorAll("tbody tr") ?? [])].at(-1);
    return (last && control(last)) ?? table?.querySelector<HTMLElement>("button") ?? heading(centre);
  }
  if (typeof on === "object" && "item" in on) {
    const item = centre.querySelector(`[data-item="${CSS.escape(on.item)}"]`);
    return item?.querySelector<HTMLElement>("[data-name], [data-open]") ?? heading(centre);
  }
  if (typeof on === "object") {
    const row = on.row === undefined ? "" : `[data-testid="fiche-${CSS.escape(on.row)}"] `;
    const field = centre.querySelector(`${row}[data-field="${CSS.escape(on.field)}"]`);
    const held = field?.contains(document.activeElement) === true && document.activeElement;
    if (held instanceof HTMLElement) {
      return held;
    }
    return field === null ? heading(centre) : control(field);
  }
  switch (on) {
    case "stay":
      return null;
    case "title":
      return heading(centre);
    case "record":
      return centre.querySelector<HTMLElement>('[data-focus="record"]') ?? heading(centre);
    case "first": {
      const field = centre.querySelector("[data-focus=form] [data-field]");
      return field === null ? heading(centre) : control(field);
    }
    case "alert":
      return centre.querySelector<HTMLElement>('[data-focus="alert"]');
    case "blocked":
      return [...centre.querySelectorAll<HTMLElement>('[data-focus="alert"]')].at(-1) ?? null;
  }
}

/** The title of what was asked for: on a page that shows more, that of its part. */
function heading(centre: HTMLElement): HTMLElement | null {
  return centre.querySelector<HTMLElement>('[data-focus="title"]') ?? centre.querySelector<HTMLElement>("h1");
}

/** The control of a field; of a group of choices, the one in force; of a table, the cell that Tab reaches. */
function control(field: Element): HTMLElement | null {
  return (
    field.querySelector<HTMLElement>('[data-cell][tabindex="0"]') ??
    field.querySelector<HTMLElement>("input:checked, [contenteditable=true]") ??
    field.querySelector<HTMLElement>(CONTROL)
  );
}
