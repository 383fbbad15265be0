import type { ArrangedGroup, ArrangedItem, Arrangement, RegisterName } from "../../../bindings/wire";
import { arranged as text } from "../../../text/arranged";
import type { Dossier } from "../dossier.svelte";
import { registerPlace } from "../places";

/** Where a record stands: its group, and its place there. */
type Standing = { group: ArrangedGroup; place: number; item: ArrangedItem };

/** The name of a group among all: what it holds, and what they have in common. */
export function keyOf(group: ArrangedGroup): string {
  return `${group.register}/${group.id}`;
}

/** Every group that holds records of this register, in the order shown. */
export function groupsOf(arrangement: Arrangement, register: RegisterName): ArrangedGroup[] {
  const all = arrangement.groups.flatMap((group) => [
    group,
    ...group.items.flatMap(({ inner }) => (inner === null ? [] : [inner])),
  ]);
  return all.filter((group) => group.register === register);
}

/** Where a record stands. */
function find(groups: ArrangedGroup[], id: string): Standing | null {
  for (const group of groups) {
    const place = group.items.findIndex((item) => item.id === id);
    const item = group.items[place];
    if (item !== undefined) {
      return { group, place, item };
    }
  }
  return null;
}

/** Whether the order of the records of a group is theirs to choose: in the boxes it is by axis and theme. */
export function isOrdered(arrangement: Arrangement): boolean {
  return arrangement.layout !== "board";
}

/** Moves a record to a group, before another or last, unless it is there already. */
export function move(
  dossier: Dossier,
  arrangement: Arrangement,
  register: RegisterName,
  id: string,
  to: { key: string; before: string | null },
): void {
  const groups = groupsOf(arrangement, register);
  const group = groups.find((group) => keyOf(group) === to.key);
  const here = find(groups, id);
  if (group === undefined || here === null) {
    return;
  }
  const before = isOrdered(arrangement) ? to.before : null;
  const follower = here.group.items[here.place + 1]?.id ?? null;
  if (group === here.group && (before === follower || before === id || !isOrdered(arrangement))) {
    return;
  }
  const { field, value } = group;
  dossier.make(
    { edit: "regroup", register, record: id, field, value, before },
    { item: id },
    text.moved(here.item.title, group.title),
  );
}

/** Moves a record by a step: past its neighbour, or over into the next group. */
export function step(
  dossier: Dossier,
  arrangement: Arrangement,
  register: RegisterName,
  id: string,
  by: -1 | 1,
): void {
  const groups = groupsOf(arrangement, register);
  const here = find(groups, id);
  if (here === null) {
    return;
  }
  const { group, place } = here;
  const neighbour = group.items[place + by];
  if (isOrdered(arrangement) && neighbour !== undefined) {
    const before = by < 0 ? neighbour.id : (group.items[place + 2]?.id ?? null);
    move(dossier, arrangement, register, id, { key: keyOf(group), before });
    return;
  }
  cross(dossier, arrangement, register, id, by, by < 0 ? "last" : "first");
}

/** Moves a record to the group before (-1) or after (+1) its own, at its end unless told otherwise. */
export function cross(
  dossier: Dossier,
  arrangement: Arrangement,
  register: RegisterName,
  id: string,
  by: -1 | 1,
  at: "first" | "last" = "last",
): void {
  const groups = groupsOf(arrangement, register);
  const here = find(groups, id);
  const next = here && groups[groups.indexOf(here.group) + by];
  if (next) {
    const before = at === "first" ? (next.items[0]?.id ?? null) : null;
    move(dossier, arrangement, register, id, { key: keyOf(next), before });
  }
}

/** Whether a record can be moved by a step. */
export function canStep(arrangement: Arrangement, group: ArrangedGroup, id: string, by: -1 | 1): boolean {
  const groups = groupsOf(arrangement, group.register);
  const place = group.items.findIndex((item) => item.id === id) + by;
  const inside = isOrdered(arrangement) && place >= 0 && place < group.items.length;
  return inside || (isOrdered(arrangement) && groups[groups.indexOf(group) + by] !== undefined);
}

/** Opens the sheet of a record. */
export function open(dossier: Dossier, register: RegisterName, record: string): void {
  dossier.go(registerPlace(register, { record }), "record");
}
