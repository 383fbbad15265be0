/* One test for each thing a screen must do, screen by screen: it is long because it is whole. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FieldView, Workspace } from "../src/bindings/wire";
import HomeScreen from "../src/screens/home/Home.svelte";
import NewScreen from "../src/screens/new/New.svelte";
import { rewritten, textOf } from "../src/screens/workspace/spelling/words";
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
    toolbox: fixtures.toolboxScreen,
    dashboard: fixtures.dashboardScreen,
    versions: fixtures.versionsScreen,
    attachments: fixtures.attachmentsScreen,
    lists: fixtures.listsScreen,
    narrowed: fixtures.narrowedScreen,
    grid: fixtures.gridScreen,
    table: fixtures.tableScreen,
    "empty table": () => fixtures.tableScreen([]),
    "whole canvas": fixtures.wholeScreen,
    tree: fixtures.treeScreen,
    board: fixtures.boardScreen,
    trends: fixtures.trendsScreen,
    "communes without a map": () => fixtures.communesScreen(),
    "communes on their map": () => fixtures.communesScreen("m1"),
  };
  for (const [name, view] of Object.entries(views)) {
    it(name, async () => {
      answer((command) =>
        command === "preview" ? { pages: 3, page: 0, svg: "<svg/>", spots: [], settled: true } : view(),
      );
      open(view());
      if (name === "canvas") {
        await screen.findByRole("toolbar", {}, { timeout: 15_000 });
      }
      if (name === "documents") {
        await screen.findByText("Page 1 sur 3");
      }
      if (name === "dashboard") {
        await screen.findByTestId("couverture-axes");
      }
      expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
      await expectAccessible();
    });
  }

  it("home", async () => {
    answer(() => fixtures.home());
    render(HomeScreen, {
      file: null,
      onready: vi.fn(),
      onopen: vi.fn(),
      onnew: vi.fn(),
      onsettings: vi.fn(),
      ontemplates: vi.fn(),
    });
    await screen.findByTestId("dossier-d1");
    await expectAccessible();
  });

  it("new", async () => {
    answer((name) => (name === "contracts" ? fixtures.contracts : fixtures.hits));
    render(NewScreen, { from: null, onopen: vi.fn(), onback: vi.fn() });
    await userEvent.type(screen.getByTestId("recherche-territoire"), "cluny");
    await screen.findByTestId("resultat-200040293");
    await expectAccessible();
  });
});

describe("home", () => {
  it("discards a dossier once confirmed", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "home" ? fixtures.home() : fixtures.home({ dossiers: [] })));
    render(HomeScreen, {
      file: null,
      onready: vi.fn(),
      onopen: vi.fn(),
      onnew: vi.fn(),
      onsettings: vi.fn(),
      ontemplates: vi.fn(),
    });
    await user.click(await screen.findByRole("button", { name: /^Supprimer le dossier/ }));
    await user.click(await screen.findByRole("button", { name: "Mettre à la corbeille" }));
    await screen.findByText("Aucun dossier pour le moment");
    expect(asked.at(-1)).toEqual({ name: "discard_dossier", request: { id: "d1" } });
  });

  it("opens the file the system gave, and says why it cannot", async () => {
    answer((name) => {
      if (name === "open_file") {
        throw refusal("badFile", "Ce fichier n’est pas un dossier.");
      }
      return fixtures.home();
    });
    render(HomeScreen, {
      file: "/a.crte",
      onready: vi.fn(),
      onopen: vi.fn(),
      onnew: vi.fn(),
      onsettings: vi.fn(),
      ontemplates: vi.fn(),
    });
    expect((await screen.findByRole("alert")).textContent).toContain("Ce fichier n’est pas un dossier.");
    expect(asked.at(-1)).toEqual({ name: "open_file", request: { path: "/a.crte" } });
  });
});

describe("a new dossier", () => {
  it("is made by the keyboard, for several intercommunalities", async () => {
    const user = userEvent.setup();
    const onopen = vi.fn();
    answer((name) => {
      if (name === "contracts") return fixtures.contracts;
      return name === "search_territories" ? fixtures.hits : fixtures.actionsScreen();
    });
    render(NewScreen, { from: null, onopen, onback: vi.fn() });
    await user.click(screen.getByTestId("creer-dossier"));
    expect(screen.getByRole("alert").textContent).toContain("Choisissez d’abord");
    await user.type(screen.getByTestId("recherche-territoire"), "cluny");
    await screen.findByTestId("resultat-200040293");
    expect(asked.filter(({ name }) => name === "search_territories")).toHaveLength(1);
    await user.keyboard("{Enter}");
    await user.keyboard("avallon");
    await screen.findByTestId("resultat-200039758");
    await user.keyboard("{Enter}");
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
      throw refusal(
        "badValue",
        "Un montant en euros est attendu, avec deux décimales au plus, par exemple 12 500,50.",
      );
    });
    open(fixtures.actionsScreen());
    await user.click(screen.getByTestId("onglet-cout"));
    const cost = screen.getByRole<HTMLInputElement>("textbox", { name: "Coût total" });
    await user.clear(cost);
    await user.type(cost, "beaucoup");
    await user.tab();
    await waitFor(() => expect(cost.getAttribute("aria-invalid")).toBe("true"));
    expect(cost.value).toBe("beaucoup");
    expect(
      screen.getByText(
        "Un montant en euros est attendu, avec deux décimales au plus, par exemple 12 500,50.",
      ),
    ).toBeTruthy();
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
    await user.click(screen.getByTestId("onglet-cout"));
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

  it("gives the characters that the keyboard lacks, where the caret is", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.canvasScreen());
    open(fixtures.canvasScreen());
    const box = screen.getByTestId<HTMLTextAreaElement>("champ-objet_du_contrat");
    await user.click(box);
    box.setSelectionRange(0, 2);
    await user.click(within(screen.getByRole("toolbar", { name: "Caractères" })).getByText("Œ"));
    expect(box.value).toMatch(/^Œ présent contrat/);
    expect([document.activeElement, box.selectionStart]).toEqual([box, 1]);
    await waitFor(() => expect(edits()).toHaveLength(1));
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
    const table = within(await screen.findByRole("table", { name: "Plan de financement" }));
    const first = table.getByRole("textbox", { name: "Montant, ligne 1" });
    const second = table.getByRole("textbox", { name: "Montant, ligne 2" });
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

describe("spelling", () => {
  it("tells the words nobody knows once the typing pauses, and no longer when they are gone", async () => {
    const user = userEvent.setup();
    const view = fixtures.canvasScreen();
    answer((name, request) => {
      const text = name === "spell" ? (request as { text: string }).text : "";
      return name === "spell" ? { words: ["contart"].filter((word) => text.includes(word)) } : view;
    });
    open(view);
    const box = screen.getByTestId<HTMLTextAreaElement>("champ-objet_du_contrat");
    await user.clear(box);
    await user.type(box, "Le contart");
    const slow = { timeout: 3000 };
    await screen.findByRole("button", { name: /contart.*corriger ou garder/ }, slow);
    await user.clear(box);
    await user.type(box, "Le contrat");
    await waitFor(() => expect(screen.queryByRole("button", { name: /contart/ })).toBeNull(), slow);
  });

  it("rewrites a word wherever it stands whole, marks kept", () => {
    const field = { kind: { kind: "rich" }, value: null, typed: "" } as unknown as FieldView;
    const text = (words: string, marks?: object[]) => ({
      type: "text",
      text: words,
      ...(marks && { marks }),
    });
    const rich = (first: string, second: string) => ({
      type: "doc",
      content: [{ type: "paragraph", content: [text(first, [{ type: "bold" }]), text(second)] }],
    });
    const draft = rich("L’eua, eua", " et euasion, eua.");
    expect(textOf(field, draft)).toBe("L’eua, eua et euasion, eua.\n");
    expect(rewritten(field, draft, "eua", "eau")).toEqual(rich("L’eau, eau", " et euasion, eau."));
    const plain = { ...field, kind: { kind: "text" } } as unknown as FieldView;
    expect(rewritten(plain, "A+ (eua) $1 eua", "eua", "$&")).toBe("A+ ($&) $1 $&");
  });
});

describe("the steps, where there is no room beside", () => {
  it("unfold on demand and fold again once one is chosen", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    const fold = screen.getByTestId("etapes");
    expect(fold.textContent).toMatch(/Actions$/);
    expect(fold.getAttribute("aria-expanded")).toBe("false");
    await user.click(fold);
    expect(fold.getAttribute("aria-expanded")).toBe("true");
    await user.click(screen.getByTestId("tache-toolbox"));
    expect(fold.getAttribute("aria-expanded")).toBe("false");
  });

  it("do so for the parts of a document too", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.canvasScreen());
    open(fixtures.canvasScreen());
    const fold = screen.getByTestId("parties");
    expect(fold.textContent).toMatch(/Objet du contrat$/);
    await user.click(fold);
    expect(fold.getAttribute("aria-expanded")).toBe("true");
    await user.click(screen.getByTestId("etape-ambition"));
    expect(fold.getAttribute("aria-expanded")).toBe("false");
  });
});

describe("documents", () => {
  it("turn their pages by the keyboard and tell where the export is", async () => {
    const user = userEvent.setup();
    answer((name, request) => {
      if (name === "preview")
        return {
          pages: 3,
          page: (request as { page: number }).page,
          svg: "<svg/>",
          spots: [],
          settled: true,
        };
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

  it("are searched, one passage after the other, and forget the words with the document", async () => {
    const user = userEvent.setup();
    const passage = (page: number) => ({
      page,
      places: [{ down: 0.5, across: 0.2, width: 0.1, height: 0.02 }],
    });
    answer((name, request) =>
      name === "find_in_pages"
        ? { passages: (request as { words: string }).words === "rivière" ? [passage(0), passage(2)] : [] }
        : { pages: 3, page: (request as { page: number }).page, svg: "<svg/>", spots: [], settled: true },
    );
    open(fixtures.documentsScreen());
    await screen.findByText("Page 1 sur 3");
    const box = screen.getByRole("searchbox", { name: "Chercher dans les pages" });
    await user.type(box, "rivière");
    await screen.findByText(/1 sur 2.passages/);
    expect(document.querySelectorAll("mark.shown")).toHaveLength(1);
    await user.keyboard("{Enter}");
    await screen.findByText("Page 3 sur 3");
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    await screen.findByText("Page 1 sur 3");
    await user.type(box, " x");
    await screen.findByText("Aucun passage");
    expect(document.querySelectorAll("mark")).toHaveLength(0);
  });

  it("print what was chosen, on the pages as in the export", async () => {
    const user = userEvent.setup();
    const parts = [
      { id: "article-objet", title: "Article 1 — Objet" },
      { id: "annex-fiches", title: "Annexe 1 — Fiches" },
    ];
    answer((name) =>
      name === "export"
        ? { path: "/tmp/a.pdf", pages: 1, size: "90 ko" }
        : { pages: 1, page: 0, svg: "<svg/>", spots: [], parts },
    );
    open(fixtures.documentsScreen());
    await user.click(screen.getByText("Ce qui s’imprime"));
    await user.click(await screen.findByRole("checkbox", { name: "Annexe 1 — Fiches" }));
    await user.click(screen.getByRole("checkbox", { name: "Joindre le dossier au PDF" }));
    screen.getByText(/1.partie sur 2, dossier joint/);
    const options = {
      leftOut: ["annex-fiches"],
      unanswered: true,
      watermark: true,
      logo: true,
      fold: false,
      dossier: true,
    };
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ name: "preview", request: { options } }));
    await user.click(screen.getByTestId("exporter-contrat"));
    await screen.findByTestId("export-resultat");
    expect(asked.find(({ name }) => name === "export")?.request).toMatchObject({ options });
  });

  it("are named above their pages, with the export of the one that is shown", async () => {
    const user = userEvent.setup();
    const shown = fixtures.documentsScreen();
    const listed = shown.screen.screen === "documents" ? shown.screen.documents : [];
    for (const contract of listed.slice(0, 1)) {
      listed.push({ ...contract, id: "charte", title: "Charte", blank: null });
    }
    answer((name) =>
      name === "export"
        ? { path: "/tmp/charte.pdf", pages: 2, size: "90 ko" }
        : { pages: 2, page: 0, svg: "<svg/>", spots: [], settled: true, parts: [] },
    );
    open(shown);
    screen.getByRole("heading", { level: 2, name: "Contrat" });
    await user.click(screen.getByRole("button", { name: /^Afficher l’aperçu.*Charte/ }));
    await screen.findByRole("heading", { level: 2, name: "Charte" });
    await user.click(screen.getByTestId("exporter-affiche"));
    await screen.findByTestId("export-resultat");
    expect(asked.find(({ name }) => name === "export")?.request).toMatchObject({ document: "charte" });
  });

  it("give up an export under way", async () => {
    const user = userEvent.setup();
    let refuse: (reason: unknown) => void = () => undefined;
    answer((name) => {
      if (name === "give_up_export") refuse(refusal("givenUp", "L’export est abandonné."));
      return name === "export"
        ? new Promise((_, reject) => (refuse = reject))
        : { pages: 1, page: 0, svg: "<svg/>", spots: [], parts: [] };
    });
    open(fixtures.documentsScreen());
    await user.click(screen.getByTestId("exporter-contrat"));
    await user.click(await screen.findByRole("button", { name: "Abandonner l’export" }));
    await screen.findByText(/rien n’a été écrit/);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("give the contract to fill by hand, and a board on the sheet chosen", async () => {
    const user = userEvent.setup();
    answer((name) =>
      name === "export"
        ? { path: "/tmp/a.pdf", pages: 1, size: "90 ko" }
        : { pages: 1, page: 0, svg: "<svg/>", spots: [], settled: true },
    );
    open(fixtures.documentsScreen());
    // A document without a blank form has no export under way for it, nor one that was given up.
    expect(screen.queryByText(/^Export (en cours|abandonné)/)).toBeNull();
    await user.click(screen.getByRole("button", { name: /^Version à remplir à la main.*Contrat/ }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Format de la feuille" }), "A0");
    await user.click(screen.getByRole("button", { name: /^Exporter en PDF.*Planche/ }));
    const written = asked.filter(({ name }) => name === "export").map(({ request }) => request);
    expect(written).toMatchObject([{ document: "vierge-contrat" }, { document: "planche-a0", last: false }]);
  });

  it("give a canvas of the toolbox to fill by hand", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "export" ? { path: "/tmp/vierge.pdf", pages: 4, size: "90 ko" } : {}));
    const view = fixtures.canvasScreen();
    open({ ...view, place: { ...view.place, task: "toolbox" } });
    await user.click(screen.getByRole("button", { name: "Version à remplir à la main…" }));
    await waitFor(() =>
      expect(screen.getByTestId("vierge-resultat").textContent).toContain("/tmp/vierge.pdf"),
    );
    expect(asked.find(({ name }) => name === "export")?.request).toMatchObject({
      document: "vierge-contrat-crte",
      last: false,
    });
    await expectAccessible();
  });

  it("export the one to sign, and lead to what holds it back", async () => {
    const user = userEvent.setup();
    answer((name) => {
      if (name === "export") throw refusal("notReady", "1 point bloquant.\n- [F1] Trop de financements.");
      return name === "preview"
        ? { pages: 1, page: 0, svg: "<svg/>", spots: [], settled: true }
        : fixtures.findingsScreen();
    });
    open(fixtures.documentsScreen());
    await screen.findByText("Page 1 sur 1");
    await user.click(screen.getByTestId("exporter-definitif"));
    const alert = within(await screen.findByRole("alert"));
    expect(asked.find(({ name }) => name === "export")?.request).toMatchObject({
      document: "contrat",
      last: true,
    });
    await user.click(alert.getByRole("button", { name: "Voir les points à revoir" }));
    await screen.findByRole("heading", { level: 1, name: "Points à revoir" });
  });

  it("say beside a sheet that it is not printed, and nothing beside a canvas", async () => {
    for (const [view, said] of [
      [fixtures.actionsScreen, /n’est pas imprimée/u],
      [fixtures.canvasScreen, /^$/u],
    ] as const) {
      answer((name) =>
        name === "preview"
          ? { pages: 1, page: 0, svg: "<svg/>", spots: [], parts: [], settled: true, found: false }
          : view(),
      );
      const { unmount } = open(view());
      await userEvent.click(await screen.findByRole("button", { name: "Aperçu à côté" }));
      await screen.findByText(/Page 1/u);
      await waitFor(() => expect(screen.getByTestId("pas-imprimee").textContent).toMatch(said));
      unmount();
    }
  });

  it("have their attached files beside them", async () => {
    const user = userEvent.setup();
    answer((name) => {
      if (name === "preview") return { pages: 1, page: 0, svg: "<svg/>", spots: [], settled: true };
      if (name === "save_attachment") return { path: "/tmp/d.pdf", pages: 0, size: "12 ko" };
      return name === "attach" ? null : fixtures.attachmentsScreen();
    });
    open(fixtures.documentsScreen());
    await user.click(screen.getByRole("tab", { name: /Pièces jointes/ }));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        name: "show",
        request: { place: fixtures.place("documents", { register: "attachments" }) },
      }),
    );
    await user.click(screen.getByTestId("ajouter-attachments"));
    await waitFor(() => expect(asked.at(-1)?.name).toBe("attach"));
    await user.click(screen.getByTestId("enregistrer-piece"));
    await screen.findByText(/Fichier enregistré.: \/tmp\/d\.pdf/);
    expect(asked.at(-1)?.request).toEqual({ dossier: "d1", record: "p1" });
    await user.click(screen.getByRole("tab", { name: /^Documents/ }));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ name: "show", request: { place: fixtures.place("documents") } }),
    );
  });

  it("take a file for the record it proves", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "attach" ? fixtures.attachmentsScreen() : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.click(await screen.findByTestId("joindre"));
    await screen.findByTestId("enregistrer-piece");
    expect(asked).toEqual([
      {
        name: "attach",
        request: {
          dossier: "d1",
          place: fixtures.place("actions", { register: "actions", record: "a1" }),
        },
      },
    ]);
  });
});

describe("a sheet in two parts", () => {
  const fold = (title: string) =>
    screen.getByRole("heading", { name: title }).closest("details") ?? document.createElement("details");

  /** An action of which two parts are left. */
  function twoParts(): Workspace {
    const action = fixtures.action();
    const fields = action.fields.filter(({ section }) =>
      ["Contexte et objectifs", "Acteurs", "Écologie"].includes(section),
    );
    const parts = fields.map((field) => ({
      ...field,
      section: field.section.replace("Écologie", "Contexte et objectifs"),
    }));
    return fixtures.actionsScreen({ open: { ...action, fields: parts } });
  }

  it("folds: the first is open, and the one that waits for something", async () => {
    open(twoParts());
    await screen.findByRole("heading", { name: "Étapes" });
    expect(screen.queryByRole("tablist", { name: "Parties de la fiche" })).toBeNull();
    expect(fold("Contexte et objectifs").open).toBe(true);
    expect(fold("Acteurs").open).toBe(true);
    expect(fold("Acteurs").querySelector("summary")?.textContent).toMatch(
      /1.champ à remplir.*1 sur 3 remplis/,
    );
    expect(fold("Étapes").open).toBe(false);
    expect(fold("Plan de financement").querySelector("summary")?.textContent).toMatch(/2.lignes/);
  });

  it("unfolds at once, and stays as it is when the application replies", async () => {
    const user = userEvent.setup();
    answer(twoParts);
    open(twoParts());
    await user.click(screen.getByRole("button", { name: "Tout replier" }));
    expect(fold("Contexte et objectifs").open).toBe(false);
    await user.click(screen.getByRole("button", { name: "Tout déplier" }));
    expect(fold("Acteurs").open).toBe(true);
    await user.type(screen.getByRole("textbox", { name: "Contexte" }), " !");
    await user.tab();
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(fold("Acteurs").open).toBe(true);
  });
});

