/* The open dossier. It is long because every gesture goes through one queue, and each is a few lines here. */
import { SvelteMap } from "svelte/reactivity";
import type {
  About,
  Choice,
  Edit,
  FieldView,
  Kind,
  Place,
  Refusal,
  RegisterName,
  Workspace,
} from "../../bindings/wire";
import { call, Refused } from "../../host/call";
import { find as found } from "../../text/find";
import { map } from "../../text/map";
import { register } from "../../text/register";
import { workspace as text } from "../../text/workspace";
import { changedField } from "./changed";
import { kept } from "./kept";
import { Draft, keyOf, type Owner } from "./draft.svelte";
import { HelpPanel } from "./panel.svelte";
import { placeOf } from "./places";
import { Queue } from "./queue.svelte";
import { cellsOf, lineFields } from "./register/columns";

/** How long the typing must pause before it is sent. */
const PAUSE = 400;

/**
 * Where the focus goes once a place is shown: nowhere else, its title, the open record, that record's
 * first field, the last line of one of its tables, a field, in the row of a line when it is one, a record where
 * it stands in its group, the alert, or what keeps the dossier from being left.
 */
export type Landing =
  | "stay"
  | "title"
  | "record"
  | "first"
  | "alert"
  | "blocked"
  | { line: RegisterName }
  | { item: string }
  | { field: string; row?: string | undefined };

/** Tells where the focus goes from what a reply changed. */
type Lead = (before: Workspace, after: Workspace) => Landing;

/** The field that was last entered: the one the help is about. */
export type Entered = { owner: Owner; field: string };

/**
 * The open dossier: the application's last reply, what is being typed over it, and the one queue of
 * requests. Every reply replaces the whole view; a field keeps its own text while it is being typed.
 */
export class Dossier {
  /** The application's last reply. */
  view: Workspace;
  /** A refusal that belongs to no field. */
  alert = $state.raw<Refusal | null>(null);
  /** A short word for a screen reader: what was just done. */
  notice = $state("");
  entered = $state.raw<Entered | null>(null);
  /** Whether the real pages stand beside what is being filled, instead of the help. */
  beside = $state(false);
  landing = $state.raw<{ on: Landing } | null>(null);
  /** The record that was just added in a group, while its name is typed there. */
  naming = $state<string | null>(null);
  /** The part last shown of a register's sheets, which its other records open at. */
  readonly parts = new SvelteMap<RegisterName, string>();
  readonly panel = new HelpPanel();
  readonly queue = new Queue();
  readonly drafts = new SvelteMap<string, Draft>();

  #focused: string | null = null;

  constructor(view: Workspace) {
    this.view = $state.raw(view);
  }

  get saving(): boolean {
    return this.queue.changes > 0 || [...this.drafts.values()].some((draft) => draft.dirty);
  }

  /** The values that were refused and wait for their author. */
  get refused(): Draft[] {
    return [...this.drafts.values()].filter((draft) => draft.problem !== null);
  }

  draft(owner: Owner, field: string): Draft | undefined {
    return this.drafts.get(keyOf(owner, field));
  }

