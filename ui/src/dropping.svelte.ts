import { onMount } from "svelte";
import type { Dropped, Refusal } from "./bindings/wire";
import { call, Refused } from "./host/call";
import { onEvent } from "./host/events";

/** What the screen at hand does with files. */
export type Taker = {
  /** Whether it keeps them, rather than letting them be opened. */
  keepsFiles: () => boolean;
  keepFiles: () => void;
  /** The dossier at hand, which a map that is dropped goes to. */
  named: () => string;
  /** Whether it may be left. */
  settled: () => Promise<boolean>;
};

/** Files held over the window, then dropped on it: which they are, the page does not know. */
export class Dropping {
  /** Whether some are held over the window. */
  over = $state(false);
  refused = $state.raw<Refusal | null>(null);

  constructor(taker: () => Taker | undefined, onopen: (dropped: Dropped) => void) {
    onMount(() =>
      onEvent("file-over", (over) => {
        this.over = over;
      }),
    );
    onMount(() =>
      onEvent("file-dropped", () => {
        this.over = false;
        this.refused = null;
        void this.#take(taker(), onopen);
      }),
    );
  }

  async #take(taker: Taker | undefined, onopen: (dropped: Dropped) => void): Promise<void> {
    if (taker?.keepsFiles() === true) {
      taker.keepFiles();
      return;
    }
    // The dossier at hand is left only once everything typed there is on the disk.
    if (taker !== undefined && !(await taker.settled())) {
      return;
    }
    try {
      onopen(await call("open_dropped", { dossier: taker?.named() ?? null }));
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.refused = reason.refusal;
    }
  }
}