describe("a long sheet", () => {
  const parts = () => within(screen.getByRole("tablist", { name: "Parties de la fiche" }));
  const tab = (name: RegExp) => parts().getByRole("tab", { name });
  const shown = () => parts().getByRole("tab", { selected: true }).getAttribute("data-testid");
  const focused = () => document.activeElement?.getAttribute("data-testid");

  it("shows its parts in tabs, each told with what it waits for", async () => {
    open(fixtures.actionsScreen());
    expect(
      parts()
        .getAllByRole("tab")
        .map((tab) => tab.getAttribute("data-testid")),
    ).toEqual([
      "onglet-identite",
      "onglet-contexte-et-objectifs",
      "onglet-acteurs",
      "onglet-calendrier-et-maturite",
      "onglet-cout",
      "onglet-ecologie",
    ]);
    expect(shown()).toBe("onglet-identite");
    expect(screen.queryByRole("textbox", { name: "Coût total" })).toBeNull();
    await userEvent.click(tab(/^Acteurs\s*, 1.champ à remplir$/));
    const panel = within(screen.getByRole("tabpanel", { name: /^Acteurs/ }));
    expect(panel.getByText("1 sur 3 remplis")).toBeTruthy();
    expect(panel.getByRole("textbox", { name: "Maître d’ouvrage" })).toBeTruthy();
    await expectAccessible();
  });

  it("goes from part to part by the arrows", async () => {
    const user = userEvent.setup();
    open(fixtures.actionsScreen());
    await user.click(tab(/^Identité/));
    await user.keyboard("{ArrowRight}");
    expect(shown()).toBe("onglet-contexte-et-objectifs");
    await user.keyboard("{End}");
    expect(shown()).toBe("onglet-ecologie");
    await user.keyboard("{ArrowRight}");
    expect(shown()).toBe("onglet-identite");
  });

  it("opens the tab of the field a finding leads to", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.findingsScreen());
    await user.click(screen.getByRole("button", { name: /les financements dépassent/ }));
    await waitFor(() => expect(focused()).toBe("champ-total_cost"));
    expect(shown()).toBe("onglet-cout");
  });

  it("keeps the part shown from one action to the next, and begins a new one at its first field", async () => {
    const user = userEvent.setup();
    const other = fixtures.actionsScreen({ open: { ...fixtures.action(), id: "a2" } });
    answer((name) => (name === "show" ? other : fixtures.actionsScreen()));
    open(fixtures.actionsScreen());
    await user.click(tab(/^Coût/));
    await user.click(screen.getByTestId("fiche-a2"));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(shown()).toBe("onglet-cout");
    await user.click(screen.getByTestId("ajouter-actions"));
    await waitFor(() => expect(focused()).toBe("champ-title"));
    expect(shown()).toBe("onglet-identite");
  });

  it("tells on its tab what was refused, and leads back to it", async () => {
    const user = userEvent.setup();
    answer((name) => {
      if (name === "edit") throw refusal("badValue", "Un montant est attendu.");
      return fixtures.actionsScreen();
    });
    open(fixtures.actionsScreen());
    await user.click(tab(/^Coût/));
    await user.type(screen.getByRole("textbox", { name: "Coût total" }), "x");
    await user.click(tab(/^Contexte/));
    await waitFor(() => expect(tab(/^Coût\s*, 1.saisie à corriger$/)).toBeTruthy());
    expect(shown()).toBe("onglet-contexte-et-objectifs");
    await user.click(screen.getByRole("button", { name: /1.saisie à corriger/ }));
    await waitFor(() => expect(focused()).toBe("champ-total_cost"));
    expect(shown()).toBe("onglet-cout");
  });

  it("opens the tab of what was undone", async () => {
    const user = userEvent.setup();
    const action = fixtures.action();
    const fields = action.fields.map((field) =>
      field.id === "total_cost" ? { ...field, value: null, typed: "" } : field,
    );
    answer(() => fixtures.actionsScreen({ open: { ...action, fields } }));
    open(fixtures.actionsScreen());
    await user.click(screen.getByRole("textbox", { name: "Intitulé" }));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(focused()).toBe("champ-total_cost"));
    expect(shown()).toBe("onglet-cout");
  });

  it("leads along the chain, both ways", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.actionsScreen());
    open(fixtures.actionsScreen());
    await screen.findByText("Relié à");
    await user.click(screen.getByRole("button", { name: "4 — Consommation des bâtiments publics" }));
    await waitFor(() =>
      expect(asked.at(-1)?.request).toMatchObject({
        place: fixtures.place("orientations", { register: "indicators", record: "i1" }),
      }),
    );
    await user.click(screen.getByRole("button", { name: /^Ouvrir la fiche «.1 — Sobriété/ }));
    await waitFor(() =>
      expect(asked.at(-1)?.request).toMatchObject({
        place: fixtures.place("orientations", { register: "orientations", record: "or1" }),
      }),
    );
  });
});

