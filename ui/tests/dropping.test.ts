import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { workspace } from "../src/text/workspace";
import { listen, openDossier, start, tell } from "./app";
import * as fixtures from "./fixtures";
import { asked, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

const names = () => asked.map(({ name }) => name);

beforeEach(listen);

/** The application, on a dossier. */
async function opened(view = fixtures.actionsScreen()) {
  start((name) => (name === "open_dropped" ? { what: "nothing" } : view));
  await openDossier();
}

describe("the file the program was started for", () => {
  it("is opened", async () => {
    start(() => fixtures.actionsScreen(), "/b.crte");
    await screen.findByTestId("tache-actions");
    expect(asked).toContainEqual({ name: "open_file", request: { path: "/b.crte" } });
  });
});

describe("a file the system asks to open", () => {
  it("is opened, from a dossier and once it was left", async () => {
    start(() => fixtures.actionsScreen());
    await openDossier();
    tell("open-file", "/b.crte");
    await waitFor(() => expect(asked).toContainEqual({ name: "open_file", request: { path: "/b.crte" } }));
    await userEvent.click(await screen.findByRole("button", { name: workspace.homeNamed }));
    await screen.findByTestId("dossier-d1");
    tell("open-file", "/c.crte");
    await waitFor(() => expect(asked).toContainEqual({ name: "open_file", request: { path: "/c.crte" } }));
  });
});

describe("files dropped on the window", () => {
  it("are told what they may be dropped for", async () => {
    start(() => null);
    tell("file-over", true);
    expect((await screen.findByTestId("depot")).textContent).toContain("pour l’ouvrir");
    tell("file-over", false);
    await waitFor(() => expect(screen.queryByTestId("depot")).toBeNull());
  });

  it("open the dossier they hold", async () => {
    start(() => ({ what: "dossier", workspace: fixtures.actionsScreen() }));
    tell("file-dropped", null);
    await screen.findByTestId("tache-actions");
    expect(names()).toContain("open_dropped");
  });

  it("are refused in words that can be closed", async () => {
    start(() => {
      throw refusal("badFile", "« a.docx » ne peut pas être ouvert.");
    });
    tell("file-dropped", null);
    expect((await screen.findByRole("alert")).textContent).toContain("a.docx");
    await userEvent.click(screen.getByRole("button", { name: "Fermer" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("are kept among the files of the dossier when these are shown", async () => {
    await opened(fixtures.attachmentsScreen());
    tell("file-dropped", null);
    await waitFor(() => expect(names()).toContain("attach_dropped"));
    expect(names()).not.toContain("open_dropped");
  });

  it("become the map of the dossier at hand", async () => {
    start((name) => {
      if (name === "open_dropped") return { what: "map", workspace: fixtures.communesScreen("m1") };
      return fixtures.actionsScreen();
    });
    await openDossier();
    tell("file-over", true);
    expect((await screen.findByTestId("depot")).textContent).toContain("GeoJSON");
    tell("file-dropped", null);
    await screen.findByText(/communes\.geojson/u);
    const request = asked.find(({ name }) => name === "open_dropped")?.request;
    expect(request).toEqual({ dossier: fixtures.actionsScreen().dossier });
  });

  it("are opened from any other screen", async () => {
    await opened();
    tell("file-dropped", null);
    await waitFor(() => expect(names()).toContain("open_dropped"));
  });
});
