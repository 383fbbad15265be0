import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { answerClose } from "../src/host/close";
import { workspace as text } from "../src/text/workspace";
import { listen, openDossier, start, tell } from "./app";
import * as fixtures from "./fixtures";
import { edits, refusal } from "./host";

vi.mock("../src/host/call", async (original) => ({ ...(await original()), call: vi.fn() }));
vi.mock("../src/host/close", () => ({ answerClose: vi.fn(() => Promise.resolve()) }));

beforeEach(() => {
  listen();
  vi.mocked(answerClose).mockClear();
});

describe("the window that is to close", () => {
  it("may at once when no dossier is open", async () => {
    start(() => null);
    await screen.findByTestId("dossier-d1");
    tell("close-asked", null);
    await waitFor(() => {
      expect(answerClose).toHaveBeenCalledExactlyOnceWith(true);
    });
  });

  it("may at once when the dossier was left", async () => {
    start(() => fixtures.actionsScreen());
    await openDossier();
    await userEvent.click(screen.getByRole("button", { name: text.homeNamed }));
    await screen.findByTestId("dossier-d1");
    tell("close-asked", null);
    await waitFor(() => {
      expect(answerClose).toHaveBeenCalledExactlyOnceWith(true);
    });
  });

  it("may once what was just typed is on the disk", async () => {
    let kept = () => {};
    start((name) => {
      if (name !== "edit") return fixtures.actionsScreen();
      return new Promise((resolve) => (kept = () => resolve(fixtures.actionsScreen())));
    });
    await openDossier();
    await userEvent.type(screen.getByTestId("champ-title"), " du bourg");
    tell("close-asked", null);
    await waitFor(() => {
      expect(edits()).toHaveLength(1);
    });
    expect(answerClose, "the disk has not answered").not.toHaveBeenCalled();
    kept();
    await waitFor(() => {
      expect(answerClose).toHaveBeenCalledExactlyOnceWith(true);
    });
  });

  it("waits for the last keys, which may come after it was asked", async () => {
    start(() => fixtures.actionsScreen());
    await openDossier();
    const field = screen.getByTestId("champ-title");
    await userEvent.type(field, " du");
    tell("close-asked", null);
    await waitFor(() => {
      expect(edits()).toHaveLength(1);
    });
    await userEvent.type(field, " bourg");
    await waitFor(() => {
      expect(answerClose).toHaveBeenCalledExactlyOnceWith(true);
    });
    expect(edits()).toHaveLength(2);
    expect(edits()[1]).toMatchObject({ value: expect.stringMatching(/du bourg$/u) as string });
  });

  it("stays, and says why, when something typed was refused", async () => {
    start((name) => {
      if (name === "edit") throw refusal("badValue", "Un montant est attendu.");
      return fixtures.actionsScreen();
    });
    await openDossier();
    await userEvent.type(screen.getByTestId("champ-title"), "12 euros");
    tell("close-asked", null);
    await waitFor(() => {
      expect(answerClose).toHaveBeenCalledExactlyOnceWith(false);
    });
    await waitFor(() => {
      expect(document.activeElement?.textContent, "in sight, wherever one was").toContain(text.leaveTitle);
    });
  });
});
