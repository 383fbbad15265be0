import type {
  DocumentHead,
  Exported,
  PagePassage,
  Preview,
  PrintOptions,
  Progress,
  Spot,
} from "../../../bindings/wire";
import { call, Refused } from "../../../host/call";
import { onEvent } from "../../../host/events";
import type { Dossier } from "../dossier.svelte";
import { PageSearch } from "./search.svelte";

/** What a document is asked for by. */
type Named = Pick<DocumentHead, "id">;
/** What is shown of it. */
type Shown = Pick<DocumentHead, "id" | "title">;
/** What a page holds: a field of the document's own canvas, a record, or a field of it. */
export type Sought = { record: string | null; field: string | null };

/** A document, whole. */
const WHOLE: PrintOptions = {
  leftOut: [],
  unanswered: true,
  watermark: true,
  logo: true,
  fold: false,
  dossier: false,
  remarks: false,
};

/** The pages of the document shown, and the export under way. */
export class Documents {
  shown = $state.raw<Shown | undefined>();
  preview = $state.raw<Preview | null>(null);
  rendering = $state(false);
  exporting = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  exported = $state.raw<{ document: string; file: Exported } | null>(null);
  /** The document whose export was given up last. */
  givenUp = $state.raw<string | null>(null);

  readonly search = new PageSearch({
    page: () => this.preview?.page ?? 0,
    find: (words) => this.#find(words),
    show: (page) => {
      if (this.shown !== undefined) {
        void this.show(this.shown, page);
      }
    },
  });

  readonly #dossier: Dossier;
  #turn = 0;
  /** What is printed of each document of which something was chosen. */
  #chosen = $state.raw<Record<string, PrintOptions>>({});

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }

  /** Goes to what fills a part of the page. */
  goTo(spot: Spot): void {
    this.#dossier.go(spot.place, spot.field === null ? "record" : { field: spot.field });
  }

  /**
   * Shows a page of a document, that of a field or of a record when one is named; the last page asked for wins.
   * The page comes alone first, then with the numbers that the whole document gives it.
   */
  async show(document: Shown, page: number, sought: Sought = { record: null, field: null }): Promise<void> {
    if (document.id !== this.shown?.id) {
      this.preview = null;
      this.search.clear();
    }
    this.shown = document;
    const turn = ++this.#turn;
    this.rendering = true;
    try {
      await this.#dossier.settle();
      for (const quick of [true, false]) {
        const preview = await call("preview", { ...this.#ask(document), page, ...sought, quick });
        if (turn !== this.#turn) {
          return;
        }
        this.preview = preview;
        if (preview.settled) {
          void this.search.again();
          return;
        }
      }
    } catch (reason) {
      this.#dossier.refuse(reason);
    } finally {
      this.rendering = turn !== this.#turn;
    }
  }

  /** What is printed of a document. */
  options(document: Named): PrintOptions {
    return this.#chosen[document.id] ?? WHOLE;
  }

  /** Chooses what is printed of the document shown, and shows it so. */
  choose(options: Partial<PrintOptions>): void {
    const { shown } = this;
    if (shown !== undefined) {
      this.#chosen = { ...this.#chosen, [shown.id]: { ...this.options(shown), ...options } };
      void this.show(shown, this.preview?.page ?? 0);
    }
  }

  turn(by: number): void {
    const { shown, preview } = this;
    if (shown !== undefined && preview !== null) {
      const page = Math.min(Math.max(preview.page + by, 0), preview.pages - 1);
      if (page !== preview.page) {
        void this.show(shown, page);
      }
    }
  }

  /** Exports a document, unless an export is under way; the last one is the one to sign, which blocking points hold back. */
  async export(document: Named, last = false): Promise<void> {
    if (this.exporting !== null) {
      return;
    }
    this.exporting = document.id;
    this.exported = null;
    this.givenUp = null;
    this.progress = null;
    const stop = onEvent("progress", (progress) => {
      this.progress = progress;
    });
    try {
      await this.#dossier.settle();
      const file = await call("export", { ...this.#ask(document), last });
      this.exported = file && { document: document.id, file };
    } catch (reason) {
      if (reason instanceof Refused && reason.refusal.code === "givenUp") {
        this.givenUp = document.id;
      } else {
        this.#dossier.refuse(reason);
      }
    } finally {
      stop();
      this.exporting = null;
    }
  }

  /** Gives up the export under way: it stops at its next stage. */
  giveUp(): void {
    void call("give_up_export", {});
  }

  async reveal(file: Exported): Promise<void> {
    try {
      await call("reveal", { path: file.path });
    } catch (reason) {
      this.#dossier.refuse(reason);
    }
  }

  /** The passages of the document shown that say these words; none of it when it is refused. */
  async #find(words: string): Promise<PagePassage[] | null> {
    if (this.shown === undefined) {
      return [];
    }
    try {
      await this.#dossier.settle();
      return (await call("find_in_pages", { ...this.#ask(this.shown), words })).passages;
    } catch (reason) {
      this.#dossier.refuse(reason);
      return null;
    }
  }

  #ask(document: Named) {
    const options = this.options(document);
    return { dossier: this.#dossier.view.dossier, document: document.id, options };
  }
}
