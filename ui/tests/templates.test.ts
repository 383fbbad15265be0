import { expect, it, vi } from "vitest";
import type { Templates } from "../src/bindings/wire";
import { TemplatesState } from "../src/screens/templates/templates.svelte";
import * as fixtures from "./fixtures";
import { answer } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

it("shows what was brought, even when the list asked for before comes after", async () => {
  const late: ((view: Templates) => void)[] = [];
  answer((command) =>
    command === "templates"
      ? new Promise<Templates>((resolve) => late.push(resolve))
      : { ...fixtures.templates, ...fixtures.spoilt },
  );
  const shelf = new TemplatesState();
  const loaded = shelf.load();
  await shelf.import();
  late.forEach((resolve) => resolve(fixtures.templates));
  await loaded;
  expect(shelf.view?.faulty.map(({ file }) => file)).toEqual(["recu.json"]);
});
