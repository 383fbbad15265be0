import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import Settings from "../src/screens/settings/Settings.svelte";
import { SettingsState } from "../src/screens/settings/settings.svelte";
import { copies as text } from "../src/text/copies";
import { workspace } from "../src/text/workspace";
import { listen, openDossier, start } from "./app";
import * as fixtures from "./fixtures";
import { answer, asked, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));

const made = () => asked.filter(({ name }) => name === "copy_aside").length;

beforeEach(listen);

/** The application, whose copies are made or not. */
function started(copy: () => unknown) {
  start((name) => (name === "copy_aside" ? copy() : fixtures.actionsScreen()));
}

/** Opens a dossier, and leaves it. */
async function visit() {
  await openDossier();
  await userEvent.click(await screen.findByRole("button", { name: workspace.homeNamed }));
}

describe("the copies of safety", () => {
  it("are made again and again as one works, and when a dossier is left", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    started(() => ({}));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(made()).toBe(1);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(made()).toBe(3);
    vi.useRealTimers();
    await visit();
    await vi.waitFor(() => {
      expect(made()).toBe(4);
    });
  });

  it("say why they could not be made, until it is read, then once they could and cannot any more", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let away = true;
    started(() => {
      if (away) throw refusal("disk", "Le partage ne répond pas.");
      return {};
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await screen.findByText("Le partage ne répond pas.");
    vi.useRealTimers();
    await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByText(text.missed);
    await userEvent.click(screen.getByRole("button", { name: "Fermer" }));
    expect(screen.queryByText(text.missed)).toBeNull();
    const before = made();
    await visit();
    await vi.waitFor(() => {
      expect(made()).toBe(before + 1);
    });
    expect(screen.queryByText(text.missed)).toBeNull();
    away = false;
    await visit();
    await vi.waitFor(() => {
      expect(made()).toBe(before + 2);
    });
    away = true;
    await visit();
    await screen.findByText(text.missed);
  });

  it("are chosen and stopped in the settings, a refusal beside them", async () => {
    let refused = true;
    answer((name) => {
      if (name === "choose_copies") {
        if (refused) throw refusal("disk", "Ce répertoire est en lecture seule.");
        return { ...fixtures.settings, copies: "/reseau/copies", copied: "14 h 02" };
      }
      return name === "organisation" ? null : fixtures.settings;
    });
    render(Settings, { settings: new SettingsState(), onback: vi.fn() });
    const section = await screen.findByTestId("copies");
    expect(section.textContent).toContain(text.none);
    await userEvent.click(screen.getByTestId("choisir-copies"));
    await screen.findByText("Ce répertoire est en lecture seule.");
    refused = false;
    await userEvent.click(screen.getByTestId("choisir-copies"));
    await screen.findByText("/reseau/copies");
    expect(section.textContent).toContain(text.upToDate("14 h 02"));
    expect(screen.queryByText("Ce répertoire est en lecture seule.")).toBeNull();
    await userEvent.click(screen.getByTestId("arreter-copies"));
    await vi.waitFor(() => {
      expect(section.textContent).toContain(text.none);
    });
  });
});

describe("the settings", () => {
  it("show the words taught since they were read first", async () => {
    let words: string[] = [];
    answer((name) => (name === "organisation" ? null : { ...fixtures.settings, words }));
    const settings = new SettingsState();
    await settings.load();
    words = ["Trifouillis"];
    render(Settings, { settings, onback: vi.fn() });
    await screen.findByText("Trifouillis");
  });
});
