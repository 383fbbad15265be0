import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Dossier } from "../src/screens/workspace/dossier.svelte";
import type { Owner } from "../src/screens/workspace/draft.svelte";
import { actionsScreen, place } from "./fixtures";
import { answer, asked, edits, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

const action: Owner = { register: "actions", record: "a1" };
const settle = () => vi.advanceTimersByTimeAsync(0);

let dossier: Dossier;

beforeEach(() => {
  vi.useFakeTimers();
  dossier = new Dossier(actionsScreen());
});

afterEach(() => {
  vi.useRealTimers();
});

describe("typing", () => {
  it("is sent once, 400 ms after the last key", async () => {
    answer(() => actionsScreen());
    dossier.type(action, "title", "É");
    await vi.advanceTimersByTimeAsync(300);
    dossier.type(action, "title", "École");
    await vi.advanceTimersByTimeAsync(399);
    expect(edits()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(edits()).toEqual([{ edit: "field", ...action, field: "title", value: "École" }]);
  });

  it("is sent at once when the field is left", async () => {
    answer(() => actionsScreen());
    dossier.enter(action, "title");
    dossier.type(action, "title", "École");
    dossier.leave();
    expect(edits()).toHaveLength(1);
    await settle();
    expect(dossier.draft(action, "title")).toBeUndefined();
    expect(dossier.saving).toBe(false);
  });

  it("keeps the text of the field being typed when the reply comes", async () => {
    answer(() => actionsScreen());
    dossier.enter(action, "total_cost");
    dossier.type(action, "total_cost", "12500");
    await vi.advanceTimersByTimeAsync(400);
    expect(dossier.saving).toBe(false);
    expect(dossier.draft(action, "total_cost")?.value).toBe("12500");
    dossier.leave();
    expect(dossier.draft(action, "total_cost")).toBeUndefined();
  });

  it("never has two edits under way, and keeps their order", async () => {
    const waiting: (() => void)[] = [];
    let together = 0;
    let most = 0;
    answer(async () => {
      most = Math.max(most, ++together);
      await new Promise<void>((resolve) => waiting.push(resolve));
      together -= 1;
      return actionsScreen();
    });
    dossier.choose(action, "stage", "fiche_projet");
    dossier.choose(action, "axis", "economique");
    dossier.make({ edit: "remove", register: "funding", record: "f1" });
    for (let turn = 0; turn < 4; turn += 1) {
      await settle();
      waiting.shift()?.();
    }
    await settle();
    expect(most).toBe(1);
    expect(edits().map((edit) => ("field" in edit ? edit.field : edit.edit))).toEqual([
      "stage",
      "axis",
      "remove",
    ]);
  });

  it("sends the latest text when several pauses wait behind a slow reply", async () => {
    const waiting: (() => void)[] = [];
    answer(async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return actionsScreen();
    });
    dossier.choose(action, "stage", "fiche_projet");
    dossier.choose(action, "title", "a");
    dossier.choose(action, "title", "ab");
    waiting.shift()?.();
    await settle();
    waiting.shift()?.();
    await settle();
    expect(edits().map((edit) => "value" in edit && edit.value)).toEqual(["fiche_projet", "ab"]);
  });

  it("is sent before another place is shown", async () => {
    answer(() => actionsScreen());
    dossier.type(action, "title", "École");
    dossier.go(place("findings"));
    await settle();
    expect(asked.map(({ name }) => name)).toEqual(["edit", "show"]);
  });
});

describe("a question bound to a register", () => {
  it("is kept there, under a draft of its own", async () => {
    answer(() => actionsScreen());
    const of = { register: "contract", record: "contract", field: "years" } as const;
    const asks: Owner = { template: "contrat-crte", of };
    dossier.choose(asks, "duree", "6");
    await settle();
    expect(edits()).toEqual([{ edit: "field", ...of, value: "6" }]);
    dossier.type({ template: "contrat-crte" }, "objet", "a");
    dossier.type(asks, "duree", "7");
    dossier.type({ register: of.register, record: of.record }, "years", "8");
    expect(dossier.drafts.size).toBe(3);
  });
});

describe("a refusal", () => {
  it("stays beside the field, with what was typed", async () => {
    answer(() => {
      throw refusal("badValue", "Un montant est attendu.");
    });
    dossier.choose(action, "total_cost", "beaucoup");
    await settle();
    const draft = dossier.draft(action, "total_cost");
    expect([draft?.value, draft?.problem]).toEqual(["beaucoup", "Un montant est attendu."]);
    expect(dossier.alert).toBeNull();
    dossier.leave();
    expect(dossier.draft(action, "total_cost")).toBeDefined();
    expect(dossier.refused).toHaveLength(1);
    expect(await dossier.settle()).toBe(false);
  });

  it("of a value goes away when it is undone, without touching the dossier", async () => {
    answer(() => {
      throw refusal("badValue", "non");
    });
    dossier.enter(action, "total_cost");
    dossier.choose(action, "total_cost", "beaucoup");
    await settle();
    dossier.undo();
    expect(dossier.draft(action, "total_cost")).toBeUndefined();
    expect(asked.some(({ name }) => name === "undo")).toBe(false);
  });

  it("of the disk keeps the edit first, lets one read, and is tried again on demand", async () => {
    let full = true;
    answer((name) => {
      if (name === "edit" && full) {
        throw refusal("disk", "Le disque est plein.");
      }
      return actionsScreen();
    });
    dossier.choose(action, "title", "École");
    await settle();
    expect(dossier.queue.stuck?.message).toBe("Le disque est plein.");
    expect(dossier.saving).toBe(true);
    dossier.go(place("actions"));
    dossier.make({ edit: "remove", register: "actions", record: "a2" });
    await settle();
    expect(asked.map(({ name }) => name)).toEqual(["edit", "show"]);
    full = false;
    dossier.queue.retry();
    await settle();
    expect(edits().map((edit) => edit.edit)).toEqual(["field", "field", "remove"]);
    expect(dossier.queue.stuck).toBeNull();
    expect(dossier.saving).toBe(false);
  });

  it("of the disk can be given up", async () => {
    answer(() => {
      throw refusal("disk", "plein");
    });
    dossier.choose(action, "title", "École");
    await settle();
    dossier.giveUp();
    await settle();
    expect(dossier.draft(action, "title")).toBeUndefined();
    expect(await dossier.settle()).toBe(true);
  });

  it("of another kind is an alert, and a place that is gone leaves its task", async () => {
    let first = true;
    answer(() => {
      if (first) {
        first = false;
        throw refusal("gone", "Cette fiche n’existe plus.");
      }
      return actionsScreen();
    });
    dossier.view = { ...dossier.view, place: place("actions", { register: "actions", record: "a9" }) };
    dossier.make({ edit: "remove", register: "actions", record: "a9" });
    await settle();
    expect(asked.at(-1)).toMatchObject({ name: "show", request: { place: place("actions") } });
    expect(dossier.alert?.message).toBe("Cette fiche n’existe plus.");
  });

  it("takes away what was said of the edit before", async () => {
    answer(() => {
      throw refusal("badRequest", "Ce fichier n’est pas une carte.");
    });
    dossier.notice = "Carte retirée.";
    dossier.make({ edit: "remove", register: "actions", record: "a1" });
    await settle();
    expect([dossier.alert?.message, dossier.notice]).toEqual(["Ce fichier n’est pas une carte.", ""]);
  });
});

describe("undoing", () => {
  it("sends what is being typed first, then shows the dossier's value in the field", async () => {
    answer(() => actionsScreen());
    dossier.enter(action, "title");
    dossier.type(action, "title", "École");
    dossier.undo();
    await settle();
    flushSync();
    expect(asked.map(({ name }) => name)).toEqual(["edit", "undo"]);
    expect(dossier.draft(action, "title")).toBeUndefined();
    expect(dossier.notice).toContain("Annulé");
  });
});