describe("the points à revoir", () => {
  it("are set aside with a reason, and a reference where a rule needs one", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.findingsScreen());
    open(fixtures.findingsScreen());
    expect(screen.queryByRole("button", { name: /^Écarter.*dépassent/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: /^Écarter.*moins que les 20/ }));
    expect(document.activeElement).toBe(screen.getByTestId("ecarter-motif"));
    await user.click(screen.getByTestId("ecarter"));
    expect(screen.getByText("Dites en une phrase pourquoi ce point est écarté.")).toBeTruthy();
    await user.type(screen.getByTestId("ecarter-motif"), "Dérogation du préfet.{Tab}");
    await user.keyboard("{Enter}");
    expect(edits()).toEqual([]);
    await user.type(screen.getByTestId("ecarter-reference"), "Arrêté 2026-12{Enter}");
    const today = new Date();
    const pad = (number: number) => `${number}`.padStart(2, "0");
    await waitFor(() =>
      expect(edits()).toEqual([
        {
          edit: "add",
          register: "waivers",
          fields: {
            rule: "F2",
            register: "actions",
            record: "a2",
            field: "total_cost",
            subject: expect.stringContaining("moins que les 20") as string,
            reason: "Dérogation du préfet.",
            reference: "Arrêté 2026-12",
            date: `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`,
          },
        },
      ]),
    );
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Écarter ce point/),
    );
  });

  it("stay in sight when the application opens the register of what was set aside", async () => {
    const user = userEvent.setup();
    answer((name) => (name === "edit" ? fixtures.listsScreen() : fixtures.findingsScreen()));
    open(fixtures.findingsScreen());
    await user.click(screen.getByRole("button", { name: /^Rétablir ce point/ }));
    await waitFor(() => expect(asked.map(({ name }) => name)).toEqual(["edit", "show"]));
    expect(edits()).toEqual([{ edit: "remove", register: "waivers", record: "w1" }]);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Points à revoir");
  });

  it("are shown one severity at a time", async () => {
    const user = userEvent.setup();
    open(fixtures.findingsScreen());
    await user.click(screen.getByTestId("filtre-information"));
    expect(screen.queryByText(/les financements dépassent/)).toBeNull();
    expect(screen.getByText("Deux communes n’ont aucune action.")).toBeTruthy();
  });
});

