import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Workspace } from "../src/bindings/wire";
import HomeScreen from "../src/screens/home/Home.svelte";
import NewScreen from "../src/screens/new/New.svelte";
import WorkspaceScreen from "../src/screens/workspace/Workspace.svelte";
import * as fixtures from "./fixtures";
import { answer, asked, edits, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

/** Colours and sizes need a real engine: they are looked at there. */
async function expectAccessible() {
  const { violations } = await axe.run(document.documentElement, {
    rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

function open(view: Workspace) {
  return render(WorkspaceScreen, { view, onleave: vi.fn() });
}

beforeEach(() => {
  document.documentElement.lang = "fr";
  document.title = "Canevas";
});

describe("each screen has no accessibility violation", () => {
  const views: Record<string, () => Workspace> = {
    actions: fixtures.actionsScreen,
    diagnostic: fixtures.diagnosticScreen,
    canvas: fixtures.canvasScreen,
    plan: fixtures.planScreen,
    documents: fixtures.documentsScreen,
    findings: fixtures.findingsScreen,
  };
  for (const [name, view] of Object.entries(views)) {
    it(name, async () => {
      answer((command) => (command === "preview" ? { pages: 3, page: 0, svg: "<svg/>" } : view()));
      open(view());
      if (name === "canvas") {
        await screen.findByRole("toolbar", {}, { timeout: 15_000 });
      }
      if (name === "documents") {
        await screen.findByText("Page 1 sur 3");
      }
      expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
      await expectAccessible();
    });
  }

  it("home", async () => {
    answer(() => fixtures.home());
    render(HomeScreen, { file: null, onopen: vi.fn(), onnew: vi.fn() });
    await screen.findByTestId("dossier-d1");
    await expectAccessible();
  });

  it("new", async () => {
    answer((name) => (name === "home" ? fixtures.home() : fixtures.hits));
    render(NewScreen, { onopen: vi.fn(), onback: vi.fn() });
    await userEvent.type(screen.getByTestId("recherche-territoire"), "cluny");
    await screen.findByTestId("resultat-200040293");
    await expectAccessible();
  });
});

describe("home", () => {
  it("discards a dossier once confirmed", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "home" ? fixtures.home() : fixtures.home({ dossiers: [] })));
    render(HomeScreen, { file: null, onopen: vi.fn(), onnew: vi.fn() });
    await user.click(await screen.findByRole("button", { name: /^Supprimer le dossier/ }));
    await user.click(await screen.findByRole("button", { name: "Mettre à la corbeille" }));
    await screen.findByText("Aucun dossier pour le moment");
    expect(asked.at(-1)).toEqual({ name: "discard_dossier", request: { id: "d1" } });
  });

  it("opens the file the program was started for", async () => {
    const onopen = vi.fn();
    answer((name) => (name === "home" ? fixtures.home({ asked: "/b.crte" }) : fixtures.actionsScreen()));
    render(HomeScreen, { file: null, onopen, onnew: vi.fn() });
    await waitFor(() => expect(onopen).toHaveBeenCalledOnce());
    expect(asked.at(-1)).toEqual({ name: "open_file", request: { path: "/b.crte" } });
  });

  it("opens the file the system gave, and says why it cannot", async () => {
    answer((name) => {
      if (name === "open_file") {
        throw refusal("badFile", "Ce fichier n’est pas un dossier.");
      }
      return fixtures.home();
    });
    render(HomeScreen, { file: "/a.crte", onopen: vi.fn(), onnew: vi.fn() });
    expect((await screen.findByRole("alert")).textContent).toContain("Ce fichier n’est pas un dossier.");
    expect(asked.at(-1)).toEqual({ name: "open_file", request: { path: "/a.crte" } });
  });
});

describe("a new dossier", () => {
  it("is made by the keyboard, for several intercommunalities", async () => {
    const user = userEvent.setup();
    const onopen = vi.fn();
    answer((name) => {
      if (name === "home") return fixtures.home();
      return name === "search_territories" ? fixtures.hits : fixtures.actionsScreen();
    });
    render(NewScreen, { onopen, onback: vi.fn() });
    await user.click(screen.getByTestId("creer-dossier"));
    expect(screen.getByRole("alert").textContent).toContain("Choisissez d’abord");
    await user.type(screen.getByTestId("recherche-territoire"), "cluny");
    await screen.findByTestId("resultat-200040293");
    expect(asked.filter(({ name }) => name === "search_territories")).toHaveLength(1);
    await user.keyboard("{ArrowDown}{Enter}");
    await user.keyboard("avallon");
    await screen.findByTestId("resultat-200039758");
    await user.keyboard("{ArrowDown}{Enter}");
    await user.click(screen.getByTestId("creer-dossier"));
    await waitFor(() => expect(onopen).toHaveBeenCalled());
    expect(asked.at(-1)).toEqual({
      name: "create_dossier",
      request: { epcis: ["200040293", "200039758"], template: "contrat-crte" },
    });
  });
});

describe("the workspace", () => {
  it("shows a refusal beside the field and keeps what was typed", async () => {
    const user = userEvent.setup();
    answer(() => {
      throw refusal("badValue", "Un montant est attendu, par exemple 12 500,50.");
    });
    open(fixtures.actionsScreen());
    const cost = screen.getByRole<HTMLInputElement>("textbox", { name: "Coût total" });
    await user.clear(cost);
    await user.type(cost, "beaucoup");
    await user.tab();
    await waitFor(() => expect(cost.getAttribute("aria-invalid")).toBe("true"));
    expect(cost.value).toBe("beaucoup");
    expect(screen.getByText("Un montant est attendu, par exemple 12 500,50.")).toBeTruthy();
    expect(screen.getByRole("button", { name: /1.saisie à corriger/ })).toBeTruthy();
  });

  it("says what is not saved and tries again", async () => {
    const user = userEvent.setup();
    let full = true;
    answer(() => {
      if (full) throw refusal("disk", "Le disque est plein.");
      return fixtures.actionsScreen();
    });
    open(fixtures.actionsScreen());
    await user.type(screen.getByRole("textbox", { name: "Intitulé" }), " !");
    await user.tab();
    await waitFor(() =>
      expect(screen.getByTestId("etat-enregistrement").textContent).toContain("Non enregistré"),
    );
    expect(screen.getByRole("alert").textContent).toContain("Le disque est plein.");
    full = false;
    await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "Réessayer" }));
    await waitFor(() =>
      expect(screen.getByTestId("etat-enregistrement").textContent).toContain("Enregistré à 14 h 02"),
    );
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("does not leave for home while something is refused, unless told to", async () => {
    const user = userEvent.setup();
    const onleave = vi.fn();
    answer(() => {
      throw refusal("badValue", "non");
    });
    render(WorkspaceScreen, { view: fixtures.actionsScreen(), onleave });
    await user.type(screen.getByRole("textbox", { name: "Coût total" }), "x");
    await user.click(screen.getByRole("button", { name: /^Dossiers/ }));
    await user.click(await screen.findByRole("button", { name: "Partir sans cette saisie" }));
    await waitFor(() => expect(onleave).toHaveBeenCalledOnce());
  });

  it("undoes and redoes the dossier from inside a field", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    const title = screen.getByRole<HTMLInputElement>("textbox", { name: "Intitulé" });
    await user.type(title, " bis");
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(title.value).toBe("Rénover l’école de Salornay"));
    await user.keyboard("{Control>}y{/Control}");
    await user.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
    await waitFor(() => expect(asked.map(({ name }) => name)).toEqual(["edit", "undo", "redo", "redo"]));
  });

  it("shows the help of the field and inserts its example", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.canvasScreen());
    open(fixtures.canvasScreen());
    await user.click(screen.getByTestId("champ-objet_du_contrat"));
    const help = within(screen.getByRole("complementary", { name: "Aide à la saisie" }));
    expect(help.getByText("Une phrase suffit.")).toBeTruthy();
    await user.click(help.getByRole("button", { name: "Insérer l’exemple" }));
    const value =
      "Le présent contrat fixe les engagements des signataires.\n\nLe contrat accompagne la transition du territoire sur six ans.";
    await waitFor(() =>
      expect(edits()).toEqual([
        { edit: "answer", template: "contrat-crte", field: "objet_du_contrat", value },
      ]),
    );
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("data-testid")).toBe("champ-objet_du_contrat"),
    );
  });

  it("jumps from a finding to its field", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.findingsScreen());
    await user.click(screen.getByRole("button", { name: /les financements dépassent/ }));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("champ-total_cost"));
  });
});

