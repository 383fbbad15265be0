import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BlockView, Workspace } from "../src/bindings/wire";
import HomeScreen from "../src/screens/home/Home.svelte";
import { aimed, cellsOf, isBlock } from "../src/screens/workspace/register/clipboard";
import { sorted } from "../src/screens/workspace/register/grid";
import SettingsScreen from "../src/screens/settings/Settings.svelte";
import { SettingsState } from "../src/screens/settings/settings.svelte";
import TemplatesScreen from "../src/screens/templates/Templates.svelte";
import WorkspaceScreen from "../src/screens/workspace/Workspace.svelte";
import * as fixtures from "./fixtures";
import { answer, asked, edits, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

async function expectAccessible() {
  const { violations } = await axe.run(document.documentElement, {
    rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

const open = (view: Workspace) => render(WorkspaceScreen, { view, onleave: vi.fn() });

beforeEach(() => {
  document.documentElement.lang = "fr";
  document.title = "Canevas";
});

/** What must be there: the test fails where it is not. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) {
    throw new Error("nothing is there");
  }
  return value;
}

describe("the search", () => {
  it("finds words from anywhere, and leads to the field", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "find" ? fixtures.passages : fixtures.actionsScreen()));
    open(fixtures.findingsScreen());
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await screen.findByTestId("recherche-mots"), "école");
    const list = within(await screen.findByTestId("passages"));
    await expectAccessible();
    await user.click(list.getByRole("button", { name: /Rénover/ }));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("champ-title"));
  });

  it("replaces words in the fields that were kept, never in a question", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "find" ? fixtures.passages : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.keyboard("{Control>}h{/Control}");
    await user.type(await screen.findByTestId("recherche-mots"), "école");
    const list = within(await screen.findByTestId("passages"));
    const boxes = await list.findAllByRole("checkbox");
    expect(boxes.map((box) => box.hasAttribute("disabled"))).toEqual([false, true]);
    await user.type(screen.getByTestId("remplacer-par"), "collège");
    await user.click(screen.getByTestId("remplacer"));
    await waitFor(() => expect(asked.at(-1)?.name).toBe("replace"));
    expect(asked.at(-1)?.request).toMatchObject({
      words: "école",
      by: "collège",
      exact: false,
      fields: [{ register: "actions", record: "a1", field: "title" }],
    });
  });
});

describe("a window over the page", () => {
  for (const [key, name] of [
    ["f", "recherche-mots"],
    ["k", "palette"],
    ["h", "recherche-mots"],
  ] as const) {
    it(`opened by Ctrl+${key} keeps the focus when the reply to the gesture before comes`, async () => {
      const user = userEvent.setup();
      let reply: (view: Workspace) => void = () => undefined;
      const shown = new Promise<Workspace>((resolve) => (reply = resolve));
      answer((asks) => (asks === "find" ? { hits: [], total: 0 } : shown));
      open(fixtures.actionsScreen());
      await user.click(screen.getByTestId("tache-findings"));
      await user.keyboard(`{Control>}${key}{/Control}`);
      const box = await screen.findByTestId(name);
      await waitFor(() => expect(document.activeElement).toBe(box));
      reply(fixtures.findingsScreen());
      await screen.findByText(/les financements dépassent/);
      await user.keyboard("eau");
      expect(document.activeElement).toBe(box);
      expect(box).toHaveProperty("value", "eau");
    });
  }
});

describe("the palette", () => {
  it("leads to a task by a few letters, without the mouse", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "find" ? { hits: [], total: 0 } : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.keyboard("{Control>}k{/Control}");
    const box = await screen.findByTestId("palette");
    await waitFor(() => expect(document.activeElement).toBe(box));
    await expectAccessible();
    await user.keyboard("gouv{Enter}");
    await waitFor(() => expect(asked.at(-1)?.name).toBe("show"));
    expect(asked.at(-1)?.request).toMatchObject({ place: { task: "governance" } });
  });

  it("shows the keys on one page", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    await user.keyboard("{F1}");
    expect(await screen.findByRole("dialog", { name: "Raccourcis du clavier" })).toBeTruthy();
    await expectAccessible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("cells from a spreadsheet", () => {
  it("are read with their quotation marks", () => {
    expect(cellsOf('État\t"1 000,50"\r\n"Région ""Sud"""\t\r\n')).toEqual([
      ["État", "1 000,50"],
      ['Région "Sud"', ""],
    ]);
    expect([isBlock("un seul"), isBlock("un\tdeux"), isBlock("un\ndeux"), isBlock("seul\n")]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("go where their titles say, else after the column under the first", () => {
    const table = there(fixtures.action().children.find(({ columns }) => columns.length > 1));
    const [first, second] = [there(table.columns[0]), there(table.columns[1])];
    const titled = aimed(
      table,
      [
        [second.label, first.label],
        ["a", "b"],
      ],
      0,
    );
    expect(titled).toEqual({ fields: [second.id, first.id], rows: [["a", "b"]] });
    expect(aimed(table, [["x", "y"]], 1).fields[0]).toBe(second.id);
  });

  it("are shown before they are pasted", async () => {
    const preview: BlockView = {
      columns: ["Financeur"],
      rows: [
        { fresh: false, cells: [{ before: "État", after: "Région", problem: null }] },
        { fresh: true, cells: [{ before: "", after: "", problem: "« x » : écrivez oui ou non." }] },
      ],
      problems: 1,
    };
    const user = userEvent.setup();
    answer((name) => (name === "preview_block" ? { view: preview } : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.click(there((await screen.findAllByTestId("coller-funding"))[0]));
    await user.click(await screen.findByTestId("zone-collage"));
    await user.paste("Région\nx");
    await screen.findByTestId("apercu-collage");
    await expectAccessible();
    expect(screen.getByRole("alert").textContent).toContain("écrivez oui ou non");
    await user.click(screen.getByTestId("accepter-collage"));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toMatchObject({ edit: "block", block: { from: null, rows: [["Région"], ["x"]] } });
  });

  it("are read when they are typed, too", async () => {
    const user = userEvent.setup();
    const preview: BlockView = {
      columns: ["Financeur"],
      rows: [{ fresh: true, cells: [{ before: "", after: "Région", problem: null }] }],
      problems: 0,
    };
    answer((name) => (name === "preview_block" ? { view: preview } : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.click(there((await screen.findAllByTestId("coller-funding"))[0]));
    await user.type(await screen.findByTestId("zone-collage"), "Région");
    await user.click(screen.getByTestId("lire-collage"));
    await screen.findByTestId("apercu-collage");
    expect(asked.at(-1)).toMatchObject({ name: "preview_block", request: { block: { rows: [["Région"]] } } });
  });
});

describe("a register as a table", () => {
  it("is sorted, with what is empty last, and narrowed", () => {
    const { screen: shown } = fixtures.gridScreen();
    const grid = there(shown.screen === "register" ? shown.view.grid : null);
    const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
    expect(ids(sorted(grid, "", { column: 1, down: false }))).toEqual(["a2", "a1", "a3"]);
    expect(ids(sorted(grid, "", { column: 2, down: true }))).toEqual(["a3", "a1", "a2"]);
    expect(ids(sorted(grid, "sante", null))).toEqual(["a3"]);
  });

  it("is walked and typed in by the keyboard", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.gridScreen());
    open(fixtures.gridScreen());
    const cells = () => screen.getAllByTestId("cellule-total_cost");
    there(screen.getAllByTestId("cellule-title")[0]).focus();
    await user.keyboard("{ArrowDown}{ArrowRight}");
    await waitFor(() => expect(document.activeElement).toBe(cells()[1]));
    await user.keyboard("{Enter}");
    const box = await screen.findByTestId("champ-total_cost");
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.clear(box);
    await user.type(box, "12000{Enter}");
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toMatchObject({
      register: "actions",
      record: "a2",
      field: "total_cost",
      value: "12000",
    });
    await waitFor(() => expect(document.activeElement).toBe(cells()[1]));
  });
});

describe("a register as a field of a canvas", () => {
  const cell = (column: string, place: number) => there(screen.getAllByTestId(`cellule-${column}`)[place]);

  it("is named and described as any field, and typed in along the line", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.tableScreen());
    open(fixtures.tableScreen());
    const group = screen.getByRole("group", { name: "Actions suivies" });
    expect(document.getElementById(group.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "Une ligne par action.",
    );
    expect(within(group).getByRole("grid", { name: "Actions suivies" })).toBeTruthy();
    cell("title", 0).focus();
    await user.keyboard("{ArrowDown}{Enter}");
    const box = await screen.findByRole("textbox", { name: "Intitulé, Ouvrir une recyclerie" });
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(screen.getByRole("complementary").textContent).toContain("Intitulé");
    await user.type(box, " et un atelier");
    await user.keyboard("{Tab}");
    const next = await screen.findByRole("textbox", { name: "Coût total, Ouvrir une recyclerie" });
    await waitFor(() => expect(document.activeElement).toBe(next));
    expect(edits()).toEqual([
      {
        edit: "field",
        register: "actions",
        record: "a2",
        field: "title",
        value: "Ouvrir une recyclerie et un atelier",
      },
    ]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(cell("total_cost", 1)));
    expect(screen.getByRole("complementary").textContent).toContain("Actions suivies");
  });

  it("takes one more record, opened at once, and gives one back", async () => {
    const user = userEvent.setup();
    let kept: string[] = [];
    answer(() => fixtures.tableScreen(kept));
    open(fixtures.tableScreen([]));
    expect(screen.queryByRole("grid")).toBeNull();
    kept = ["a1"];
    await user.click(screen.getByTestId("ajouter-actions"));
    const box = await screen.findByTestId("champ-title");
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(cell("title", 0)));
    kept = [];
    await user.click(screen.getByRole("button", { name: /^Supprimer / }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("ajouter-actions")));
    expect(edits().map(({ edit }) => edit)).toEqual(["add", "remove"]);
  });

  it("opens the sheet of a record in its own place", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.tableScreen());
    await user.click(screen.getByRole("button", { name: /^1.2, ouvrir la fiche/ }));
    await waitFor(() => expect(asked.at(-1)?.name).toBe("show"));
    expect(asked.at(-1)?.request).toMatchObject({
      place: { task: "actions", register: "actions", record: "a2", template: null, step: null },
    });
  });
});

describe("the list of dossiers", () => {
  it("takes one back from the trash, and keeps one on top", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.home());
    render(HomeScreen, {
      file: null,
      onready: vi.fn(),
      onopen: vi.fn(),
      onnew: vi.fn(),
      onsettings: vi.fn(),
      ontemplates: vi.fn(),
    });
    await user.click(await screen.findByRole("button", { name: /Garder CC du Clunisois/ }));
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ name: "pin_dossier", request: { id: "d1", pinned: true } }),
    );
    await user.click(screen.getByText("Corbeille"));
    await user.click(screen.getByTestId("reprendre-d9"));
    await waitFor(() => expect(asked.at(-1)).toEqual({ name: "restore_dossier", request: { id: "d9" } }));
  });
});

describe("the templates", () => {
  it("are listed with their version, and a faulty file says its faults", async () => {
    const user = userEvent.setup();
    answer((name) =>
      name === "import_template" ? { ...fixtures.templates, ...fixtures.spoilt } : fixtures.templates,
    );
    render(TemplatesScreen, { onback: vi.fn() });
    const card = await screen.findByTestId("modele-note-conseil");
    expect(card.textContent).toContain("version 1.1.0");
    expect(card.textContent).toContain("prend la place de la version 1.0.0");
    expect(screen.queryByTestId("a-corriger")).toBeNull();
    await user.click(screen.getByTestId("importer-modele"));
    await expectAccessible();
    expect((await screen.findByTestId("a-corriger")).textContent).toContain("Ligne 19");
    await user.click(screen.getByTestId("retirer-note-conseil"));
    const removed = { name: "remove_template", request: { what: "brought", id: "note-conseil" } };
    await waitFor(() => expect(asked.at(-1)).toEqual(removed));
  });
});

describe("what hangs below a sheet", () => {
  it("is out of sight as soon as another sheet is opened, and is that one's a moment later", async () => {
    const next = { ...fixtures.action(), id: "a2", title: "Ouvrir une recyclerie à Cluny" };
    answer(() => fixtures.actionsScreen({ open: next }));
    open(fixtures.actionsScreen());
    const old = await screen.findByTestId("fiche-f1");
    await userEvent.setup().click(screen.getByTestId("fiche-a2"));
    await screen.findByRole("heading", { name: /Ouvrir une recyclerie/ });
    expect(old.isConnected && old.closest("[aria-busy=true]") === null).toBe(false);
    await waitFor(() => expect(old.isConnected).toBe(false));
    expect((await screen.findByTestId("fiche-f1")).closest("[aria-busy=true]")).toBeNull();
  });
});

describe("a later version of a template", () => {
  it("is told above the canvas, with its changes, and taken in one gesture", async () => {
    const user = userEvent.setup();
    const changes = ["Étape « La note » : la question a changé."];
    const later = { template: "contrat-crte", own: "1.0.0", version: "1.2.0", changes };
    const view = { ...fixtures.canvasScreen(), later };
    answer(() => fixtures.canvasScreen());
    open(view);
    expect(screen.getByTestId("modele-plus-recent").textContent).toContain(changes[0]);
    await user.click(screen.getByTestId("adopter-modele"));
    await waitFor(() => expect(screen.queryByTestId("modele-plus-recent")).toBeNull());
    expect(asked.at(-1)?.name).toBe("adopt_template");
    expect(await screen.findByText(/suit maintenant la version 1.2.0/)).toBeTruthy();
  });
});

describe("the settings", () => {
  it("are in force at once", async () => {
    const user = userEvent.setup();
    answer((name, request) => {
      if (name === "settings") return fixtures.settings;
      return name === "organisation" ? fixtures.look : request;
    });
    const settings = new SettingsState();
    await settings.load();
    render(SettingsScreen, { settings, onback: vi.fn() });
    await expectAccessible();
    await user.click(screen.getByTestId("theme-dark"));
    await waitFor(() => expect(document.documentElement.style.colorScheme).toBe("dark"));
    await user.selectOptions(screen.getByTestId("reglage-taille"), "150");
    await waitFor(() => expect(document.documentElement.style.fontSize).toBe("150%"));
  });

  it("say beside a colour why it is refused, and keep what was typed", async () => {
    const user = userEvent.setup();
    answer((name) => {
      if (name === "organisation") return fixtures.look;
      throw refusal("badValue", "La couleur « #e8c547 » se lit mal sur du papier blanc.");
    });
    const settings = new SettingsState();
    settings.chosen = fixtures.settings;
    render(SettingsScreen, { settings, onback: vi.fn() });
    const colour = await screen.findByLabelText("Couleur des marques fines");
    await user.type(colour, "#e8c547");
    await user.tab();
    await waitFor(() => expect(colour.getAttribute("aria-invalid")).toBe("true"));
    expect(document.getElementById(colour.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
      "se lit mal",
    );
    expect((colour as HTMLInputElement).value).toBe("#e8c547");
    expect(screen.getByAltText("Trois vagues")).toBeTruthy();
    await expectAccessible();
  });
});
