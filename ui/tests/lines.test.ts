import { describe, expect, it } from "vitest";
import { drawn, insight, widths, type Part } from "../src/screens/workspace/register/lines";
import * as fixtures from "./fixtures";

const places = (parts: Part[]) => parts.flatMap((part) => ("place" in part ? [part.place] : []));
const height = (parts: Part[]) => parts.reduce((sum, part) => sum + ("gap" in part ? part.gap : 1), 0);

describe("the lines of a table that are drawn", () => {
  it("are all of them when they are few", () => {
    expect(places(drawn(12, { first: 0, last: 4, beyond: 6 }, 0))).toEqual(
      Array.from({ length: 12 }, (_, place) => place),
    );
  });

  it("are those in sight, some around them and the one that Tab reaches, of a thousand", () => {
    for (const [first, last, reached] of [
      [0, 10, 0],
      [400, 410, 0],
      [400, 410, 405],
      [400, 410, 999],
      [990, 999, 3],
    ] as const) {
      const parts = drawn(1000, { first, last, beyond: 6 }, reached);
      expect(height(parts)).toBe(1000);
      expect(places(parts)).toEqual([...places(parts)].sort((a, b) => a - b));
      expect(places(parts)).toContain(reached);
      expect(places(parts)).toContain(first);
      expect(places(parts)).toContain(last);
      expect(places(parts).length).toBeLessThan(40);
      expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
    }
  });
});

describe("the columns of a table", () => {
  it("have a width for each, which follows what they hold", () => {
    const { screen } = fixtures.gridScreen();
    const grid = screen.screen === "register" ? screen.view.grid : null;
    const sizes = grid === null ? [] : widths(grid);
    expect(sizes).toHaveLength((grid?.columns.length ?? 0) + (grid?.computed.length ?? 0));
    expect(sizes.every((size) => size >= 6 && size <= 20)).toBe(true);
  });

  it("are drawn as far as they may be in sight", () => {
    expect(insight([20, 20, 20])).toBe(3);
    expect(insight(Array.from({ length: 40 }, () => 10))).toBe(8);
    expect(insight([])).toBe(0);
  });
});
