import { openParts } from "./open-parts";

/** Names of the parts of the first package that the second does not have byte for byte. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [a, b] = [openParts(before).bytes, openParts(after).bytes];
  return [...a].flatMap(([name, bytes]) => {
    const other = b.get(name);
    return other && Buffer.compare(bytes, other) === 0 ? [] : [name];
  });
}
