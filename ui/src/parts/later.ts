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

/** Makes something once what is in sight is painted. Gives back what gives it up. */
export function later(make: () => void): () => void {
  waiting.push(make);
  timer ??= setTimeout(() => requestAnimationFrame(() => setTimeout(next)));
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) {
      waiting.splice(place, 1);
    }
  };
}
