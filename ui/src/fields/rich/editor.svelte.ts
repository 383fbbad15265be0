import type RichEditor from "./RichEditor.svelte";

/** The editor, once it was fetched: it is large, and most screens have none. */
class Fetched {
  editor = $state.raw<typeof RichEditor | null>(null);
  #asked = false;

  /** Fetches it, unless that was done. */
  fetch(): void {
    if (!this.#asked) {
      this.#asked = true;
      void import("./RichEditor.svelte").then((module) => {
        this.editor = module.default;
      });
    }
  }
}

export const fetched = new Fetched();
