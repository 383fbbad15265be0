import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { later } from "../src/parts/later";

describe("what waits to be drawn", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it("comes by itself, in its order, but for what was given up", () => {
    const made: string[] = [];
    later(() => made.push("first"));
    later(() => made.push("second"))();
    later(() => made.push("third"));
    expect(made).toEqual([]);
    vi.runAllTimers();
    expect(made).toEqual(["first", "third"]);
  });

  // The gesture comes before the page is painted, then while it is shown.
  it.each([5, 30])("leaves a gesture made after %i ms alone, and comes after it", (wait) => {
    const made: string[] = [];
    later(() => made.push("first"));
    later(() => made.push("second"));
    vi.advanceTimersByTime(wait);
    window.dispatchEvent(new Event("click"));
    vi.advanceTimersByTime(240);
    expect(made).toEqual([]);
    vi.advanceTimersByTime(20);
    expect(made).toEqual(["first", "second"]);
  });
});
