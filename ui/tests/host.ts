import { vi } from "vitest";
import type { Commands, MakeEdit, RefusalCode } from "../src/bindings/wire";
import { call, Refused } from "../src/host/call";

type Fake = (name: keyof Commands, request: unknown) => unknown;

/** What the page asked of the application, in order. */
export const asked: { name: keyof Commands; request: unknown }[] = [];

/** Answers the calls of the page. The test file mocks `src/host/call` first. */
export function answer(fake: Fake): void {
  asked.length = 0;
  vi.mocked(call).mockImplementation(async (name, request) => {
    // Every text is looked at when its typing pauses: only a test of that says what is found.
    if (name === "spell") {
      const found = (await fake(name, request)) as { words?: string[] } | undefined;
      return { words: found?.words ?? [] };
    }
    asked.push({ name, request });
    return (await fake(name, request)) as never;
  });
}

export function refusal(code: RefusalCode, message: string): Refused {
  return new Refused({ code, message });
}

/** The edits asked for, in order. */
export function edits(): MakeEdit["edit"][] {
  return asked.filter(({ name }) => name === "edit").map(({ request }) => (request as MakeEdit).edit);
}
