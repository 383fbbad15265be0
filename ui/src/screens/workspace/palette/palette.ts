import type { WordsHit, Workspace } from "../../../bindings/wire";
import { plain } from "../../../fields/plain";
import { palette as text } from "../../../text/palette";

export type CommandName = keyof typeof text.commands;

/** What the palette proposes: a place of the dossier, a command, or a passage that holds the words. */
export type Proposal = { id: string; label: string; nature: string; testid: string } & (
  { task: Workspace["tasks"][number]["name"] } | { command: CommandName } | { hit: WordsHit }
);

/** How many passages are proposed beside places and commands. */
const PASSAGES = 8;

/** The commands that can be done now. */
function commands(view: Workspace): CommandName[] {
  const all = Object.keys(text.commands) as CommandName[];
  return all.filter((name) => (name !== "undo" && name !== "redo") || view[name] !== null);
}

/** What answers the words typed: all places and commands when nothing is. */
export function proposals(view: Workspace, typed: string, hits: WordsHit[]): Proposal[] {
  const words = plain(typed);
  const places: Proposal[] = view.tasks.map((task) => ({
    id: `task-${task.name}`,
    label: task.title,
    nature: text.place,
    testid: `aller-${task.name}`,
    task: task.name,
  }));
  const orders: Proposal[] = commands(view).map((command) => ({
    id: `command-${command}`,
    label: text.commands[command],
    nature: text.command,
    testid: `commande-${command}`,
    command,
  }));
  const passages: Proposal[] = hits.slice(0, PASSAGES).map((hit, place) => ({
    id: `hit-${place}`,
    label: `${hit.heading}\u202f: ${hit.before}${hit.words}${hit.after}`,
    nature: text.passage,
    testid: `passage-${place}`,
    hit,
  }));
  return [...[...places, ...orders].filter(({ label }) => plain(label).includes(words)), ...passages];
}
