import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MakeEdit, Workspace } from "../src/bindings/wire";
import WorkspaceScreen from "../src/screens/workspace/Workspace.svelte";
import * as fixtures from "./fixtures";
import { answer, asked, edits } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

function open(view: Workspace) {
  answer(() => view);
  return render(WorkspaceScreen, { view, onleave: vi.fn() });
}

/** The button that opens a record. */
function opener(id: string): HTMLElement {
  const button = screen.getByTestId(`element-${id}`).querySelector<HTMLElement>("[data-open]");
  if (button === null) {
    throw new Error(`no button for ${id}`);
  }
  return button;
}

async function pressed(id: string, keys: string) {
  opener(id).focus();
  await userEvent.keyboard(keys);
  await waitFor(() => expect(edits()).toHaveLength(1));
  return edits()[0];
}

/** Pulls a record by its handle over another. */
async function pulled(id: string, over: HTMLElement) {
  const grip = screen.getByTestId(`element-${id}`).querySelector<HTMLElement>(".grip");
  if (grip === null) {
    throw new Error("no handle");
  }
  grip.setPointerCapture = () => undefined;
  document.elementFromPoint = () => over;
  await fireEvent(grip, new MouseEvent("pointerdown", { button: 0, bubbles: true }));
  // In a page without layout every box is at the top: above it is above the first.
  await fireEvent(grip, new MouseEvent("pointermove", { clientY: -10 }));
  await fireEvent.pointerUp(grip);
  document.elementFromPoint = () => null;
}

const regroup = (register: string, record: string, field: string, value: string, before: string | null) => ({
  edit: "regroup",
  register,
  record,
  field,
  value,
  before,
});

beforeEach(() => {
  document.documentElement.lang = "fr";
});

describe("the tree of the orientations", () => {
  it("is walked with the arrow keys, and opens a sheet", async () => {
    open(fixtures.treeScreen());
    opener("o1").focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(opener("a2")).toBe(document.activeElement);
    await userEvent.keyboard("{Home}{ArrowDown}{Enter}");
    await waitFor(() => expect(asked.at(-1)?.name).toBe("show"));
    expect(asked.at(-1)?.request).toMatchObject({ place: { task: "actions", record: "a1" } });
  });

  it("moves an action past its neighbour", async () => {
    open(fixtures.treeScreen());
    expect(await pressed("a1", "{Alt>}{ArrowDown}{/Alt}")).toEqual(
      regroup("actions", "a1", "orientation", "o1", null),
    );
  });

  it("moves an action over into the next orientation", async () => {
    open(fixtures.treeScreen());
    expect(await pressed("a2", "{Alt>}{ArrowDown}{/Alt}")).toEqual(
      regroup("actions", "a2", "orientation", "o2", "a3"),
    );
  });

  it("moves an orientation to another axis", async () => {
    open(fixtures.treeScreen());
    expect(await pressed("o1", "{Alt>}{ArrowRight}{/Alt}")).toEqual(
      regroup("orientations", "o1", "axis", "economique", null),
    );
  });

  it("leaves what is first where it is", async () => {
    open(fixtures.treeScreen());
    opener("o1").focus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(edits()).toEqual([]);
  });

  it("moves what is pulled by its handle", async () => {
    open(fixtures.treeScreen());
    await pulled("a1", screen.getByTestId("element-o2"));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toMatchObject({ register: "actions", record: "a1", value: "o2" });
  });

  it("lets go of what is pulled when Escape is pressed", async () => {
    open(fixtures.treeScreen());
    const grip = screen.getByTestId("element-a1").querySelector<HTMLElement>(".grip");
    if (grip === null) {
      throw new Error("no handle");
    }
    grip.setPointerCapture = () => undefined;
    await fireEvent(grip, new MouseEvent("pointerdown", { button: 0, bubbles: true }));
    await userEvent.keyboard("{Escape}");
    await fireEvent.pointerUp(grip);
    expect(edits()).toEqual([]);
  });

  it("adds an action under an orientation, and its name is typed there", async () => {
    const before = fixtures.treeScreen();
    open(before);
    answer((name, request) => {
      const edit = name === "edit" ? (request as MakeEdit).edit : null;
      return edit?.edit === "add" || edit?.edit === "field" ? fixtures.treeScreen([["o2", "a9"]]) : before;
    });
    await userEvent.click(screen.getByTestId("ajouter-dans-o2"));
    const name = await screen.findByTestId("nom-a9");
    expect(edits()).toEqual([{ edit: "add", register: "actions", fields: { orientation: "o2" } }]);
    await waitFor(() => expect(document.activeElement).toBe(name));
    await userEvent.keyboard("Une mare{Enter}");
    await waitFor(() => expect(opener("a9")).toBe(document.activeElement));
    expect(edits().at(-1)).toEqual({
      edit: "field",
      register: "actions",
      record: "a9",
      field: "title",
      value: "Une mare",
    });
  });

  it("takes back an action that was added by mistake", async () => {
    const before = fixtures.treeScreen();
    open(before);
    answer((name) => (name === "edit" ? fixtures.treeScreen([["o2", "a9"]]) : before));
    await userEvent.click(screen.getByTestId("ajouter-dans-o2"));
    await screen.findByTestId("nom-a9");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(asked.at(-1)?.name).toBe("undo"));
    expect(screen.queryByTestId("nom-a9")).toBeNull();
  });

  it("folds the actions of an orientation", async () => {
    open(fixtures.treeScreen());
    await userEvent.click(screen.getByRole("button", { name: /de «.Sobriété.»$/ }));
    expect(screen.queryByTestId("element-a1")).toBeNull();
    expect(screen.getByTestId("element-a3")).toBeTruthy();
  });
});

