import type { Exported, Refusal, RemoveTemplate, Templates } from "../../bindings/wire";
import { call, Refused } from "../../host/call";
import { templates as text } from "../../text/templates";

/** The templates of this machine, and what is done with them. */
export class TemplatesState {
  view = $state.raw<Templates | null>(null);
  alert = $state.raw<Refusal | null>(null);
  /** What was just done, in words. */
  told = $state("");

  /** Shows the templates; when one was just brought from elsewhere, as they are then. */
  load(brought: Templates | null = null): Promise<void> {
    return this.#take(async () => brought ?? (await call("templates", {})));
  }

  /** Asks for a file and imports it. */
  import(): Promise<void> {
    return this.#take(() => call("import_template", { path: null }));
  }

  remove(what: RemoveTemplate): Promise<void> {
    return this.#take(() => call("remove_template", what));
  }

  export(id: string): Promise<void> {
    return this.#export(() => call("export_template", { id }));
  }

  exportOrganisation(): Promise<void> {
    return this.#export(() => call("export_organisation", {}));
  }

  #export(write: () => Promise<Exported | null>): Promise<void> {
    return this.#take(async () => {
      const exported = await write();
      this.told = exported === null ? "" : text.exported(exported.path);
      return null;
    });
  }

  /** What was asked last, over once it was answered or refused. */
  #last: Promise<unknown> = Promise.resolve();

  /** Asks once what was asked before is answered: a file may be chosen while the list is still read. */
  #take(ask: () => Promise<Templates | null>): Promise<void> {
    const taken = this.#last.then(() => this.#show(ask));
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  async #show(ask: () => Promise<Templates | null>): Promise<void> {
    try {
      const view = await ask();
      this.alert = null;
      if (view !== null) {
        this.view = view;
        this.told = view.told ?? "";
      }
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.alert = reason.refusal;
    }
  }
}
