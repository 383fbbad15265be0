import { beforeEach, describe, expect, it, vi } from "vitest";
import * as fixtures from "./fixtures";

/** The page as it is loaded in the window. */
async function page() {
  vi.resetModules();
  return (await import("../src/host/given")).takeGiven;
}

beforeEach(() => {
  window.name = "";
  window.canevas = { home: fixtures.home(), settings: fixtures.settings };
});

describe("what the window gives its page", () => {
  it("is taken once", async () => {
    const take = await page();
    expect(take("home")).toEqual(fixtures.home());
    expect(take("home")).toBeNull();
    expect(take("settings")).toEqual(fixtures.settings);
  });

  it("is what the home screen shows, without asking", async () => {
    vi.resetModules();
    const { HomeState } = await import("../src/screens/home/home.svelte");
    expect(new HomeState(vi.fn()).view).toEqual(fixtures.home());
    expect(new HomeState(vi.fn()).view).toBeNull();
  });

  it("is old once the page is loaded again", async () => {
    await page();
    const again = await page();
    expect(again("home")).toBeNull();
  });
});
