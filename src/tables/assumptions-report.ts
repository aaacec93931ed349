import type { Finding, Verdict } from "../checks/finding";
import type { Issue } from "../kernel/issue";
import { isOff, sortedFindings } from "./assumptions-table";
import type { PlanEffect } from "./plan-figures";
import type { Reality } from "./reality";
import { sayAssumption } from "./say-assumption";
import { helping, sayLateDays, sayReality } from "./say-reality";

/** What `--json` gives of a check. */
export interface AssumptionsReport {
  readonly tested: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** What correcting the plan does to it; undefined where nothing is off, or there is no plan. */
  readonly reality: RealityReport | undefined;
  readonly issues: readonly Issue[];
  readonly written: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

export interface RealityReport {
  readonly corrections: number;
  readonly asAssumed: PlanInShort;
  readonly asRealitySays: PlanInShort;
  /** Corrections that were rescheduled singly, the largest effect first. */
  readonly singly: readonly (PlanEffect & Pick<Finding, "kind" | "subject" | "verdict">)[];
  /** What one shift more would do, what saves most first; only beyond noise. */
  readonly shifts: readonly { readonly resource: string; readonly lateDaysSaved: number }[];
  /** Moves of work or people from where it is too much to where it is little; likewise. */
  readonly moves: readonly {
    readonly kind: "work" | "head";
    readonly from: string;
    readonly to: string;
    readonly lateDaysSaved: number;
  }[];
}

interface PlanInShort {
  readonly lateOrders: number;
  readonly lateDays: number;
  readonly unitsOnTime: number;
}

export function realityReport(reality: Reality): RealityReport {
  const inShort = ({ lateOrders, lateDays, unitsOnTime }: Reality["before"]) => ({
    lateOrders,
    lateDays,
    unitsOnTime,
  });
  const singly = [...reality.effects].map(([{ kind, subject, verdict }, effect]) => ({
    ...effect,
    kind,
    subject,
    verdict,
  }));
  singly.sort((a, b) => weight(b) - weight(a));
  return {
    corrections: reality.corrections,
    asAssumed: inShort(reality.before),
    asRealitySays: inShort(reality.after),
    singly,
    shifts: helping(reality.shifts).map(({ resource, effect }) => ({
      resource,
      lateDaysSaved: -effect.lateDays,
    })),
    moves: helping(reality.moves).map(({ kind, from, to, effect }) => ({
      kind,
      from,
      to,
      lateDaysSaved: -effect.lateDays,
    })),
  };
}

const weight = ({ withinNoise, lateDays }: PlanEffect) => (withinNoise ? 0 : Math.abs(lateDays));

export function verdictCounts(findings: readonly Finding[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of sortedFindings(findings)) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

const MOST_SAID = 5;

/** How many were tested, with which verdicts, and the worst in words. */
export function sayAssumptions(findings: readonly Finding[], reality?: Reality): string {
  const counts = Object.entries(verdictCounts(findings));
  const lines = [
    `${findings.length} assumptions were tested.`,
    counts.map(([verdict, n]) => `${verdict}: ${n}`).join(", "),
  ];
  if (reality) lines.push(...sayReality(reality));
  const off = sortedFindings(findings, reality).filter(isOff);
  if (off.length === 0) lines.push("None of them is shown to be wrong.");
  for (const finding of off.slice(0, MOST_SAID)) {
    lines.push("", `${finding.verdict}: ${sayAssumption(finding)}`);
    lines.push(`  ${finding.evidence}`);
    const effect = reality?.effects.get(finding);
    if (effect) lines.push(`  Planned as it really is: ${sayLateDays(effect)}.`);
  }
  if (off.length > MOST_SAID)
    lines.push("", `${off.length - MOST_SAID} more on the sheet Assumptions.`);
  return lines.filter((line, i) => line !== "" || i > 1).join("\n");
}
