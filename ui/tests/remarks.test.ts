import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RemarkView, Workspace } from "../src/bindings/wire";
import WorkspaceScreen from "../src/screens/workspace/Workspace.svelte";
import * as fixtures from "./fixtures";
import { answer, asked, edits } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

const remark = (id: string, more: Partial<RemarkView> = {}): RemarkView => ({
  id,
  about: { on: "record", register: "actions", record: "a1", field: "title" },
  heading: "Intitulé — l’action «\u00a0Rénover l’école\u00a0»",
  kind: "commentaire",
  text: `Commentaire ${id}`,
  author: "Camille Martin",
  date: "3\u00a0mars 2027",
  done: false,
  place: fixtures.place("actions", { register: "actions", record: "a1" }),
  field: "title",
  ...more,
});

const toDo = remark("r1", { kind: "a_faire", text: "Raccourcir" });
const said = remark("r2", { text: "Trop long\nà mon avis" });
const done = remark("r3", { text: "Ancien", done: true });

function open(view: Workspace, onleave = vi.fn()) {
  answer(() => view);
  render(WorkspaceScreen, { view, onleave });
  return userEvent.setup();
}

const actions = (...remarks: RemarkView[]): Workspace => ({ ...fixtures.actionsScreen(), remarks });
const findings = (...remarks: RemarkView[]): Workspace => ({ ...fixtures.findingsScreen(), remarks });
const panel = () => within(screen.getByRole("complementary", { name: "Aide à la saisie" }));

