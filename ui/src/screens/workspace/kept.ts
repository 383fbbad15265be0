type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

const idOf = (value: unknown) => (isObject(value) && "id" in value ? value["id"] : undefined);

/**
 * A reply in which whatever is as it was before is the very same object: the page then redraws what changed, and
 * nothing else. The later reply is used up.
 */
export function kept<Reply>(before: unknown, after: Reply): Reply;
export function kept(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    return keptList(before, after);
  }
  if (!isObject(before) || !isObject(after) || Array.isArray(before) || Array.isArray(after)) {
    return after;
  }
  const names = Object.keys(after);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    after[name] = kept(before[name], after[name]);
    same &&= name in before && after[name] === before[name];
  }
  return same ? before : after;
}

/** The entries of a list are known by their identifiers, when they have some, or by their place. */
function keptList(before: unknown[], after: unknown[]): unknown[] {
  let same = before.length === after.length;
  let known: Map<unknown, unknown> | undefined;
  for (const [place, entry] of after.entries()) {
    const id = idOf(entry);
    let was = before[place];
    if (id !== undefined && idOf(was) !== id) {
      known ??= new Map(before.map((one) => [idOf(one), one]));
      was = known.get(id);
    }
    after[place] = kept(was, entry);
    same &&= after[place] === before[place];
  }
  return same ? before : after;
}
