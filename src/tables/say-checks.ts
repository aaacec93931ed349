import { capitalised, uncapitalised } from "../kernel/first-letter";
import type { Finding, Verdict } from "../checks/finding";

/** How a verdict follows the name of what was tested: of one thing, of several. */
const SAID: Readonly<Record<Verdict, readonly [one: string, several: string]>> = {
  "Too tight": [" too tight", " too tight"],
  "Not achieved": [" not achieved", " not achieved"],
  "Too loose": [" too loose", " too loose"],
  Stale: [" out of date", " out of date"],
  Holds: [" holds", " hold"],
  Realistic: [" realistic", " realistic"],
  Optimistic: [" too optimistic", " too optimistic"],
  Padded: [" padded", " padded"],
  Unproven: [": not enough data", ": not enough data"],
  Measured: [" measured", " measured"],
  "Copied, not measured": [": copied, not measured", ": copied, not measured"],
  "Too coarse": [": booked too coarsely", ": booked too coarsely"],
  Overloaded: [" overloaded", " overloaded"],
  Idle: [" idle", " idle"],
  Balanced: [" balanced", " balanced"],
};

/** What a finding is called beside others of its row: `Rate`, where they differ `Rate on Saw 2`. */
export type NameOf = (finding: Finding) => string;

/** `Rate too tight; setup and yield hold`: the findings of one row in their order, alike ones together. */
export function sayChecks(findings: readonly Finding[], nameOf: NameOf): string {
  const byVerdict = new Map<Verdict, Finding[]>();
  for (const finding of findings)
    byVerdict.set(finding.verdict, [...(byVerdict.get(finding.verdict) ?? []), finding]);
  const parts = [...byVerdict].map(([verdict, alike]) => {
    const names = [...new Set(alike.map(nameOf))];
    const [one, several] = SAID[verdict];
    return `${listed(names)}${names.length > 1 ? several : one}${needed(verdict, alike)}`;
  });
  return capitalised(parts.join("; "));
}

/** More than these nobody will wait for. */
const MOST_TOLD = 99;

/** How many more would decide what is not decided; nothing where one of them cannot be, or not soon. */
function needed(verdict: Verdict, alike: readonly Finding[]): string {
  if (verdict !== "Unproven") return "";
  const numbers = alike.map(({ more }) => more ?? Infinity);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (most > MOST_TOLD) return "";
  const [one, many] = COUNTED[alike[0]!.kind] ?? ["job", "jobs"];
  const range = least === most ? `${most}` : `${least} to ${most}`;
  return `, ${range} more ${most === 1 ? one : many}`;
}

const COUNTED: Partial<Record<Finding["kind"], readonly [string, string]>> = {
  "Lead time": ["receipt", "receipts"],
  Uptime: ["working week", "working weeks"],
};

/** Names of kinds in lower case: they stand inside a sentence. */
function listed(names: readonly string[]): string {
  const lower = names.map(uncapitalised);
  const last = lower.pop()!;
  return lower.length === 0 ? last : `${lower.join(", ")} and ${last}`;
}

/**
 * Names by kind; with the resource, or for lead times the supplier, where these are judged
 * differently within the row.
 */
export function namesFor(findings: readonly Finding[]): NameOf {
  const parted = new Set<string>();
  const byKind = new Map<string, Finding>();
  for (const finding of findings) {
    const first = byKind.get(finding.kind);
    if (!first) byKind.set(finding.kind, finding);
    else if (first.verdict !== finding.verdict) parted.add(finding.kind);
  }
  return (finding) => (parted.has(finding.kind) ? wholeName(finding) : finding.kind);
}

/** `Rate on Saw 2`, `Lead time from Acme`. */
export function wholeName({ kind, subject }: Finding): string {
  if (kind === "Lead time")
    return subject.supplier === "" ? kind : `${kind} from ${subject.supplier}`;
  return subject.resource === "" ? kind : `${kind} on ${subject.resource}`;
}