describe("a register, by the keyboard", () => {
  it("is walked, opened, moved, added to and taken from", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    screen.getByTestId("fiche-a1").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(screen.getByTestId("fiche-a2"));
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() =>
      expect(edits()).toEqual([{ edit: "move", register: "actions", record: "a2", before: "a1" }]),
    );
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() =>
      expect(edits().at(-1)).toEqual({ edit: "move", register: "actions", record: "a2", before: null }),
    );
    expect(document.activeElement).toBe(screen.getByTestId("fiche-a2"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-focus")).toBe("record"));
    await user.click(screen.getByTestId("ajouter-actions"));
    await waitFor(() => expect(edits().at(-1)).toEqual({ edit: "add", register: "actions", fields: {} }));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("champ-title"));
    await user.click(screen.getByRole("button", { name: /^Supprimer «/ }));
    await waitFor(() =>
      expect(edits().at(-1)).toEqual({ edit: "remove", register: "actions", record: "a1" }),
    );
  });

  it("moves in the columns of the funding table", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    const first = screen.getByRole("textbox", { name: "Montant, ligne 1" });
    const second = screen.getByRole("textbox", { name: "Montant, ligne 2" });
    first.focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(second);
    await user.keyboard("{ArrowUp}{Enter}");
    expect(document.activeElement).toBe(second);
    await user.click(screen.getByTestId("ajouter-funding"));
    await waitFor(() =>
      expect(edits().at(-1)).toEqual({ edit: "add", register: "funding", fields: { action: "a1" } }),
    );
  });

  it("changes register by its tabs", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.diagnosticScreen());
    open(fixtures.diagnosticScreen());
    await user.click(screen.getByRole("tab", { name: /Constats/ }));
    await user.keyboard("{ArrowRight}");
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        name: "show",
        request: { place: { register: "stakes", record: null } },
      }),
    );
  });
});

