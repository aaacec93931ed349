import type { PackageParts } from "./package-parts";
import { readRelationships, relationshipsPart } from "./relationships";

/** Names (lower case) of all parts that relationships lead to, with their relationship parts. */
export function reachableParts(parts: PackageParts): Set<string> {
  const reached = new Set<string>();
  const waiting = [""];
  for (let owner = waiting.pop(); owner !== undefined; owner = waiting.pop()) {
    const own = relationshipsPart(owner);
    if (parts.has(own)) reached.add(own.toLowerCase());
    for (const { target, external } of readRelationships(parts, owner)) {
      const key = target.toLowerCase();
      if (external || reached.has(key) || !parts.has(target)) continue;
      reached.add(key);
      waiting.push(target);
    }
  }
  return reached;
}
