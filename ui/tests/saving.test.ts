import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Dossier } from "../src/screens/workspace/dossier.svelte";
import SaveState from "../src/screens/workspace/SaveState.svelte";
import { actionsScreen } from "./fixtures";
import { answer } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

const words = () => screen.getByTestId("etat-enregistrement");
/** The style sheet, which hides the mark while a text waits, is not read here: the window's tests look at it. */
const marked = () => words().querySelector("svg") !== null && words().closest(".pending") === null;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("takes its check mark away at the first key, and gives it back once the disk has the text", async () => {
  let kept = () => {};
  answer(() => new Promise((resolve) => (kept = () => resolve(actionsScreen()))));
  const dossier = new Dossier(actionsScreen());
  render(SaveState, { dossier });
  expect(words().textContent).toContain("Enregistré à");
  expect(marked()).toBe(true);

  dossier.type({ register: "actions", record: "a1" }, "title", "École");
  await vi.advanceTimersByTimeAsync(0);
  expect(marked()).toBe(false);
  expect(words().textContent).toContain("Enregistré à");

  await vi.advanceTimersByTimeAsync(250);
  expect(words().textContent).toContain("Enregistrement…");

  await vi.advanceTimersByTimeAsync(5000);
  expect(words().textContent, "the application has not answered").toContain("Enregistrement…");
  kept();
  await vi.advanceTimersByTimeAsync(0);
  expect(words().textContent).toContain("Enregistré à");
  expect(marked()).toBe(true);
});
