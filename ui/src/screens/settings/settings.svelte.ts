import type { Refusal, Settings } from "../../bindings/wire";
import { habits } from "../../fields/habits.svelte";
import { call, Refused } from "../../host/call";
import { takeGiven } from "../../host/given";

/** What the person chose on this machine, put into force as soon as it is known. */
export class SettingsState {
  chosen = $state.raw<Settings | null>(takeGiven("settings"));
  alert = $state.raw<Refusal | null>(null);

  constructor() {
    if (this.chosen !== null) {
      apply(this.chosen);
    }
  }

  async load(): Promise<void> {
    if (this.chosen === null) {
      await this.#take(() => call("settings", {}));
    }
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

  async #take(ask: () => Promise<Settings>): Promise<void> {
    try {
      this.chosen = await ask();
      this.alert = null;
      apply(this.chosen);
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.alert = reason.refusal;
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
