/** How far down its frame a part must begin to be the one that is read, as a share of the frame. */
const READ = 0.3;

/**
 * The part that is read, on a page that shows several: the one that has the focus while that is in sight, else
 * the last that begins above the first third.
 */
export class Reading {
  current = $state<string | null>(null);

  /** Follows the parts of an element; gives what stops it. */
  follow(root: HTMLElement): () => void {
    let frame = 0;
    const look = () => {
      frame = 0;
      this.current = read(root);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    // What scrolls is the page or its centre, as the window is wide or narrow: neither tells its parents.
    document.addEventListener("scroll", later, true);
    root.addEventListener("focusin", later);
    later();
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("scroll", later, true);
      root.removeEventListener("focusin", later);
    };
  }
}

function read(root: HTMLElement): string | null {
  const main = root.closest("main");
  const framed = main !== null && main.scrollHeight > main.clientHeight;
  const box = framed ? main.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
  const { top, bottom } = { top: Math.max(box.top, 0), bottom: Math.min(box.bottom, window.innerHeight) };
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const at = held?.getBoundingClientRect();
  if (at && at.bottom > top && at.top < bottom) {
    return held?.closest<HTMLElement>("[data-step]")?.dataset["step"] ?? null;
  }
  const parts = [...root.querySelectorAll<HTMLElement>("[data-step]")];
  const line = top + (bottom - top) * READ;
  const begun = parts.filter((part) => part.getBoundingClientRect().top <= line).at(-1) ?? parts[0];
  return begun?.dataset["step"] ?? null;
}
