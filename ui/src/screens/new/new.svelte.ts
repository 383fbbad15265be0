import type { Refusal, TemplateHead, TerritoryHit, TerritoryHits, Workspace } from "../../bindings/wire";
import { call, Refused } from "../../host/call";
import type { Adapted } from "../../parts/adapted";

/** How long the typing must pause before a search. */
const PAUSE = 120;

/** A new dossier: the intercommunalities chosen, and the search for them. */
export class NewState {
  sought = $state("");
  found = $state.raw<TerritoryHits | null>(null);
  chosen = $state<TerritoryHit[]>([]);
  templates = $state.raw<TemplateHead[]>([]);
  template = $state("");
  alert = $state.raw<Refusal | null>(null);
  busy = $state(false);
  /** Whether the dossier was asked for before a territory was chosen. */
  missing = $state(false);

  readonly #from: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** `from` is the dossier whose structure the new one takes. */
  constructor(from: string | null = null) {
    this.#from = from;
  }

  /** What was found and is not chosen yet. */
  get hits(): TerritoryHit[] {
    const taken = this.chosen.map((hit) => hit.siren);
    return (this.found?.hits ?? []).filter((hit) => !taken.includes(hit.siren));
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.templates = await call("contracts", {});
      this.template = this.templates[0]?.id ?? "";
    });
  }

  search(text: string): void {
    this.sought = text;
    clearTimeout(this.#timer);
    if (text.trim() === "") {
      this.#turn += 1;
      this.found = null;
      return;
    }
    this.#timer = setTimeout(() => void this.#find(text), PAUSE);
  }

  choose(hit: TerritoryHit): void {
    this.chosen.push(hit);
    this.missing = false;
    this.search("");
  }

  drop(siren: string): void {
    this.chosen = this.chosen.filter((hit) => hit.siren !== siren);
  }

  async create(onopen: (view: Workspace, adapted: Adapted | null) => void): Promise<void> {
    this.missing = this.chosen.length === 0;
    if (this.missing || this.busy) {
      return;
    }
    this.busy = true;
    const epcis = this.chosen.map((hit) => hit.siren);
    await this.#try(async () => {
      if (this.#from === null) {
        onopen(await call("create_dossier", { epcis, template: this.template }), null);
      } else {
        const { workspace, kept, left } = await call("adapt_dossier", { from: this.#from, epcis });
        onopen(workspace, { kept, left });
      }
    });
    this.busy = false;
  }

  async #find(text: string): Promise<void> {
    const turn = ++this.#turn;
    await this.#try(async () => {
      const found = await call("search_territories", { text });
      if (turn === this.#turn) {
        this.found = found;
      }
    });
  }

  async #try(run: () => Promise<void>): Promise<void> {
    try {
      await run();
      this.alert = null;
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.alert = reason.refusal;
    }
  }
}
