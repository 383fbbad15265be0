import type { Refusal, Settings } from "../../bindings/wire";
import { habits } from "../../fields/habits.svelte";
import { call, Refused } from "../../host/call";
import { takeGiven } from "../../host/given";

/** What the person chose on this machine, put into force as soon as it is known. */
export class SettingsState {
  chosen = $state.raw<Settings | null>(takeGiven("settings"));
  alert = $state.raw<Refusal | null>(null);
  /** Why the copies of safety were not made where the person chose. */
  missed = $state.raw<string | null>(null);

  constructor() {
    if (this.chosen !== null) {
      apply(this.chosen);
    }
  }

  /** Reads them, unless the application was given them as it started. */
  async load(): Promise<void> {
    if (this.chosen === null) {
      await this.read();
    }
  }

  /** Reads them again: words may have been taught since, and copies made. */
  async read(): Promise<void> {
    await this.#take(() => call("settings", {}));
  }

  async change(change: Partial<Settings>): Promise<void> {
    const now = this.chosen;
    if (now !== null) {
      await this.#take(() => call("change_settings", { ...now, ...change }));
    }
  }

  /** Forgets a word that was taught. */
  async forget(word: string): Promise<void> {
    await this.#take(() => call("learn_word", { word, known: false }));
  }

  /** Asks for the folder of the copies of safety, or makes none any more; a refusal stands beside it. */
  async copy(wanted: boolean): Promise<void> {
    this.missed = null;
    await this.#take(
      () => (wanted ? call("choose_copies", {}) : call("stop_copies", {})),
      ({ message }) => (this.missed = message),
    );
  }

  async #take(
    ask: () => Promise<Settings | null>,
    refused: (refusal: Refusal) => void = (refusal) => (this.alert = refusal),
  ): Promise<void> {
    try {
      const chosen = await ask();
      this.alert = null;
      // The person gave up.
      if (chosen !== null) {
        this.chosen = chosen;
        apply(chosen);
      }
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      refused(reason.refusal);
    }
  }
}

function apply({ theme, textSize, spelling, typography }: Settings): void {
  habits.spelling = spelling;
  habits.typography = typography;
  const { style } = document.documentElement;
  style.colorScheme = theme === "system" ? "" : theme;
  style.fontSize = textSize === 100 ? "" : `${textSize}%`;
}