describe("the dashboard", () => {
  it("leads from a figure to the records it counts, and back to all of them", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.narrowedScreen());
    open(fixtures.dashboardScreen());
    expect(
      (await screen.findByRole("img", { name: /^Participations par financeur/ })).querySelector("svg"),
    ).not.toBeNull();
    await user.click(screen.getByTestId("chiffre-actions.stage.fiche_action"));
    await screen.findByText(/Liste réduite à.: Fiche action \(prête\)/);
    const place = fixtures.place("actions", { register: "actions", only: "actions.stage.fiche_action" });
    expect(asked).toEqual([{ name: "show", request: { dossier: "d1", place } }]);
    await user.click(screen.getByTestId("tout-afficher"));
    await waitFor(() => expect(asked.at(-1)?.request).toMatchObject({ place: { ...place, only: null } }));
  });
});

describe("the versions", () => {
  it("are frozen under the title offered, or another", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.versionsScreen());
    open(fixtures.versionsScreen(null));
    await user.selectOptions(screen.getByTestId("version-sorte"), "other");
    await user.click(screen.getByTestId("figer"));
    expect(asked).toEqual([]);
    expect(document.activeElement).toBe(screen.getByTestId("version-titre"));
    await user.selectOptions(screen.getByTestId("version-sorte"), "amendment");
    await user.type(screen.getByTestId("version-titre"), " – piscine{Enter}");
    await waitFor(() =>
      expect(asked).toEqual([
        { name: "freeze", request: { dossier: "d1", kind: "amendment", title: "Avenant 1 – piscine" } },
      ]),
    );
    await user.click(screen.getByRole("button", { name: /^Comparer.*Comité/ }));
    await waitFor(() =>
      expect(asked.at(-1)?.request).toMatchObject({ place: fixtures.place("versions", { record: "v1" }) }),
    );
    await waitFor(() => expect(document.activeElement?.getAttribute("data-focus")).toBe("record"));
  });

  it("say when nothing changed", () => {
    open(fixtures.versionsScreen({ money: [], registers: [], answers: [] }));
    expect(screen.getByText("Rien n’a changé depuis cette version.")).toBeTruthy();
  });
});

