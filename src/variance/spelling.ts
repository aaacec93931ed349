import { comparableKey } from "../kernel/names";

/** Spells a name as it was first spelled. */
export function firstSpelling(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const key = comparableKey(name);
    const first = known.get(key);
    if (first === undefined) known.set(key, name);
    return first ?? name;
  };
}
