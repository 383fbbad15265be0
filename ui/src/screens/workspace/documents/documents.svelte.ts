import type { DocumentHead, Exported, Preview, Progress, Spot } from "../../../bindings/wire";
import { call } from "../../../host/call";
import { onEvent } from "../../../host/events";
import type { Dossier } from "../dossier.svelte";

/** What a document is asked for by. */
type Named = Pick<DocumentHead, "id">;
/** What is shown of it. */
type Shown = Pick<DocumentHead, "id" | "title">;

/** The pages of the document shown, and the export under way. */
export class Documents {
  shown = $state.raw<Shown | undefined>();
  preview = $state.raw<Preview | null>(null);
  rendering = $state(false);
  exporting = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  exported = $state.raw<{ document: string; file: Exported } | null>(null);

  readonly #dossier: Dossier;
  #turn = 0;

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }

  /** Goes to what fills a part of the page. */
  goTo(spot: Spot): void {
    this.#dossier.go(spot.place, spot.field === null ? "record" : { field: spot.field });
  }

  /** Shows a page of a document, that of a field when one is named; the last page asked for wins. */
  async show(document: Shown, page: number, field: string | null = null): Promise<void> {
    if (document.id !== this.shown?.id) {
      this.preview = null;
    }
    this.shown = document;
    const turn = ++this.#turn;
    this.rendering = true;
    try {
      await this.#dossier.settle();
      const preview = await call("preview", { ...this.#ask(document), page, field });
      if (turn === this.#turn) {
        this.preview = preview;
      }
    } catch (reason) {
      this.#dossier.refuse(reason);
    } finally {
      this.rendering = turn !== this.#turn;
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

  /** Exports a document; the last one is the one to sign, which blocking points hold back. */
  async export(document: Named, last = false): Promise<void> {
    this.exporting = document.id;
    this.exported = null;
    this.progress = null;
    const stop = onEvent("progress", (progress) => {
      this.progress = progress;
    });
    try {
      await this.#dossier.settle();
      const file = await call("export", { ...this.#ask(document), last });
      this.exported = file && { document: document.id, file };
    } catch (reason) {
      this.#dossier.refuse(reason);
    } finally {
      stop();
      this.exporting = null;
    }
  }

  async reveal(file: Exported): Promise<void> {
    try {
      await call("reveal", { path: file.path });
    } catch (reason) {
      this.#dossier.refuse(reason);
    }
  }

  #ask(document: Named) {
    return { dossier: this.#dossier.view.dossier, document: document.id };
  }
}
