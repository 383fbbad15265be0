import { describe, expect, it } from "vitest";

const modules = import.meta.glob<Record<string, unknown>>("../src/text/*.ts", { eager: true });

/** Every string of a module; functions are called with figures and words. */
function strings(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  if (typeof value === "function") {
    const say = value as (...given: unknown[]) => unknown;
    return [...strings(say(2, 3, "mot")), ...strings(say("mot", 2, "mot"))];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe("every word of the interface", () => {
  for (const [file, module] of Object.entries(modules)) {
    it(`follows French typography in ${file}`, () => {
      const { count: _count, axisMark: _axisMark, ...words } = module;
      for (const text of strings(words)) {
        expect(text).not.toMatch(/['"]| [;:!?%»]|« |\.\.\./);
      }
    });
  }
});
