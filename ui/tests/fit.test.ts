import { expect, test } from "vitest";
import { fit } from "../src/parts/fit";

/** A box whose text is so high; `told` keeps when its height is read, and whether every box was let go by then. */
function box(height: number, others: () => HTMLTextAreaElement[], told: boolean[]): HTMLTextAreaElement {
  const area = document.createElement("textarea");
  Object.defineProperty(area, "scrollHeight", {
    get: () => {
      told.push(others().every((other) => other.style.blockSize === "auto"));
      return height;
    },
  });
  return area;
}

test("boxes fitted together are all let go before the first height is read", async () => {
  const told: boolean[] = [];
  const boxes: HTMLTextAreaElement[] = [];
  boxes.push(
    box(40, () => boxes, told),
    box(70, () => boxes, told),
    box(0, () => boxes, told),
  );
  boxes.forEach(fit);
  await Promise.resolve();
  expect(told).toEqual([true, true, true]);
  // What is folded away keeps no height of its own.
  expect(boxes.map((area) => area.style.blockSize)).toEqual(["42px", "72px", "auto"]);
});