describe("the lists of reference", () => {
  it("are read one at a time, and give a shipped entry back", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.listsScreen());
    open(fixtures.listsScreen());
    const rows = () => within(screen.getByRole("list", { name: /^Liste/ })).getAllByRole("button");
    // Those in sight first, the others once they are painted.
    await waitFor(() => expect(rows()).toHaveLength(42));
    await user.selectOptions(screen.getByTestId("filtre-liste"), "Dispositifs");
    expect(rows()).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: /^Revenir à l’entrée livrée/ }));
    await waitFor(() =>
      expect(edits()).toEqual([{ edit: "remove", register: "references", record: "dispositifs/DETR" }]),
    );
    answer(() => {
      throw refusal("gone", "Cette fiche n’existe plus.");
    });
    await user.click(screen.getByRole("button", { name: /^Revenir à l’entrée livrée/ }));
    await screen.findByText(/déjà celle livrée/);
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the indicators", () => {
  it("begin with those common to every contract", async () => {
    const user = userEvent.setup();
    answer(() => fixtures.indicatorsScreen());
    open(fixtures.indicatorsScreen());
    await user.click(screen.getByTestId("indicateurs-communs"));
    await waitFor(() => expect(edits()).toEqual([{ edit: "commonIndicators" }]));
  });
});

