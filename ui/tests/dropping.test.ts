import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
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

/** The application, on a dossier. */
async function opened(view = fixtures.actionsScreen()) {
  answer((name) => {
    if (name === "home") return fixtures.home();
    if (name === "settings") return fixtures.settings;
    if (name === "open_dropped") return { what: "nothing" };
    return view;
  });
  render(App);
  await userEvent.click(await screen.findByTestId("dossier-d1"));
  await screen.findByTestId("tache-actions");
}

describe("files dropped on the window", () => {
  it("are told what they may be dropped for", async () => {
    answer((name) => (name === "home" ? fixtures.home() : fixtures.settings));
    render(App);
    tell("file-over", true);
    expect((await screen.findByTestId("depot")).textContent).toContain("pour l’ouvrir");
    tell("file-over", false);
    await waitFor(() => expect(screen.queryByTestId("depot")).toBeNull());
  });

  it("open the dossier they hold", async () => {
    answer((name) => {
      if (name === "home") return fixtures.home();
      if (name === "settings") return fixtures.settings;
      return { what: "dossier", workspace: fixtures.actionsScreen() };
    });
    render(App);
    tell("file-dropped", null);
    await screen.findByTestId("tache-actions");
    expect(names()).toContain("open_dropped");
  });

  it("are refused in words that can be closed", async () => {
    answer((name) => {
      if (name === "home") return fixtures.home();
      if (name === "settings") return fixtures.settings;
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
    answer((name) => {
      if (name === "home") return fixtures.home();
      if (name === "settings") return fixtures.settings;
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
