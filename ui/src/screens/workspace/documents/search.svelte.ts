import type { PagePassage } from "../../../bindings/wire";

/** The pages that are searched. */
type Searched = {
  page: () => number;
  find: (words: string) => Promise<PagePassage[] | null>;
  show: (page: number) => void;
};

/** The words sought in the pages of a document, and the passages that say them. */
export class PageSearch {
  words = $state("");
  passages = $state.raw<PagePassage[]>([]);
  /** The passage shown, by its place among them. */
  at = $state(0);
  /** Whether the passages are those of the words. */
  found = $state(false);

  readonly #pages: Searched;
  #turn = 0;

  constructor(pages: Searched) {
    this.#pages = pages;
  }

  /** Those of a page, the one shown apart. */
  on(page: number): { passage: PagePassage; shown: boolean }[] {
    const all = this.passages.map((passage, place) => ({ passage, shown: place === this.at }));
    return all.filter(({ passage }) => passage.page === page);
  }

  clear(): void {
    this.#turn++;
    this.words = "";
    this.passages = [];
    this.found = false;
  }

  /** Seeks words, and shows the first passage from the page shown on. */
  async seek(words: string): Promise<void> {
    this.words = words;
    this.found = false;
    if (await this.#find()) {
      const page = this.#pages.page();
      const next = this.passages.findIndex((passage) => passage.page >= page);
      this.#go(Math.max(next, 0));
    }
  }

  /** Seeks the same words again, once the pages changed: the page shown stays. */
  async again(): Promise<void> {
    if (this.words.trim() !== "" && (await this.#find())) {
      this.at = Math.min(this.at, Math.max(this.passages.length - 1, 0));
    }
  }

  /** Goes to the next passage or the one before; after the last one comes the first. */
  step(by: 1 | -1): void {
    const { length } = this.passages;
    if (length > 0) {
      this.#go((this.at + by + length) % length);
    }
  }

  #go(at: number): void {
    this.at = at;
    const passage = this.passages[at];
    if (passage !== undefined && passage.page !== this.#pages.page()) {
      this.#pages.show(passage.page);
    }
  }

  /** Whether these are still the words sought when they are found. */
  async #find(): Promise<boolean> {
    const turn = ++this.#turn;
    const passages = this.words.trim() === "" ? [] : await this.#pages.find(this.words);
    if (turn !== this.#turn || passages === null) {
      return false;
    }
    this.passages = passages;
    this.found = this.words.trim() !== "";
    return true;
  }
}
