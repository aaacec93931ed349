import type { Finding, Subject, Verdict } from "../checks/finding";
import type { Issue } from "../kernel/issue";
import { isOff, sortedFindings } from "./assumptions-table";

/** What `--json` gives of a check. */
export interface AssumptionsReport {
  readonly tested: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly issues: readonly Issue[];
  readonly written: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

export function verdictCounts(findings: readonly Finding[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of sortedFindings(findings)) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

const MOST_SAID = 5;

/** How many were tested, with which verdicts, and the worst in words. */
export function sayAssumptions(findings: readonly Finding[]): string {
  const counts = Object.entries(verdictCounts(findings));
  const lines = [
    `${findings.length} assumptions were tested.`,
    counts.map(([verdict, n]) => `${verdict}: ${n}`).join(", "),
  ];
  const off = sortedFindings(findings).filter(isOff);
  if (off.length === 0) lines.push("None of them is shown to be wrong.");
  for (const finding of off.slice(0, MOST_SAID)) {
    lines.push("", `${finding.verdict}: ${finding.kind} of ${sayWhat(finding.subject)}`);
    lines.push(`  ${finding.evidence}`);
  }
  if (off.length > MOST_SAID)
    lines.push("", `${off.length - MOST_SAID} more on the sheet Assumptions.`);
  return lines.filter((line, i) => line !== "" || i > 1).join("\n");
}

function sayWhat({ material, supplier, product, step, resource }: Subject): string {
  if (material !== "") return supplier === "" ? material : `${material} from ${supplier}`;
  if (supplier !== "") return supplier;
  return product === "" ? resource : `${product}, step ${step} on ${resource}`;
}