describe("the board of the observations", () => {
  it("moves an observation to another box", async () => {
    open(fixtures.boardScreen());
    expect(await pressed("c1", "{Alt>}{ArrowRight}{/Alt}")).toEqual(
      regroup("observations", "c1", "nature", "faiblesse", null),
    );
  });

  it("moves an observation past its neighbour of the same axis", async () => {
    open(fixtures.boardScreen());
    expect(await pressed("c1", "{Alt>}{ArrowDown}{/Alt}")).toEqual(
      regroup("observations", "c1", "nature", "atout", null),
    );
  });

  it("leaves an observation among those of its axis, in its box", async () => {
    open(fixtures.boardScreen());
    opener("c3").focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    opener("c2").focus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowDown}{/Alt}");
    expect(edits()).toEqual([]);
  });

  it("puts what is pulled above another axis at the head of its own", async () => {
    open(fixtures.boardScreen());
    await pulled("c3", screen.getByTestId("element-c1"));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toEqual(regroup("observations", "c3", "nature", "atout", "c1"));
  });

  it("shows those of one axis alone", async () => {
    open(fixtures.boardScreen());
    await userEvent.click(screen.getByTestId("axe-economique"));
    expect(screen.queryByTestId("element-c1")).toBeNull();
    expect(within(screen.getByTestId("case-atout")).getByText("Un marché")).toBeTruthy();
  });

  it("adds one in its box", async () => {
    open(fixtures.boardScreen());
    await userEvent.click(screen.getByRole("button", { name: /^Ajouter dans «.Menaces.»/ }));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toEqual({ edit: "add", register: "observations", fields: { nature: "menace" } });
  });
});

describe("a canvas shown whole", () => {
  it("is asked for once, and every step has its fields", async () => {
    open(fixtures.canvasScreen());
    await userEvent.click(screen.getByTestId("canevas-entier"));
    await waitFor(() => expect(asked.at(-1)?.name).toBe("show_canvas"));
    expect(asked.at(-1)?.request).toMatchObject({ whole: true, place: { task: "contract", step: "objet" } });
  });

  it("has one title, a heading for each step, and leads to the one asked for", async () => {
    open(fixtures.wholeScreen());
    expect(screen.getByRole("heading", { level: 1, name: "Fiche d’essai" })).toBeTruthy();
    expect(screen.getByLabelText("Objet")).toBeTruthy();
    expect(screen.getByLabelText("Suite")).toBeTruthy();
    await userEvent.click(screen.getByTestId("etape-suivi"));
    const heading = screen.getByRole("heading", { level: 2, name: "Suivi" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });
});

describe("what the mobilisation covers", () => {
  it("says what is not covered, and each count opens its list", async () => {
    open(fixtures.dashboardScreen());
    const table = await screen.findByTestId("couverture-axes");
    expect(within(table).getByText("aucune")).toBeTruthy();
    await userEvent.click(within(table).getByTestId("compte-actors.axes.ecologique"));
    await waitFor(() => expect(asked.at(-1)?.name).toBe("show"));
    expect(asked.at(-1)?.request).toMatchObject({
      place: { task: "mobilisation", register: "actors", only: "actors.axes.ecologique" },
    });
  });
});
