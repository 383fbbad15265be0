import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Choice, FieldView, Kind } from "../src/bindings/wire";
import FieldFrame from "../src/fields/FieldFrame.svelte";
import type { FieldMark } from "../src/fields/props";
import { linkAddress } from "../src/fields/rich/address";
import { withExample } from "../src/screens/workspace/example";
import { axes, field, funders, levers } from "./fixtures";

function show(
  view: FieldView,
  more: { options?: Choice[]; draft?: unknown; problem?: string; cell?: string; mark?: FieldMark } = {},
) {
  const ontype = vi.fn();
  const onchoose = vi.fn();
  const onleave = vi.fn();
  const onopen = vi.fn();
  render(FieldFrame, {
    field: view,
    options: more.options ?? [],
    draft: more.draft,
    problem: more.problem ?? null,
    ...(more.cell === undefined ? {} : { cell: more.cell }),
    references: () => Promise.resolve([]),
    onopen,
    mark: more.mark ?? null,
    ontype,
    onchoose,
    onenter: vi.fn(),
    onleave,
  });
  return { ontype, onchoose, onleave, onopen };
}

describe("a field", () => {
  it("takes a period as two days", async () => {
    const view = field("periode", { kind: "period" }, "Période", {
      value: "2027-01-01/2027-12-31",
      typed: "01/01/2027 au 31/12/2027",
    });
    const { ontype } = show(view);
    const period = within(screen.getByRole("group", { name: "Période" }));
    const first = period.getByRole<HTMLInputElement>("textbox", { name: "Premier jour" });
    const last = period.getByRole<HTMLInputElement>("textbox", { name: "Dernier jour" });
    expect([first.value, last.value]).toEqual(["01/01/2027", "31/12/2027"]);
    await fireEvent.input(last, { target: { value: "30/06/2027" } });
    expect(ontype).toHaveBeenLastCalledWith("01/01/2027 au 30/06/2027");
  });

  it("sends nothing for a period without a day, and half of one as it is", async () => {
    const { ontype } = show(field("periode", { kind: "period" }, "Période"), { draft: "01/01/2027 au " });
    await fireEvent.input(screen.getByRole("textbox", { name: "Dernier jour" }), { target: { value: "3" } });
    expect(ontype).toHaveBeenLastCalledWith("01/01/2027 au 3");
    await fireEvent.input(screen.getByRole("textbox", { name: "Premier jour" }), { target: { value: "" } });
    expect(ontype).toHaveBeenLastCalledWith("");
  });

  it("stands apart from the cells of a table it holds", async () => {
    const onenter = vi.fn();
    const table = createRawSnippet(() => ({
      render: () =>
        '<div><p data-field="title"><input aria-label="Intitulé" /></p><button>Ajouter</button></div>',
    }));
    const kind: Kind = { kind: "table", register: "actions", fields: ["title"] };
    render(FieldFrame, {
      field: field("suivi", kind, "Actions suivies", { required: true }),
      options: [],
      draft: undefined,
      problem: null,
      table,
      references: () => Promise.resolve([]),
      onopen: null,
      mark: null,
      ontype: vi.fn(),
      onchoose: vi.fn(),
      onenter,
      onleave: vi.fn(),
    });
    const group = within(screen.getByRole("group", { name: "Actions suivies" }));
    await fireEvent.focusIn(group.getByRole("textbox"));
    expect(onenter).not.toHaveBeenCalled();
    await fireEvent.focusIn(group.getByRole("button"));
    expect(onenter).toHaveBeenCalledOnce();
  });

  it("shows a percentage with its sign", () => {
    show(field("poids", { kind: "percent" }, "Poids", { value: 12.5, typed: "12,5" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Poids" }).value).toBe("12,5");
    expect(screen.getByText("%")).toBeTruthy();
  });

  it("shows an amount as typed and sends the raw text", async () => {
    const { ontype } = show(
      field("cout", { kind: "money" }, "Coût", { value: 1_250_050, typed: "12\u202f500,50" }),
    );
    const box = screen.getByRole<HTMLInputElement>("textbox", { name: "Coût" });
    expect(box.value).toBe("12\u202f500,50");
    await fireEvent.input(box, { target: { value: "13 000" } });
    expect(ontype).toHaveBeenCalledWith("13 000");
  });

  it("keeps what was typed beside the reason of the refusal", () => {
    show(field("cout", { kind: "money" }, "Coût"), { draft: "beaucoup", problem: "Un montant est attendu." });
    const box = screen.getByRole<HTMLInputElement>("textbox", { name: "Coût" });
    expect(box.value).toBe("beaucoup");
    expect(box.getAttribute("aria-invalid")).toBe("true");
    const described = document.getElementById(box.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toContain("Un montant est attendu.");
  });

  it("tells its help to a screen reader", () => {
    show(field("nom", { kind: "line", suggestions: [] }, "Nom", { help: "Prénom et nom." }));
    const box = screen.getByRole("textbox", { name: "Nom" });
    expect(document.getElementById(box.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "Prénom et nom.",
    );
  });

  it("proposes wordings that may be ignored", async () => {
    const user = userEvent.setup();
    const { ontype, onchoose } = show(
      field(
        "theme",
        { kind: "line", suggestions: ["Énergies renouvelables", "Mobilités durables"] },
        "Thème",
      ),
      { draft: "energ" },
    );
    const box = screen.getByRole("combobox", { name: "Thème" });
    await user.click(box);
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
      "Énergies renouvelables",
    ]);
    await user.keyboard("{Enter}");
    expect(onchoose).not.toHaveBeenCalled();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onchoose).toHaveBeenCalledWith("Énergies renouvelables");
    await user.keyboard("x");
    expect(ontype).toHaveBeenCalled();
  });

  it("answers yes, no, or nothing", async () => {
    const user = userEvent.setup();
    const { onchoose } = show(field("prive", { kind: "yesNo" }, "Privé ?", { value: true }));
    expect(screen.getByRole("radiogroup", { name: "Privé ?" })).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Non" }));
    await user.click(screen.getByRole("radio", { name: "Sans réponse" }));
    expect(onchoose.mock.calls).toEqual([[false], [null]]);
  });

  it("shows a short choice whole and folds a long one", () => {
    show(field("axe", { kind: "choice", options: axes }, "Axe", { value: "economique" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Transition économique" }).checked).toBe(true);
    const options = Array.from({ length: 6 }, (_, place) => ({ code: `${place}`, label: `Choix ${place}` }));
    show(field("forme", { kind: "choice", options }, "Forme", { value: "3" }));
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Forme" }).value).toBe("3");
  });

  it("adds and takes away among many records, which can be filtered", async () => {
    const user = userEvent.setup();
    const options = Array.from({ length: 41 }, (_, place) => ({
      code: `c${place}`,
      label: `Commune ${place}`,
    }));
    const { onchoose } = show(
      field("communes", { kind: "links", register: "communes" }, "Communes", { value: ["c1"] }),
      { options },
    );
    await user.type(screen.getByRole("searchbox"), "40");
    await user.click(screen.getByRole("checkbox", { name: "Commune 40" }));
    expect(onchoose).toHaveBeenCalledWith(["c1", "c40"]);
  });

  it("takes an entry of a list by its label, or other words", async () => {
    const user = userEvent.setup();
    const options = [
      { code: "DETR", label: "Dotation d’équipement" },
      { code: "DSIL", label: "Dotation de soutien" },
    ];
    const view = field("scheme", { kind: "entry", list: "dispositifs" }, "Dispositif", {
      value: "DETR",
      typed: "Dotation d’équipement",
    });
    const { ontype, onchoose } = show(view, { options });
    const box = screen.getByRole<HTMLInputElement>("combobox", { name: "Dispositif" });
    expect(box.value).toBe("Dotation d’équipement");
    await user.click(box);
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(onchoose).toHaveBeenCalledWith("Dotation de soutien");
    await fireEvent.input(box, { target: { value: "Fonds local" } });
    expect(ontype).toHaveBeenCalledWith("Fonds local");
  });

  it("shows what is chosen in a long list as chips, which take it away", async () => {
    const user = userEvent.setup();
    const view = field("levers", { kind: "entries", list: "leviers" }, "Leviers", {
      value: ["levier_3", "levier_12"],
    });
    const { onchoose } = show(view, { options: levers });
    const chips = screen.getByRole("list", { name: "Choix faits" });
    expect(chips.querySelectorAll("li")).toHaveLength(2);
    await user.type(screen.getByRole("searchbox"), "levier 40");
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
    await user.click(screen.getByRole("checkbox", { name: /Levier 40/ }));
    expect(onchoose).toHaveBeenLastCalledWith(["levier_3", "levier_12", "levier_40"]);
    await user.click(screen.getByRole("button", { name: /^Retirer «.Levier 12/ }));
    expect(onchoose).toHaveBeenLastCalledWith(["levier_3"]);
  });

  it("opens the records it links to", async () => {
    const user = userEvent.setup();
    const options = [
      { code: "s1", label: "1 — Énergie" },
      { code: "s2", label: "2 — Eau" },
    ];
    const { onopen } = show(
      field("stakes", { kind: "links", register: "stakes" }, "Enjeux", { value: ["s2"] }),
      { options },
    );
    await user.click(screen.getByRole("button", { name: /^Ouvrir la fiche «.2 — Eau/ }));
    expect(onopen).toHaveBeenCalledWith("s2");
    expect(screen.queryByRole("button", { name: /Énergie/ })).toBeNull();
  });

  describe("that repeats", () => {
    const kind: Kind = {
      kind: "rows",
      addLabel: "Ajouter un avis",
      columns: [
        { id: "qui", label: "Qui", kind: { kind: "line", suggestions: [] } },
        { id: "cout", label: "Coût", kind: { kind: "money" } },
      ],
    };
    const rows = [{ qui: "Léa", cout: 1_250_000 }, { qui: "Noé" }];
    const view = field("avis", kind, "Avis", {
      value: rows,
      typedRows: [
        ["Léa", "12 500"],
        ["Noé", ""],
      ],
    });

    it("shows each row with its cells and changes one", async () => {
      const { ontype } = show(view);
      expect(screen.getByRole("group", { name: "Avis" })).toBeTruthy();
      const costs = screen.getAllByRole<HTMLInputElement>("textbox", { name: "Coût" });
      expect(costs.map((box) => box.value)).toEqual(["12 500", ""]);
      await fireEvent.input(screen.getAllByRole("textbox", { name: "Coût" })[1] ?? document.body, {
        target: { value: "300" },
      });
      expect(ontype).toHaveBeenCalledWith([rows[0], { qui: "Noé", cout: "300" }]);
    });

    it("adds, moves and takes rows away", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view);
      await user.click(screen.getByRole("button", { name: "Ajouter un avis" }));
      expect(onchoose).toHaveBeenLastCalledWith([...rows, {}]);
      await user.click(screen.getByRole("button", { name: "Monter la ligne 2" }));
      expect(onchoose).toHaveBeenLastCalledWith([rows[1], rows[0]]);
      await user.click(screen.getByRole("button", { name: "Retirer la ligne 1" }));
      expect(onchoose).toHaveBeenLastCalledWith([rows[1]]);
    });

    it("folds a row to its first words, which follow it when it moves", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view);
      await user.click(screen.getByRole("button", { name: "Replier la ligne 1" }));
      expect(screen.getAllByRole("textbox", { name: "Coût" })).toHaveLength(1);
      const fold = screen.getByRole("button", { name: "Déplier la ligne 1" });
      expect(fold.getAttribute("aria-expanded")).toBe("false");
      expect(within(screen.getByRole("listitem", { name: "Ligne 1" })).getByText("Léa")).toBeTruthy();
      await user.click(screen.getByRole("button", { name: "Descendre la ligne 1" }));
      expect(onchoose).toHaveBeenLastCalledWith([rows[1], rows[0]]);
      expect(screen.getByRole("button", { name: "Déplier la ligne 2" })).toBeTruthy();
      await user.click(screen.getByRole("button", { name: "Tout replier" }));
      expect(screen.queryByRole("textbox", { name: "Coût" })).toBeNull();
      await user.click(screen.getByRole("button", { name: "Tout déplier" }));
      expect(screen.getAllByRole("textbox", { name: "Coût" })).toHaveLength(2);
    });
  });

  describe("that links to a funder", () => {
    const view = (value: string | null = null) =>
      field("funder", { kind: "link", register: "funders" }, "Financeur", { value });
    const box = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Financeur" });

    it("is chosen by typing", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view("fu1"), { options: funders });
      expect(box().value).toBe("État");
      await user.clear(box());
      await user.type(box(), "depart");
      await user.keyboard("{ArrowDown}{Enter}");
      expect(onchoose.mock.calls).toEqual([["fu3"]]);
    });

    it("is added by its name", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view(), { options: funders });
      await user.type(box(), "Fondation du patrimoine");
      await user.click(screen.getByRole("option", { name: /^Ajouter «.Fondation du patrimoine/ }));
      expect(onchoose.mock.calls).toEqual([[{ add: "Fondation du patrimoine" }]]);
    });

    it("keeps what was typed when the box is left", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view(), { options: funders });
      await user.type(box(), "etat{Tab}");
      await user.type(box(), "Mécénat{Tab}");
      expect(onchoose.mock.calls).toEqual([["fu1"], [{ add: "Mécénat" }]]);
      await user.type(box(), "région{Tab}");
      expect(onchoose).toHaveBeenCalledTimes(2);
      expect(box().value).toBe("région");
      expect(screen.getByRole("status").textContent).toContain("Plusieurs noms correspondent");
    });

    it("is taken away by emptying the box", async () => {
      const user = userEvent.setup();
      const { onchoose } = show(view("fu1"), { options: funders });
      await user.clear(box());
      await user.tab();
      expect(onchoose.mock.calls).toEqual([[null]]);
    });
  });

  it("is named by its column and line in a table", () => {
    show(field("montant", { kind: "money" }, "Montant"), { cell: "Montant, ligne 2" });
    expect(screen.getByRole("textbox", { name: "Montant, ligne 2" }).getAttribute("data-testid")).toBe(
      "champ-montant",
    );
  });

  it("opens a text editor with its toolbar", async () => {
    const user = userEvent.setup();
    const { ontype } = show(
      field("ambition", { kind: "rich" }, "Ambition", {
        value: {
          type: "doc",
          content: [{ type: "paragraph", content: [{ type: "text", text: "Moins de CO" }] }],
        },
      }),
    );
    const editor = await screen.findByRole("textbox", { name: "Ambition" }, { timeout: 15_000 });
    expect(editor.textContent).toBe("Moins de CO");
    expect(editor.getAttribute("data-testid")).toBe("champ-ambition");
    const bar = screen.getByRole("toolbar", { name: "Mise en forme, Ambition" });
    const buttons = [...bar.querySelectorAll("button")];
    expect(buttons.filter((button) => button.tabIndex === 0)).toHaveLength(1);
    buttons[0]?.focus();
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Italique");
    await user.click(screen.getByRole("button", { name: "Liste à puces" }));
    expect(ontype).toHaveBeenCalledWith(expect.objectContaining({ type: "doc" }));
    expect(editor.querySelector("ul li")).not.toBeNull();
  });
});

