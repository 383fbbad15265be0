import type { ArrangedGroup, ArrangedItem, Arrangement, RegisterName } from "../../../bindings/wire";
import { arranged as text } from "../../../text/arranged";
import type { Dossier } from "../dossier.svelte";
import { registerPlace } from "../places";

/** A record, and the group where it stands. */
type Standing = { group: ArrangedGroup; item: ArrangedItem };

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
    const item = group.items.find((item) => item.id === id);
    if (item !== undefined) {
      return { group, item };
    }
  }
  return null;
}

/** Those of a group among which the place of a record is chosen: in a box, those of its axis. */
function siblings(group: ArrangedGroup, { family }: ArrangedItem): ArrangedItem[] {
  return group.items.filter((other) => other.family === family);
}

/** What a record precedes, among its own, where it is put before this one; nothing when it is then the last. */
function follower(group: ArrangedGroup, item: ArrangedItem, before: string | null): string | null {
  const own = siblings(group, item).filter(({ id }) => id !== item.id);
  const place = (id: string) => group.items.findIndex((other) => other.id === id);
  return before === null ? null : (own.find(({ id }) => place(id) >= place(before))?.id ?? null);
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
  if (group === here.group && to.before === id) {
    return;
  }
  const before = follower(group, here.item, to.before);
  const own = siblings(group, here.item);
  const next = own[own.findIndex((other) => other.id === id) + 1]?.id ?? null;
  if (group === here.group && before === next) {
    return;
  }
  const { field, value } = group;
  dossier.make(
    { edit: "regroup", register, record: id, field, value, before },
    { item: id },
    text.moved(here.item.title, group.title),
  );
}

/** Moves a record by a step: past its neighbour, or over into the next group; a box is not left by steps. */
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
  const { group, item } = here;
  const own = siblings(group, item);
  const place = own.indexOf(item);
  const neighbour = own[place + by];
  if (neighbour !== undefined) {
    const before = by < 0 ? neighbour.id : (own[place + 2]?.id ?? null);
    move(dossier, arrangement, register, id, { key: keyOf(group), before });
    return;
  }
  if (arrangement.layout === "board") {
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
export function canStep(
  arrangement: Arrangement,
  group: ArrangedGroup,
  item: ArrangedItem,
  by: -1 | 1,
): boolean {
  const own = siblings(group, item);
  const groups = groupsOf(arrangement, group.register);
  const beyond = arrangement.layout === "board" ? undefined : groups[groups.indexOf(group) + by];
  return own[own.indexOf(item) + by] !== undefined || beyond !== undefined;
}

/** Adds a record in a group; its name is typed where it then stands. */
export function addIn(dossier: Dossier, group: ArrangedGroup): void {
  const { register, field, value } = group;
  const known = new Set(group.items.map(({ id }) => id));
  dossier.make({ edit: "add", register, fields: { [field]: value } }, (_, { screen }) => {
    const arrangement = screen.screen === "register" ? screen.view.arrangement : null;
    const own = arrangement && groupsOf(arrangement, register).find((other) => keyOf(other) === keyOf(group));
    const added = own?.items.find(({ id }) => !known.has(id))?.id;
    if (added === undefined) {
      return "stay";
    }
    dossier.naming = added;
    return { item: added };
  });
}

/** Opens the sheet of a record. */
export function open(dossier: Dossier, register: RegisterName, record: string): void {
  dossier.go(registerPlace(register, { record }), "record");
}
