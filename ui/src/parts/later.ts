/** What waits for its turn: one at a time, so that a gesture in between waits for one of them at most. */
const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function next() {
  timer = undefined;
  waiting.shift()?.();
  if (waiting.length > 0) {
    timer = setTimeout(next);
  }
}

/** How long what was painted has to reach the screen, and what is typed meanwhile to be heard, in milliseconds. */
const SHOWING = 40;

/** Makes something once what is in sight is painted. Gives back what gives it up. */
export function later(make: () => void): () => void {
  waiting.push(make);
  timer ??= setTimeout(() => requestAnimationFrame(() => setTimeout(next, SHOWING)));
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) {
      waiting.splice(place, 1);
    }
  };
}