  /** Takes a value while it is being typed. */
  type(owner: Owner, field: string, value: unknown): void {
    const key = keyOf(owner, field);
    const draft = this.drafts.get(key) ?? new Draft(owner, field, this.view.place);
    this.drafts.set(key, draft);
    draft.type(value);
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => {
      this.#send(draft);
    }, PAUSE);
  }

  /** Takes a value chosen at once. */
  choose(owner: Owner, field: string, value: unknown): void {
    this.type(owner, field, value);
    this.flush();
  }

  enter(owner: Owner, field: string): void {
    this.#focused = keyOf(owner, field);
    this.entered = { owner, field };
  }

  leave(): void {
    this.#focused = null;
    this.flush();
    this.#tidy();
  }

  /** Sends everything typed without waiting for the pause. */
  flush(): void {
    for (const draft of this.drafts.values()) {
      if (draft.unsent) {
        this.#send(draft);
      }
    }
  }

  /** Sends everything typed and tells, once done, whether the dossier holds it all. */
  async settle(): Promise<boolean> {
    this.flush();
    await this.queue.rest();
    return this.queue.stuck === null && this.refused.length === 0 && !this.panel.unfinished;
  }

  /** Shows a place, once everything typed was sent. */
  go(place: Place, on: Landing = "title"): void {
    this.flush();
    this.#ask(false, on, () => call("show", { dossier: this.view.dossier, place }));
  }

  /** Shows the canvases whole or step by step, from now on. */
  showCanvas(whole: boolean): void {
    this.flush();
    const request = () => {
      const { dossier, place } = this.view;
      return call("show_canvas", { dossier, place, whole });
    };
    this.#ask(false, "stay", request);
  }

  /** Makes a change that is not the value of a field. */
  make(edit: Edit, on: Landing | Lead = "stay", notice = ""): void {
    this.flush();
    const request = () => call("edit", { dossier: this.view.dossier, place: this.view.place, edit });
    this.#ask(true, on, request, () => notice);
    if (edit.edit === "remove") {
      this.#forget((draft) => draft.key.startsWith(`${edit.register}/${edit.record}/`));
    }
  }

  /** Sets a point à revoir aside, or back, and stays among them: a record that is added opens its register. */
  waive(edit: Edit, notice: string): void {
    this.flush();
    const { dossier, place } = this.view;
    const request = async () => {
      const view = await call("edit", { dossier, place, edit });
      return view.screen.screen === "findings" ? view : call("show", { dossier, place });
    };
    this.#ask(true, "stay", request, () => notice);
  }

  /** Gives an entry of the lists of reference back as it ships; one that was not changed stays as it is. */
  restoreEntry(record: string, done: string, already: string): void {
    this.flush();
    let notice = done;
    const request = async () => {
      const { dossier, place } = this.view;
      try {
        return await call("edit", {
          dossier,
          place,
          edit: { edit: "remove", register: "references", record },
        });
      } catch (reason) {
        if (!(reason instanceof Refused) || reason.refusal.code !== "gone") {
          throw reason;
        }
        notice = already;
        return this.view;
      }
    };
    this.#ask(true, "stay", request, () => notice);
    this.#forget((draft) => draft.key.startsWith(`references/${record}/`));
  }

  /** Puts other words in the stead of these, in these fields. */
  replace(words: string, exact: boolean, by: string, fields: About[]): void {
    this.flush();
    const request = () => {
      const { dossier, place } = this.view;
      return call("replace", { dossier, place, words, exact, by, fields });
    };
    const notice = by === "" ? found.removed(words) : found.replaced(words, by);
    this.#ask(true, "stay", request, () => notice);
  }

  /** Goes on with the later version of a template. */
  adopt(template: string, notice: string): void {
    this.flush();
    const request = () => {
      const { dossier, place } = this.view;
      return call("adopt_template", { dossier, place, template });
    };
    this.#ask(true, "title", request, () => notice);
  }

  /** Keeps the dossier as it stands as a version. */
  freeze(kind: string, title: string, notice: string): void {
    this.flush();
    const request = () => call("freeze", { dossier: this.view.dossier, kind, title });
    this.#ask(true, "title", request, () => notice);
  }

  /** Asks for a file to keep in the dossier; it is joined to the record of the place, when there is one. */
  attach(place: Place = this.view.place): void {
    this.flush();
    this.#ask(false, "first", () => call("attach", { dossier: this.view.dossier, place }));
  }

  /** Keeps the files dropped on the window among those of the dossier. */
  attachDropped(): void {
    this.flush();
    const request = () => {
      const { dossier, place } = this.view;
      return call("attach_dropped", { dossier, place });
    };
    this.#ask(false, "record", request, () => register.attached);
  }

  /** Asks for a map of the perimeter, which takes the place of the one at hand. */
  addMap(): void {
    this.flush();
    const request = () => call("add_map", { dossier: this.view.dossier, place: this.view.place });
    this.#ask(false, "stay", request, () => map.added);
  }

  /** Shows what a file dropped on the window made of the dossier. */
  show(view: Workspace, notice: string): void {
    this.#ask(
      false,
      "title",
      () => Promise.resolve(view),
      () => notice,
    );
  }

  /** Undoes the last change of the dossier; in a field whose text was refused, that text first. */
  undo(): void {
    const refused = this.#focused === null ? undefined : this.drafts.get(this.#focused);
    if (refused !== undefined && refused.problem !== null) {
      this.drafts.delete(refused.key);
      return;
    }
    this.#travel("undo", text.undone);
  }

  redo(): void {
    this.#travel("redo", text.redone);
  }

  /** Says why something was not done; anything but a refusal is a bug, and goes on. */
  refuse(reason: unknown): void {
    if (!(reason instanceof Refused)) {
      throw reason;
    }
    this.#warn(reason.refusal);
  }

  /** Closes the alert; the focus goes back to the title. */
  dismiss(): void {
    this.alert = null;
    this.landing = { on: "title" };
  }

  /** Gives up the change the disk refuses. */
  giveUp(): void {
    const subject = this.queue.giveUp();
    if (subject !== undefined) {
      this.drafts.delete(subject);
    }
  }

  /** Gives up everything that is not in the dossier. */
  giveUpAll(): void {
    while (this.queue.stuck !== null) {
      this.giveUp();
    }
    this.#forget(() => true);
    this.panel.drafts.clear();
  }

  /** The articles a text may refer to, as the plan has them now. */
  async articles(): Promise<Choice[]> {
    const place = placeOf("contract", { step: "plan" });
    const { screen } = await call("show", { dossier: this.view.dossier, place });
    const plan = screen.screen === "canvas" ? (screen.canvas.plan ?? []) : [];
    return plan
      .filter((article) => !article.excluded)
      .map(({ id, number, title }) => ({ code: id, label: `${number} ${title}`.trim() }));
  }

  /** The records or entries that a field of this kind may be chosen among. */
  options(kind: Kind): Choice[] {
    const { screen } = this.view;
    const code = "register" in kind ? kind.register : "list" in kind ? kind.list : null;
    const among =
      screen.screen === "canvas"
        ? screen.canvas.options
        : screen.screen === "register"
          ? screen.view.options
          : {};
    return (code === null ? undefined : among[code]) ?? [];
  }

  /** The field the help is about, if it is still shown. */
  get about(): { owner: Owner; field: FieldView } | null {
    const entered = this.entered;
    const field = entered && this.#fields(entered.owner).find((field) => field.id === entered.field);
    return entered && field ? { owner: entered.owner, field } : null;
  }

  #fields(owner: Owner): FieldView[] {
    const { screen } = this.view;
    if (screen.screen === "canvas") {
      const fields = screen.canvas.shown.flatMap((step) => step.fields);
      return "template" in owner ? fields : cellsOf(fields, owner);
    }
    if (screen.screen !== "register" || "template" in owner) {
      return [];
    }
    const { grid, open } = screen.view;
    const line = grid?.rows.find((row) => row.id === owner.record);
    if (grid && line) {
      return lineFields(grid, line);
    }
    if (open?.id === owner.record) {
      return open.fields;
    }
    for (const table of open?.children ?? []) {
      const line = table.rows.find((row) => row.id === owner.record);
      if (line !== undefined) {
        return lineFields(table, line);
      }
    }
    return [];
  }

  #send(draft: Draft): void {
    clearTimeout(draft.timer);
    this.queue.add({ subject: draft.key, changes: true, run: () => this.#write(draft) });
  }

  async #write(draft: Draft): Promise<void> {
    const { edit, read } = draft.send();
    try {
      const view = await call("edit", { dossier: this.view.dossier, place: this.view.place, edit });
      read();
      this.view = kept(this.view, view);
      this.#tidy();
    } catch (reason) {
      if (!(reason instanceof Refused) || reason.refusal.code === "disk") {
        throw reason;
      }
      read();
      draft.problem = reason.refusal.message;
      if (reason.refusal.code !== "badValue") {
        this.#warn(reason.refusal);
      }
    }
  }

  /** Puts a request in the queue; one that the person gives up in a dialog leaves everything as it is. */
  #ask(
    changes: boolean,
    where: Landing | Lead,
    request: () => Promise<Workspace | null>,
    notice = () => "",
  ): void {
    const run = async () => {
      try {
        const view = await request();
        if (view === null) {
          return;
        }
        const on = typeof where === "function" ? where(this.view, view) : where;
        this.view = kept(this.view, view);
        // A place that is shown because another is gone leaves the reason in sight.
        this.alert = on === "alert" ? this.alert : null;
        this.notice = notice();
        this.#tidy();
        this.landing = { on };
      } catch (reason) {
        if (!(reason instanceof Refused) || (changes && reason.refusal.code === "disk")) {
          throw reason;
        }
        this.#warn(reason.refusal);
        this.#stepBack(reason.refusal);
      }
    };
    this.queue.add({ changes, run });
  }

  #travel(name: "undo" | "redo", say: (what: string) => string): void {
    this.flush();
    let what: string | null = null;
    const request = async () => {
      const { dossier, place } = this.view;
      what = this.view[name];
      const view = await call(name, { dossier, place });
      // The fields show the dossier again, the one being typed included.
      this.#forget((draft) => !draft.dirty && draft.problem === null);
      return view;
    };
    this.#ask(true, changedField, request, () => (what === null ? "" : say(what)));
  }

  /** What is settled and no longer being typed is shown as the dossier has it. */
  #tidy(): void {
    this.#forget((draft) => !draft.dirty && draft.problem === null && draft.key !== this.#focused);
  }

  #forget(which: (draft: Draft) => boolean): void {
    for (const draft of [...this.drafts.values()].filter(which)) {
      clearTimeout(draft.timer);
      this.drafts.delete(draft.key);
    }
  }

  #warn(refusal: Refusal): void {
    this.alert = refusal;
    // What was done before would stand over what is to be read now.
    this.notice = "";
    this.landing = { on: "alert" };
  }

  /** A record or step that is gone leaves its task on screen. */
  #stepBack({ code }: Refusal): void {
    const { task, record, step } = this.view.place;
    if (code === "gone" && (record !== null || step !== null)) {
      this.go(placeOf(task), "alert");
    }
  }
}
