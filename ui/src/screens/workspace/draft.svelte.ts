import type { Bound, Edit, Place, RegisterName } from "../../bindings/wire";

/**
 * What a field belongs to: a template, whose answer may be kept by a field of a register, or a record of
 * a register.
 */
export type Owner = { template: string; of?: Bound } | { register: RegisterName; record: string };

/** What was typed in a field and is not, or not yet, in the dossier. */
export class Draft {
  readonly key: string;
  value = $state.raw<unknown>();
  /** Why the application refused it. */
  problem = $state<string | null>(null);
  timer: ReturnType<typeof setTimeout> | undefined;

  readonly field: string;
  /** Where the field is shown. */
  readonly place: Place;

  #owner: Owner;
  /** How many times it was typed in, and which of these were last sent and last read. */
  #typed = $state(0);
  #sent = $state(0);
  #read = $state(0);

  constructor(owner: Owner, field: string, place: Place) {
    this.key = keyOf(owner, field);
    this.#owner = owner;
    this.field = field;
    this.place = place;
  }

  /** Whether the application has not read it yet. */
  get dirty(): boolean {
    return this.#typed > this.#read;
  }

  /** Whether it was not even sent. */
  get unsent(): boolean {
    return this.#typed > this.#sent;
  }

  type(value: unknown): void {
    this.value = value;
    this.problem = null;
    this.#typed += 1;
  }

  /** Its edit, and what to call once the application has read it. */
  send(): { edit: Edit; read: () => void } {
    const sent = this.#typed;
    this.#sent = sent;
    const value = this.value;
    return { edit: editOf(this.#owner, this.field, value), read: () => (this.#read = sent) };
  }
}

/** The edit that puts a value where it is kept. */
function editOf(owner: Owner, field: string, value: unknown): Edit {
  if (!("template" in owner)) {
    return { edit: "field", ...owner, field, value };
  }
  const { template, of } = owner;
  return of === undefined
    ? { edit: "answer", template, field, value }
    : { edit: "field", register: of.register, record: of.record, field: of.field, value };
}

/** Names a field among all those of the dossier; a bound one by its question, where it is shown. */
export function keyOf(owner: Owner, field: string): string {
  return "template" in owner
    ? `answer/${owner.template}/${field}`
    : `${owner.register}/${owner.record}/${field}`;
}
