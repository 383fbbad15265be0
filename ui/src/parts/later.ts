/** What waits for its turn: one at a time, so that a gesture in between waits for one of them at most. */
const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** How long what was painted has to reach the screen, in milliseconds. */
const SHOWING = 40;
/** How long a gesture is left alone with what it asks for, in milliseconds. */
const ANSWERING = 250;

function next() {
  timer = undefined;
  waiting.shift()?.();
  if (waiting.length > 0) {
    timer = setTimeout(next);
  }
}

// What a gesture asks for goes first: it may well take away what was waiting.
for (const gesture of ["pointerdown", "click", "keydown", "input"]) {
  window.addEventListener(
    gesture,
    () => {
      if (timer !== undefined) {
        clearTimeout(timer);
        timer = setTimeout(next, ANSWERING);
      }
    },
    { capture: true, passive: true },
  );
}

/** Makes something once what is in sight is painted. Gives back what gives it up. */
export function later(make: () => void): () => void {
  waiting.push(make);
  if (timer === undefined) {
    const first = setTimeout(() => {
      requestAnimationFrame(() => {
        // A gesture made meanwhile goes first.
        timer = timer === first ? setTimeout(next, SHOWING) : timer;
      });
    });
    timer = first;
  }
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) {
      waiting.splice(place, 1);
    }
  };
}
