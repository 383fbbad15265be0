import { invoke } from "@tauri-apps/api/core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as fixtures from "./fixtures";

vi.mock("@tauri-apps/api/core", () => ({ invoke: vi.fn(() => Promise.resolve("asked")) }));

/** The page as it is loaded in the window. */
async function page() {
  vi.resetModules();
  return (await import("../src/host/call")).call;
}

beforeEach(() => {
  vi.mocked(invoke).mockClear();
  window.name = "";
  window.canevas = { home: fixtures.home(), settings: fixtures.settings };
});

describe("what the window gives its page", () => {
  it("answers the first call, and only that one", async () => {
    const call = await page();
    expect(await call("home", {})).toEqual(fixtures.home());
    expect(invoke).not.toHaveBeenCalled();
    expect(await call("home", {})).toBe("asked");
    expect(await call("asked_file", {})).toBe("asked");
  });

  it("is old once the page is loaded again", async () => {
    await page();
    const again = await page();
    expect(await again("home", {})).toBe("asked");
  });
});
