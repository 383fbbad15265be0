import { describe, expect, it } from "vitest";
import type { Spot } from "../src/bindings/wire";
import { spotAt } from "../src/screens/workspace/documents/spots";
import { placeOf } from "../src/screens/workspace/places";

const spot = (field: string, down: number, across: number): Spot => ({
  down,
  across,
  label: field,
  place: placeOf("actions"),
  field,
});

describe("a point of a page", () => {
  const spots = [spot("axis", 0.159, 0.32), spot("theme", 0.159, 0.68), spot("stakes", 0.176, 0.32)];
  const at = (down: number, across: number) => spotAt(spots, down, across)?.field;

  it("leads to what begins before it on its line", () => {
    expect([at(0.163, 0.4), at(0.163, 0.75), at(0.163, 0.2)]).toEqual(["axis", "theme", "axis"]);
  });

  it("leads to the line whose letters rise above its beginning", () => {
    expect([at(0.156, 0.4), at(0.172, 0.4), at(0.5, 0.9)]).toEqual(["axis", "stakes", "stakes"]);
  });

  it("leads nowhere above the first", () => {
    expect(at(0.1, 0.4)).toBeUndefined();
  });
});