describe("the plan", () => {
  it("is changed article by article", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.planScreen());
    open(fixtures.planScreen());
    await user.click(screen.getByRole("button", { name: /^Descendre «.Objet du contrat/ }));
    await waitFor(() =>
      expect(edits().at(-1)).toMatchObject({ change: { change: "move", article: "objet", up: false } }),
    );
    expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Descendre «.L’État/ }).disabled).toBe(
      true,
    );
    screen.getByRole("button", { name: /^Modifier «.Engagements/ }).focus();
    await user.keyboard("{ArrowDown}");
    // Without a layout the menu stays out of sight, and has no accessible name.
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Renommer…"));
    await user.keyboard("{Enter}");
    const box = await screen.findByRole("textbox", { name: "Nouveau titre de l’article" });
    await user.clear(box);
    await user.type(box, "Les engagements{Enter}");
    await waitFor(() =>
      expect(edits().at(-1)).toMatchObject({
        change: { change: "rename", article: "engagements", title: "Les engagements" },
      }),
    );
    await user.click(screen.getByRole("button", { name: /^Écrire le texte/ }));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        name: "show",
        request: { place: { register: "articles", record: "r9" } },
      }),
    );
  });
});

describe("documents", () => {
  it("turn their pages by the keyboard and tell where the export is", async () => {
    const user = userEvent.setup();
    answer((name, request) => {
      if (name === "preview") return { pages: 3, page: (request as { page: number }).page, svg: "<svg/>" };
      return name === "export" ? { path: "/tmp/contrat.pdf", pages: 12, size: "1,2 Mo" } : {};
    });
    open(fixtures.documentsScreen());
    await screen.findByText("Page 1 sur 3");
    const pages = screen.getAllByRole("region", { name: /^Aperçu/ }).at(-1);
    pages?.focus();
    await user.keyboard("{ArrowRight}");
    await screen.findByText("Page 2 sur 3");
    await user.keyboard("{End}");
    await screen.findByText("Page 3 sur 3");
    await user.click(screen.getByTestId("exporter-contrat"));
    const result = await screen.findByTestId("export-resultat");
    expect(result.textContent).toMatch(/Exporté.: \/tmp\/contrat\.pdf \(12.pages, 1,2 Mo\)/);
    await user.click(screen.getByRole("button", { name: "Afficher dans le dossier" }));
    expect(asked.at(-1)).toEqual({ name: "reveal", request: { path: "/tmp/contrat.pdf" } });
  });
});
