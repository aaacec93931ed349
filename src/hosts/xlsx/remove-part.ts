import { forgetContentType } from "./content-types";
import type { PackageParts } from "./package-parts";
import { reachableParts } from "./reachable-parts";
import { relationshipsPart } from "./relationships";

/** Takes away the parts that were reachable `before` and to which nothing leads any more. */
export function removeUnreached(parts: PackageParts, before: ReadonlySet<string>): void {
  const after = reachableParts(parts);
  for (const name of before) {
    if (after.has(name)) continue;
    parts.remove(name);
    parts.remove(relationshipsPart(name));
    forgetContentType(parts, name);
  }
}
