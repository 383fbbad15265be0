const waiting = new Set<HTMLTextAreaElement>();

/**
 * Gives a box the height of its text: `field-sizing` is not in every engine this runs on. Boxes that are fitted at
 * the same time are fitted together, for the page is laid out each time a height is read after a change.
 */
export function fit(box: HTMLTextAreaElement): void {
  if (waiting.size === 0) {
    queueMicrotask(settle);
  }
  waiting.add(box);
}

function settle(): void {
  const boxes = [...waiting];
  waiting.clear();
  for (const box of boxes) {
    box.style.blockSize = "auto";
  }
  const heights = boxes.map((box) => box.scrollHeight);
  for (const [place, box] of boxes.entries()) {
    const height = heights[place] ?? 0;
    // A box that is folded away has no height.
    if (height > 0) {
      box.style.blockSize = `${String(height + 2)}px`;
    }
  }
}
