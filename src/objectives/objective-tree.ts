import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";

type ObjectiveRow = InputRow<"Objectives">;

/** By comparable key, the parent's; those in a circle have none. */
export type Parents = ReadonlyMap<string, string>;

/** The parents of all objectives; every circle is told once, its members in the order of the sheet. */
export function parentsOf(
  list: readonly ObjectiveRow[],
  tellCircle: (circle: readonly ObjectiveRow[]) => void,
): Parents {
  const known = new Set(list.map(({ objective }) => comparableKey(objective)));
  const parents = new Map<string, string>();
  for (const { objective, parent } of list) {
    const key = parent === undefined ? "" : comparableKey(parent);
    if (known.has(key)) parents.set(comparableKey(objective), key);
  }
  const inCircle = new Set<string>();
  for (const { objective } of list) {
    const circle = circleOf(comparableKey(objective), parents);
    if (circle.length === 0 || inCircle.has(circle[0]!)) continue;
    for (const key of circle) inCircle.add(key);
    tellCircle(list.filter((row) => circle.includes(comparableKey(row.objective))));
  }
  for (const key of inCircle) parents.delete(key);
  return parents;
}

/** The circle that a key is part of; empty: none. */
function circleOf(key: string, parents: Parents): string[] {
  const way = [key];
  for (let next = parents.get(key); next !== undefined; next = parents.get(next)) {
    if (next === key) return way;
    if (way.includes(next)) return [];
    way.push(next);
  }
  return [];
}

export function partsOf(
  list: readonly ObjectiveRow[],
  parents: Parents,
  key: string,
): ObjectiveRow[] {
  return list.filter(({ objective }) => parents.get(comparableKey(objective)) === key);
}

/** Its own key, and those of all that it is made of. */
export function familyOf(
  list: readonly ObjectiveRow[],
  parents: Parents,
  key: string,
): ReadonlySet<string> {
  const family = new Set([key]);
  const add = (of: string) => {
    for (const { objective } of partsOf(list, parents, of)) {
      const part = comparableKey(objective);
      family.add(part);
      add(part);
    }
  };
  add(key);
  return family;
}
