import { describe, expect, it } from "vitest";
import { kept } from "../src/screens/workspace/kept";
import * as fixtures from "./fixtures";

describe("a reply beside the one before", () => {
  it("is the same object when nothing changed", () => {
    const before = fixtures.dashboardScreen();
    expect(kept(before, structuredClone(before))).toBe(before);
  });

  it("is another where something changed, and the same elsewhere", () => {
    const before = { a: { b: [1, 2] }, c: { d: null }, e: "x" };
    const after = kept(before, { a: { b: [1, 3] }, c: { d: null }, e: "x" });
    expect(after).toEqual({ a: { b: [1, 3] }, c: { d: null }, e: "x" });
    expect(after).not.toBe(before);
    expect(after.a).not.toBe(before.a);
    expect(after.c).toBe(before.c);
  });

  it("knows a record that moved by its identifier", () => {
    const before = [
      { id: "a", title: "A" },
      { id: "b", title: "B" },
    ];
    const after = kept(before, [
      { id: "n", title: "" },
      { id: "a", title: "A" },
      { id: "b", title: "C" },
    ]);
    expect(after.map(({ title }) => title)).toEqual(["", "A", "C"]);
    expect(after[1]).toBe(before[0]);
    expect(after[2]).not.toBe(before[1]);
  });

  it("loses nothing that came or went", () => {
    expect(kept({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(kept({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
    expect(kept<unknown>({ a: [1, 2] }, { a: [1] })).toEqual({ a: [1] });
    expect(kept<unknown>([1], { 0: 1 })).toEqual({ 0: 1 });
    expect(kept<unknown>({ a: null }, { a: {} })).toEqual({ a: {} });
    expect(kept<unknown>({ a: {} }, { a: null })).toEqual({ a: null });
  });
});
