import type { Place, RegisterName, RegisterView, Screen, TaskName } from "../../bindings/wire";

/** A place of the dossier: what is not named stays closed. */
export function placeOf(task: TaskName, more: Partial<Omit<Place, "task">> = {}): Place {
  return { task, register: null, record: null, template: null, step: null, only: null, ...more };
}

/** The task in which each register is filled. Total: a new register does not compile without its place. */
const homes: Record<RegisterName, TaskName> = {
  territory: "territory",
  epcis: "territory",
  communes: "territory",
  maps: "territory",
  frameworks: "territory",
  observations: "diagnostic",
  stakes: "diagnostic",
  actors: "mobilisation",
  events: "mobilisation",
  contributions: "mobilisation",
  orientations: "orientations",
  objectives: "orientations",
  indicators: "orientations",
  measures: "orientations",
  actions: "actions",
  milestones: "actions",
  costs: "actions",
  funding: "actions",
  funders: "funding",
  bodies: "governance",
  members: "governance",
  meetings: "governance",
  decisions: "governance",
  signatories: "governance",
  contract: "contract",
  articles: "contract",
  attachments: "documents",
  waivers: "findings",
  remarks: "findings",
  references: "lists",
  templates: "toolbox",
};

/** The registers whose records are lines of another's sheet. */
const owners: Partial<Record<RegisterName, RegisterName>> = {
  objectives: "orientations",
  measures: "indicators",
  milestones: "actions",
  costs: "actions",
  funding: "actions",
  members: "bodies",
  decisions: "meetings",
};

/** Where a register is shown; a line is shown in the sheet of its owner, which the record then names. */
export function registerPlace(register: RegisterName, more: { record?: string; only?: string } = {}): Place {
  return placeOf(homes[register], { register: owners[register] ?? register, ...more });
}

/** Whether a record of this register has a sheet of its own, that its identifier opens. */
export function hasSheet(register: RegisterName): boolean {
  return owners[register] === undefined;
}

/** Whether a register is shown sheet by sheet: neither as a table, nor drawn, nor in groups. */
export function isListed(view: RegisterView): boolean {
  const { grid, drawing, arrangement, panel, trends } = view;
  return [grid, drawing, arrangement, panel].every((way) => way === null) && trends.length === 0;
}

/** Whether there is help beside what is shown: a sheet or a step, not a table or a drawing. */
export function hasHelp(screen: Screen): boolean {
  return screen.screen === "register"
    ? isListed(screen.view)
    : screen.screen === "canvas" && screen.canvas.shown.length > 0;
}

/** Whether a word names a register. */
export function isRegister(word: string): word is RegisterName {
  return word in homes;
}
