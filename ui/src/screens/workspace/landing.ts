import type { Landing } from "./dossier.svelte";

const CONTROL = "input, select, textarea, [contenteditable=true], button";

/** Moves the focus where a gesture leads. */
export function focusOn(centre: HTMLElement, on: Landing, held: HTMLElement | null): void {
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
  unfold(target);
  target?.focus();
  target?.scrollIntoView({ block: on === "title" ? "start" : "nearest" });
}

/** What is folded cannot take the focus. */
function unfold(target: HTMLElement | null): void {
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
  if (typeof on === "object") {
    const field = centre.querySelector(`[data-field="${CSS.escape(on.field)}"]`);
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
  }
}

function heading(centre: HTMLElement): HTMLElement | null {
  return centre.querySelector<HTMLElement>("h1");
}

/** The control of a field; of a group of choices, the one in force; of a table, the cell that Tab reaches. */
function control(field: Element): HTMLElement | null {
  return (
    field.querySelector<HTMLElement>('[data-cell][tabindex="0"]') ??
    field.querySelector<HTMLElement>("input:checked, [contenteditable=true]") ??
    field.querySelector<HTMLElement>(CONTROL)
  );
}
