import type { Home, Settings } from "../bindings/wire";

/** What the window tells before the page asks: its first picture is whole, in the colours chosen. */
type Given = { home: Home; settings: Settings };

declare global {
  interface Window {
    canevas?: Given;
  }
}

/** Written in the name of the window, which outlives its page. */
const TAKEN = "commencé";

// It was true when the window opened: a page loaded again asks.
const given: Partial<Given> = window.name === TAKEN ? {} : { ...window.canevas };
window.name = TAKEN;

/** Takes an answer that was given: once, for it grows old. */
export function takeGiven<Name extends keyof Given>(name: Name): Given[Name] | null {
  const reply = given[name] ?? null;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete given[name];
  return reply;
}
