import type { DossierHead, Home, Refusal, WordsHit, Workspace } from "../../bindings/wire";
import { call, Refused } from "../../host/call";
import { takeGiven } from "../../host/given";

/** The home screen: the dossiers of this machine, and the ways to open one. */
export class HomeState {
  view = $state.raw<Home | null>(takeGiven("home"));
  alert = $state.raw<Refusal | null>(null);
  busy = $state(false);

  readonly #onopen: (view: Workspace) => void;

  constructor(onopen: (view: Workspace) => void) {
    this.#onopen = onopen;
  }

  /** Shows the dossiers. */
  load(): Promise<void> {
    return this.#show(() => call("home", {}));
  }

  open(id: string): Promise<void> {
    return this.#try(async () => {
      this.#onopen(await call("open_dossier", { id }));
    });
  }

  openExample(id: string): Promise<void> {
    return this.#try(async () => {
      this.#onopen(await call("open_example", { id }));
    });
  }

  /** Opens a file; without a path, the person is asked for one. */
  openFile(path: string | null): Promise<void> {
    return this.#try(async () => {
      const view = await call("open_file", { path });
      if (view !== null) {
        this.#onopen(view);
      }
    });
  }

  discard(id: string): Promise<void> {
    return this.#show(() => call("discard_dossier", { id }));
  }

  /** Takes a dossier back from the trash. */
  restore(id: string): Promise<void> {
    return this.#show(() => call("restore_dossier", { id }));
  }

  /** Destroys a dossier of the trash. */
  destroy(id: string): Promise<void> {
    return this.#show(() => call("destroy_dossier", { id }));
  }

  /** Puts a dossier first in the list, or back among the others. */
  pin(dossier: DossierHead): Promise<void> {
    return this.#show(() => call("pin_dossier", { id: dossier.id, pinned: !dossier.pinned }));
  }

  /** Opens a dossier where words were found in it. */
  openHit(id: string, hit: WordsHit): Promise<void> {
    return this.#try(async () => {
      await call("open_dossier", { id });
      this.#onopen(await call("show", { dossier: id, place: hit.place }));
    });
  }

  #show(run: () => Promise<Home>): Promise<void> {
    return this.#try(async () => {
      this.view = await run();
    });
  }

  async #try(run: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.alert = null;
    try {
      await run();
    } catch (reason) {
      this.refuse(reason);
    } finally {
      this.busy = false;
    }
  }

  /** Says why something was not done. */
  refuse(reason: unknown): void {
    if (!(reason instanceof Refused)) {
      throw reason;
    }
    this.alert = reason.refusal;
  }
}
