import type { Commands } from "../bindings/wire";

/** What the window answers before the page asks: its first picture is drawn whole, in the colours chosen. */
export type Given = { readonly [Name in "home" | "settings"]: Commands[Name][1] };

declare global {
  interface Window {
    canevas?: Given;
  }
}

/** Written in the name of the window, which outlives its page. */
const TAKEN = "commencé";

/** Takes what was given. It was true when the window opened: a page loaded again asks for it. */
export function takeGiven(): Map<string, unknown> {
  const fresh = window.name !== TAKEN;
  window.name = TAKEN;
  return new Map(fresh ? Object.entries(window.canevas ?? {}) : []);
}
