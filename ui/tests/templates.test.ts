import { beforeEach, expect, it, vi } from "vitest";
import type { Templates } from "../src/bindings/wire";
import { TemplatesState } from "../src/screens/templates/templates.svelte";
import * as fixtures from "./fixtures";
import { answer, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

let listed: () => void;

/** A shelf whose list comes late, and what an import answers meanwhile. */
async function brought(imported: () => Partial<Templates>): Promise<TemplatesState> {
  answer((command) =>
    command === "templates"
      ? new Promise((resolve) => (listed = () => resolve(fixtures.templates)))
      : { ...fixtures.templates, ...imported() },
  );
  const shelf = new TemplatesState();
  const loaded = shelf.load();
  const taken = shelf.import();
  await vi.waitFor(() => listed());
  await Promise.all([loaded, taken]);
  return shelf;
}

beforeEach(() => {
  listed = () => {
    throw new Error("The list was not asked for.");
  };
});

it("shows what was brought while the list was read", async () => {
  const shelf = await brought(() => fixtures.spoilt);
  expect(shelf.view?.faulty.map(({ file }) => file)).toEqual(["recu.json"]);
});

it("keeps in sight why a file was refused while the list was read", async () => {
  const shelf = await brought(() => {
    throw refusal("badRequest", "Ce fichier n’est pas un modèle.");
  });
  expect(shelf.alert?.message).toBe("Ce fichier n’est pas un modèle.");
  expect(shelf.view?.templates).toHaveLength(1);
});