describe("the address of a link", () => {
  it("is completed, and never one that runs something", () => {
    expect(linkAddress("example.fr")).toBe("https://example.fr");
    expect(linkAddress("a@example.fr")).toBe("mailto:a@example.fr");
    expect(linkAddress("http://example.fr")).toBe("http://example.fr");
    expect(linkAddress("javascript:alert(1)")).toBe("https://alert(1)");
  });
});

describe("an example", () => {
  it("is added after what is written", () => {
    const text = field("objet", { kind: "text" }, "Objet", { value: "Déjà écrit.", example: "Exemple." });
    expect(withExample(text, undefined)).toBe("Déjà écrit.\n\nExemple.");
    expect(withExample(text, "")).toBe("Exemple.");
    const rich = field("ambition", { kind: "rich" }, "Ambition", { example: "Un.\n\nDeux." });
    const empty = { type: "doc", content: [{ type: "paragraph" }] };
    expect(withExample(rich, empty)).toMatchObject({
      content: [{ type: "paragraph" }, { type: "paragraph" }],
    });
  });
});

describe("a list of a thousand records", () => {
  const actors = Array.from({ length: 1000 }, (_, place) => ({
    code: `r${place}`,
    label: `Acteur ${place}`,
  }));

  it("draws what is chosen and some of the others; the filter finds the rest", async () => {
    const user = userEvent.setup();
    const partners = field("partners", { kind: "links", register: "actors" }, "Partenaires", {
      value: ["r900"],
    });
    const { onchoose } = show(partners, { options: actors });
    const group = within(screen.getByRole("group", { name: /Partenaires/ }));
    expect(group.getAllByRole("checkbox").length).toBe(10);
    await vi.waitFor(() => expect(group.getAllByRole("checkbox").length).toBe(41));
    expect(group.getByRole<HTMLInputElement>("checkbox", { name: "Acteur 900" }).checked).toBe(true);
    expect(group.getByText(/^959.autres choix/)).toBeTruthy();
    await user.type(group.getByRole("searchbox"), "acteur 512");
    await user.click(group.getByRole("checkbox", { name: "Acteur 512" }));
    expect(onchoose).toHaveBeenLastCalledWith(["r900", "r512"]);
  });

  it("fills a box when it is reached", async () => {
    show(field("owner", { kind: "link", register: "actors" }, "Maître d’ouvrage", { value: "r7" }), {
      options: actors,
    });
    const box = screen.getByRole<HTMLSelectElement>("combobox");
    expect([box.value, box.options.length]).toEqual(["r7", 2]);
    box.focus();
    await vi.waitFor(() => expect(box.options.length).toBe(1001));
    expect(box.value).toBe("r7");
  });
});
