import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import App from "../src/App.svelte";
// Read before the tests: the application reads them late, perhaps once a test is over.
import "../src/fields/rich/RichEditor.svelte";
import "../src/screens/new/New.svelte";
import "../src/screens/settings/Settings.svelte";
import "../src/screens/templates/Templates.svelte";
import "../src/screens/workspace/Workspace.svelte";
import { onEvent } from "../src/host/events";
import * as fixtures from "./fixtures";
import { answer } from "./host";

/** What the shell says, by the name of its events. */
const heard = new Map<string, (payload: never) => void>();

/** Lets the shell speak to the application that starts next. */
export function listen(): void {
  document.documentElement.lang = "fr";
  heard.clear();
  vi.mocked(onEvent).mockImplementation((name, listener) => {
    heard.set(name, listener);
    return () => undefined;
  });
}

export const tell = (name: string, payload: unknown) => heard.get(name)?.(payload as never);

/** The application, given what it asks when it starts, for this file if there is one, then what it asks later. */
export function start(later: Parameters<typeof answer>[0], file: string | null = null): void {
  answer((name, request) => {
    if (name === "home") return fixtures.home();
    if (name === "settings") return fixtures.settings;
    return name === "asked_file" ? file : later(name, request);
  });
  render(App);
}

/** Opens the dossier of its list. */
export async function openDossier(): Promise<void> {
  await userEvent.click(await screen.findByTestId("dossier-d1"));
  await screen.findByTestId("tache-actions");
}
