import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
// Read before the tests: the application reads them late, perhaps once a test is over.
import "../src/fields/rich/RichEditor.svelte";
import "../src/screens/new/New.svelte";
import "../src/screens/settings/Settings.svelte";
import "../src/screens/templates/Templates.svelte";
import "../src/screens/workspace/Workspace.svelte";
import { onEvent } from "../src/host/events";
import * as fixtures from "./fixtures";
import { answer, asked, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

/** What the shell says, by the name of its events. */
const heard = new Map<string, (payload: never) => void>();

const tell = (name: string, payload: unknown) => heard.get(name)?.(payload as never);
const names = () => asked.map(({ name }) => name);

beforeEach(() => {
  document.documentElement.lang = "fr";
  heard.clear();
  vi.mocked(onEvent).mockImplementation((name, listener) => {
    heard.set(name, listener);
    return () => undefined;
  });
});

/** Answers what the application asks when it starts, for this file if there is one, then what it asks later. */
function started(later: Parameters<typeof answer>[0], file: string | null = null) {
  answer((name, request) => {
    if (name === "home") return fixtures.home();
    if (name === "settings") return fixtures.settings;
    return name === "asked_file" ? file : later(name, request);
  });
}

/** The application, on a dossier. */
async function opened(view = fixtures.actionsScreen()) {
  started((name) => (name === "open_dropped" ? { what: "nothing" } : view));
  render(App);
  await userEvent.click(await screen.findByTestId("dossier-d1"));
  await screen.findByTestId("tache-actions");
}

describe("the file the program was started for", () => {
  it("is opened", async () => {
    started(() => fixtures.actionsScreen(), "/b.crte");
    render(App);
    await screen.findByTestId("tache-actions");
    expect(asked).toContainEqual({ name: "open_file", request: { path: "/b.crte" } });
  });
});

describe("files dropped on the window", () => {
  it("are told what they may be dropped for", async () => {
    started(() => null);
    render(App);
    tell("file-over", true);
    expect((await screen.findByTestId("depot")).textContent).toContain("pour l’ouvrir");
    tell("file-over", false);
    await waitFor(() => expect(screen.queryByTestId("depot")).toBeNull());
  });

  it("open the dossier they hold", async () => {
    started(() => ({ what: "dossier", workspace: fixtures.actionsScreen() }));
    render(App);
    tell("file-dropped", null);
    await screen.findByTestId("tache-actions");
    expect(names()).toContain("open_dropped");
  });

  it("are refused in words that can be closed", async () => {
    started(() => {
      throw refusal("badFile", "« a.docx » ne peut pas être ouvert.");
    });
    render(App);
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
    started((name) => {
      if (name === "open_dropped") return { what: "map", workspace: fixtures.communesScreen("m1") };
      return fixtures.actionsScreen();
    });
    render(App);
    await userEvent.click(await screen.findByTestId("dossier-d1"));
    await screen.findByTestId("tache-actions");
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
