import { SvelteSet } from "svelte/reactivity";
import type { FoundWords, WordsHit } from "../../../bindings/wire";
import { call } from "../../../host/call";
import type { Dossier } from "../dossier.svelte";

/** How long the typing must pause before the dossier is searched, in milliseconds. */
const PAUSE = 150;
/** With fewer letters nearly everything would be found. */
const FEWEST = 2;

/** A field in which words were found, with each of its passages. */
export type FoundField = { key: string; hit: WordsHit; passages: WordsHit[]; fixed: boolean };

/** What is looked for in a dossier, and where it was found. */
export class Find {
  words = $state("");
  exact = $state(false);
  by = $state("");
  /** The fields that a replacement leaves as they are. */
  readonly left = new SvelteSet<string>();
  found = $state.raw<FoundWords | null>(null);

  readonly #dossier: Dossier;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }

  /** The fields found, each once. A question's own words cannot be replaced. */
  get fields(): FoundField[] {
    const fields: Record<string, FoundField> = {};
    for (const hit of this.found?.hits ?? []) {
      const key = `${hit.about.register}/${hit.about.record}/${hit.about.field}`;
      fields[key] ??= { key, hit, passages: [], fixed: hit.question };
      fields[key].passages.push(hit);
    }
    return Object.values(fields);
  }

  /** The fields in which the words would be replaced. */
  get chosen(): FoundField[] {
    return this.fields.filter((field) => !field.fixed && !this.left.has(field.key));
  }

  choose(key: string, chosen: boolean): void {
    if (chosen) {
      this.left.delete(key);
    } else {
      this.left.add(key);
    }
  }

  /** Searches once the typing pauses. */
  seek(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), PAUSE);
  }

  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if (this.words.trim().length < FEWEST) {
      this.found = null;
      return;
    }
    try {
      const { dossier } = this.#dossier.view;
      const found = await call("find", { dossier, words: this.words, exact: this.exact });
      // A slower, earlier search does not hide a later one.
      if (turn === this.#turn) {
        this.found = found;
        this.left.clear();
      }
    } catch (reason) {
      this.#dossier.refuse(reason);
    }
  }
}
