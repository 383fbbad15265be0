import { SvelteSet } from "svelte/reactivity";
import type { FoundWords, WordsHit } from "../../../bindings/wire";
import { call } from "../../../host/call";
import type { Dossier } from "../dossier.svelte";

/** With fewer letters nearly everything would be found. */
const FEWEST = 2;

/** A field in which words were found, with each of its passages. */
export type FoundField = { key: string; hit: WordsHit; passages: WordsHit[]; fixed: boolean };

function fieldsOf(hits: WordsHit[]): FoundField[] {
  const fields: Record<string, FoundField> = {};
  for (const hit of hits) {
    const key = `${hit.about.register}/${hit.about.record}/${hit.about.field}`;
    fields[key] ??= { key, hit, passages: [], fixed: hit.question };
    fields[key].passages.push(hit);
  }
  return Object.values(fields);
}

/** What is looked for in a dossier, and where it was found. */
export class Find {
  words = $state("");
  exact = $state(false);
  by = $state("");
  /** The fields that a replacement leaves as they are. */
  readonly left = new SvelteSet<string>();
  found = $state.raw<FoundWords | null>(null);
  /** The fields found, each once. A question's own words cannot be replaced. */
  readonly fields = $derived(fieldsOf(this.found?.hits ?? []));

  readonly #dossier: Dossier;
  #running = false;
  #again = false;

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
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

  /** Searches, at once: of what is typed while the dossier is searched, the last is sought next. */
  async run(): Promise<void> {
    this.#again = true;
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#search();
      }
    } catch (reason) {
      this.#dossier.refuse(reason);
    } finally {
      this.#running = false;
    }
  }

  async #search(): Promise<void> {
    if (this.words.trim().length < FEWEST) {
      this.found = null;
      return;
    }
    const { dossier } = this.#dossier.view;
    this.found = await call("find", { dossier, words: this.words, exact: this.exact });
    this.left.clear();
  }
}