describe("the map of the perimeter", () => {
  it("is asked for from the list of communes, its limits said before", async () => {
    answer(() => fixtures.communesScreen("m1"));
    open(fixtures.communesScreen());
    expect(screen.getByText(/10\s?Mo/u).textContent).toContain("GeoJSON");
    expect(screen.queryByTestId("retirer-carte")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Ajouter une carte du périmètre" }));
    expect(await screen.findByTestId("retirer-carte")).toBeTruthy();
    expect(asked.map(({ name }) => name)).toContain("add_map");
    expect(screen.getByText(/communes\.geojson/u)).toBeTruthy();
  });

  it("is replaced, or taken away by its record", async () => {
    answer(() => fixtures.communesScreen());
    open(fixtures.communesScreen("m1"));
    expect(screen.getByRole("button", { name: "Remplacer la carte" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retirer la carte" }));
    await screen.findByRole("button", { name: "Ajouter une carte du périmètre" });
    expect(edits()).toEqual([{ edit: "remove", register: "maps", record: "m1" }]);
  });

  it("leaves the screen as it is when no file was chosen", async () => {
    answer((name) => (name === "add_map" ? null : fixtures.communesScreen()));
    open(fixtures.communesScreen());
    await userEvent.click(screen.getByTestId("carte"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByTestId("carte").textContent).toContain("Ajouter");
  });
});