async function expectAccessible() {
  const { violations } = await axe.run(document.documentElement, {
    rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

beforeEach(() => {
  document.documentElement.lang = "fr";
  document.title = "Canevas";
});

describe("remarks beside a field", () => {
  it("are told by a mark that leads to them", async () => {
    const user = open(actions(toDo, said, done));
    const mark = screen.getByRole("button", { name: /^1.à faire, 1.commentaire.: Intitulé/ });
    await user.click(mark);
    const title = await panel().findByRole("heading", { name: "Commentaires sur ce champ" });
    await waitFor(() => expect(document.activeElement).toBe(title));
    const items = panel().getAllByRole("listitem");
    expect(items).toHaveLength(3);
    expect(items[0]?.textContent).toMatch(/^\s*Raccourcir\s*À faire\s*Camille Martin, 3.mars 2027/);
    expect(panel().getByRole("tab", { name: /Commentaires\s+2.ouverts/ })).toBeTruthy();
    await expectAccessible();
  });

  it("are written without the mouse, and the focus comes back where one goes on", async () => {
    const user = open(actions());
    screen.getByTestId("champ-title").focus();
    await user.keyboard("{Control>}{Shift>}m{/Shift}{/Control}");
    const box = await panel().findByRole("textbox", { name: "Votre commentaire" });
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(panel().getByText(/que dans un projet/)).toBeTruthy();
    await user.click(panel().getByRole("button", { name: "Ajouter" }));
    expect(panel().getByText("Écrivez d’abord votre commentaire.")).toBeTruthy();
    await user.click(panel().getByRole("radio", { name: "À faire" }));
    await user.type(box, "Demander au maire");
    await user.click(panel().getByRole("button", { name: "Ajouter" }));
    await waitFor(() =>
      expect(edits().at(-1)).toEqual({
        edit: "remark",
        about: { on: "record", register: "actions", record: "a1", field: "title" },
        kind: "a_faire",
        text: "Demander au maire",
      }),
    );
    await waitFor(() => expect(document.activeElement).toBe(panel().getByTestId("commenter")));
    await user.click(panel().getByRole("button", { name: "Revenir au champ" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("champ-title")));
  });

  it("are corrected in place, or left as they were", async () => {
    const user = open(actions(toDo));
    await user.click(screen.getByRole("button", { name: /^1.à faire.: Intitulé/ }));
    const pen = await panel().findByRole("button", { name: /^Corriger le commentaire/ });
    await user.click(pen);
    const box = panel().getByRole("textbox", { name: "Votre commentaire" });
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(panel().queryByRole("radio")).toBeNull();
    await expectAccessible();
    await user.type(box, " encore");
    await user.click(panel().getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toEqual({
      edit: "field",
      register: "remarks",
      record: "r1",
      field: "text",
      value: "Raccourcir encore",
    });
    const again = panel().getByRole("button", { name: /^Corriger le commentaire/ });
    await waitFor(() => expect(document.activeElement).toBe(again));
    await user.click(again);
    await user.keyboard(" rien{Escape}");
    expect(panel().getByText("Raccourcir")).toBeTruthy();
    expect(edits()).toHaveLength(1);
  });

  it("wait half written while another field is looked at, until given up", async () => {
    const user = open(actions());
    await user.click(screen.getByTestId("champ-title"));
    await user.click(panel().getByRole("tab", { name: "Commentaires" }));
    await user.click(panel().getByTestId("commenter"));
    await user.type(panel().getByRole("textbox"), "Une idée");
    await user.click(screen.getByRole("tab", { name: /^Acteurs/ }));
    await user.click(screen.getByTestId("champ-owner"));
    expect(panel().queryByRole("textbox")).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId("champ-owner"));
    await user.click(screen.getByTestId("champ-title"));
    const box = panel().getByRole<HTMLTextAreaElement>("textbox");
    expect(box.value).toBe("Une idée");
    expect(document.activeElement, "who types in the field goes on").toBe(screen.getByTestId("champ-title"));
    box.focus();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(panel().getByTestId("commenter")));
    expect(edits()).toEqual([]);
  });

  it("hold the dossier open while half written, unless told otherwise", async () => {
    const onleave = vi.fn();
    const user = open(actions(), onleave);
    await user.click(screen.getByTestId("champ-title"));
    await user.click(panel().getByRole("tab", { name: "Commentaires" }));
    await user.click(panel().getByTestId("commenter"));
    await user.type(panel().getByRole("textbox"), "Une idée");
    await user.click(screen.getByRole("button", { name: /^Dossiers/ }));
    await screen.findByText("Le dossier est resté ouvert");
    expect(onleave).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Partir sans cette saisie" }));
    await waitFor(() => expect(onleave).toHaveBeenCalledOnce());
  });

  it("are seen to, opened again and deleted, and Ctrl + Z takes it back from there", async () => {
    const user = open(actions(toDo, done));
    await user.click(screen.getByTestId("champ-title"));
    await user.click(panel().getByRole("tab", { name: /Commentaires/ }));
    await user.click(panel().getByRole("checkbox", { name: /Raccourcir/ }));
    await waitFor(() => expect(edits().at(-1)).toMatchObject({ record: "r1", field: "done", value: true }));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(asked.at(-1)?.name).toBe("undo"));
    await user.click(panel().getByRole("checkbox", { name: /Ancien/ }));
    await waitFor(() => expect(edits().at(-1)).toMatchObject({ record: "r3", field: "done", value: false }));
    await user.click(panel().getByRole("button", { name: /^Supprimer le commentaire «.Raccourcir/ }));
    await waitFor(() =>
      expect(edits().at(-1)).toEqual({ edit: "remove", register: "remarks", record: "r1" }),
    );
    expect(document.activeElement?.textContent).toBe("Commentaires sur ce champ");
  });

  it("ask for a field first when none was entered", async () => {
    const user = open(actions());
    await user.keyboard("{Control>}{Shift>}m{/Shift}{/Control}");
    await waitFor(() => expect(screen.getByText(/^Placez-vous d’abord dans un champ/)).toBeTruthy());
    await user.click(panel().getByRole("tab", { name: "Commentaires" }));
    expect(panel().getByText(/pour lire ce qui en est dit/)).toBeTruthy();
  });
});

describe("a table of records", () => {
  it("sends to the sheet, where there is room to comment", async () => {
    const user = open(fixtures.gridScreen());
    const cell = screen.getAllByTestId("cellule-title")[0] as HTMLElement;
    await user.click(cell);
    await user.keyboard("{Control>}{Shift>}m{/Shift}{/Control}");
    await waitFor(() => expect(screen.getByText(/^Ouvrez la fiche/)).toBeTruthy());
  });
});

describe("remarks among the points to review", () => {
  it("stand together, to do first, and lead to their field", async () => {
    const user = open(findings(said, toDo, done));
    await user.click(screen.getByTestId("filtre-remarks"));
    expect(screen.queryByRole("heading", { name: /Bloquants/ })).toBeNull();
    const region = within(screen.getByRole("region", { name: /À faire et commentaires/ }));
    expect(region.getAllByText(/Raccourcir|Trop long/).map((one) => one.textContent)).toEqual([
      "Raccourcir",
      "Trop long\nà mon avis",
    ]);
    await expectAccessible();
    await user.click(region.getAllByRole("button", { name: /^Intitulé/ })[0] as HTMLElement);
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ name: "show", request: { place: toDo.place } }));
  });

  it("stay under the hand once seen to; those seen to before are folded", async () => {
    const user = open(findings(toDo, done));
    answer((name) => (name === "edit" ? findings({ ...toDo, done: true }, done) : {}));
    const region = within(screen.getByRole("region", { name: /À faire et commentaires/ }));
    const box = region.getByRole<HTMLInputElement>("checkbox", { name: /Raccourcir/ });
    await user.click(box);
    await waitFor(() => expect(edits().at(-1)).toMatchObject({ record: "r1", value: true }));
    await waitFor(() => expect(box.isConnected && box.checked).toBe(true));
    expect(document.activeElement).toBe(box);
    await user.click(region.getByText("Traités"));
    expect(region.getByText("Ancien")).toBeTruthy();
  });

  it("say when their field is gone", () => {
    open(findings(remark("r9", { place: null, field: null, heading: "Ancienne question" })));
    expect(screen.getByText("Ce champ n’existe plus.")).toBeTruthy();
  });
});
