import type { Issue } from "../kernel/issue";
import { MINUTE, isoFromMoment } from "../kernel/moment";
import { LATENESS, VARIANCE } from "../sheets/written-review";
import { type Effect, EFFECTS, type Effects } from "../variance/gap-cells";
import { type GapRow, gapLevels } from "../variance/gap-levels";
import { KPIS, type KpiBasis, type KpiName, kpiOf, oeeOf } from "../variance/kpis";
import { LATENESS_CAUSES } from "../variance/lateness-causes";
import type { OrderLateness } from "../variance/lateness";
import type { OutputGap } from "../variance/output-gap";
import { NOT_MEASURED } from "./not-measured";
import { sayRevenue } from "./revenue-said";
import { sayOrder } from "./run-report";
import { sayDuration, sayFullTime, sayNumber } from "./say-time";
import type { Review } from "./variance-table";

/** The result of a variance as `--json` prints it; names and order are a contract. */
export interface VarianceReport {
  /** ISO texts. */
  readonly window: { readonly from: string; readonly to: string };
  /** `afterwards`: none was committed. */
  readonly plan: { readonly kind: "committed" | "afterwards"; readonly version: number | null };
  /** Standard hours; gap is planned − actual, above 0 behind, and the effects sum to it. */
  readonly planned: number;
  readonly actual: number;
  readonly gap: number;
  readonly effects: Effects;
  readonly constraint: string | null;
  /** Of the orders that were to be finished in the window, or were: how many, how many late, and by how many hours together. */
  readonly lateness: { readonly orders: number; readonly late: number; readonly hours: number };
  /** Bookings whose product, step and resource no standard knows. */
  readonly withoutStandard: number;
  /** Standard cost of what was made and what it cost, with the stretch that was measured; null: not measured. */
  readonly money: {
    readonly from: string;
    readonly to: string;
    readonly flexed: number | null;
    readonly actual: number | null;
  };
  /** What was planned to be sold and what was, with the effects that sum to actual − planned, above 0 more; null: not measured. */
  readonly revenue: {
    readonly from: string;
    readonly to: string;
    readonly planned: number | null;
    readonly actual: number | null;
    readonly price: number | null;
    readonly volume: number | null;
    readonly mix: number | null;
  };
  /** Key figures by ISO 22400-2 as shares, of all resources that have any work and of each; null: nothing to divide by. */
  readonly kpis: {
    readonly total: KpiFigures;
    readonly resources: Readonly<Record<string, KpiFigures>>;
  };
  readonly issues: readonly Issue[];
  /** Names of the sheets that were written. */
  readonly written: readonly string[];
  /** Path of the workbook that was written; empty when none was. */
  readonly output: string;
  /** Seconds by step. */
  readonly seconds: Readonly<Record<string, number>>;
}

export function varianceReport(
  { gap, lateness, money, revenue, kpis }: Review,
  facts: Pick<VarianceReport, "issues" | "written" | "seconds">,
): VarianceReport {
  const total = gapLevels(gap)[0]!;
  return {
    window: { from: isoTime(gap.window.from), to: isoTime(gap.window.to) },
    plan: { kind: gap.plan.kind, version: gap.plan.version ?? null },
    planned: total.planned,
    actual: total.actual,
    gap: total.gap,
    effects: total.effects,
    constraint: gap.constraint ?? null,
    lateness: {
      orders: lateness.length,
      late: lateOnes(lateness).length,
      hours: lateOnes(lateness).reduce((sum, { late }) => sum + late, 0) / 60,
    },
    withoutStandard: gap.unmeasured.length,
    money: {
      from: isoTime(money.stretch.from),
      to: isoTime(money.stretch.to),
      flexed: money.lines[0]?.flexed ?? null,
      actual: money.lines[0]?.actual ?? null,
    },
    revenue: {
      from: isoTime(revenue.stretch.from),
      to: isoTime(revenue.stretch.to),
      planned: revenue.planned ?? null,
      actual: revenue.actual ?? null,
      price: revenue.effects?.price ?? null,
      volume: revenue.effects?.volume ?? null,
      mix: revenue.effects?.mix ?? null,
    },
    kpis: {
      total: kpiFigures([...kpis.values()].flat()),
      resources: Object.fromEntries(
        [...kpis].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => [name, kpiFigures(of)]),
      ),
    },
    issues: facts.issues,
    written: facts.written,
    output: "",
    seconds: facts.seconds,
  };
}

type KpiFigures = Readonly<Record<KpiName | "oee", number | null>>;

function kpiFigures(bases: readonly KpiBasis[]): KpiFigures {
  const names = Object.keys(KPIS) as KpiName[];
  const shares = names.map((name) => [name, kpiOf(name, bases) ?? null]);
  return { ...Object.fromEntries(shares), oee: oeeOf(bases) ?? null } as KpiFigures;
}

/** `2026-11-23T06:00:00`. */
function isoTime(moment: number): string {
  const text = isoFromMoment(moment).replace(" ", "T");
  return text.length === 16 ? `${text}:00` : text;
}

/** Causes that are named in the short result. */
const MOST_CAUSES = 5;

/** The gap and its largest causes in a few lines. */
export function sayVariance({ gap, lateness, revenue, kpis }: Review): string {
  const rows = gapLevels(gap);
  const total = rows[0]!;
  const causes = largest(total.effects).map((effect) => sayCause(effect, total, rows));
  const width = Math.max(0, ...causes.map(([label]) => label.length));
  return [
    sayTotal(gap, total),
    ...(gap.plan.kind === "afterwards"
      ? [
          "No plan was committed for this week: it is measured against a plan made afterwards from the orders open then, by the standards as they stand.",
        ]
      : []),
    "",
    ...causes.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
    ...sayLateness(lateness),
    ...sayRevenue(revenue),
    ...sayOee(kpiFigures([...kpis.values()].flat())),
    ...sayUnmeasured(gap),
  ].join("\n");
}

function sayTotal({ window }: OutputGap, { planned, actual, gap }: GapRow): string {
  const hours = (value: number) => sayNumber(value, 1);
  const behind =
    Math.abs(gap) < 0.05
      ? "as planned"
      : `${hours(Math.abs(gap))} h ${gap > 0 ? "behind" : "ahead of"} plan`;
  const span = `${sayFullTime(window.from)} to ${sayFullTime(window.to)}`;
  return `${span}: ${hours(actual)} standard hours made of ${hours(planned)} planned, ${behind}.`;
}

/** The effects that move most, whichever way. */
function largest(effects: Effects): Effect[] {
  return EFFECTS.filter((effect) => Math.abs(effects[effect]) >= 0.05)
    .sort((a, b) => Math.abs(effects[b]) - Math.abs(effects[a]))
    .slice(0, MOST_CAUSES);
}

function sayCause(
  effect: Effect,
  total: GapRow,
  rows: readonly GapRow[],
): readonly [string, string] {
  const hours = total.effects[effect];
  const said = `${sayNumber(Math.abs(hours), 1)} h ${hours > 0 ? "lost" : "won"}`;
  const worst = rows
    .filter(({ level }) => level === "Resource")
    .reduce<GapRow | undefined>(
      (most, row) =>
        row.effects[effect] * hours > (most ? most.effects[effect] * hours : 0) ? row : most,
      undefined,
    );
  const where = worst
    ? `, ${sayNumber(Math.abs(worst.effects[effect]), 1)} h of it on ${worst.name}`
    : "";
  return [VARIANCE.columns[effect].header, `${said}${where}`];
}

/** Late by more than a minute's rounding. */
const lateOnes = (lateness: readonly OrderLateness[]) => lateness.filter(({ late }) => late > 0);

function sayLateness(lateness: readonly OrderLateness[]): string[] {
  if (lateness.length === 0) return [];
  const late = lateOnes(lateness).sort((a, b) => b.late - a.late);
  const [worst] = late;
  const orders = `${lateness.length} ${lateness.length === 1 ? "order was" : "orders were"} to be finished, or finished`;
  if (!worst) return ["", `${orders}: none later than planned.`];
  const cause = LATENESS_CAUSES.reduce((a, b) => (worst.causes[b] > worst.causes[a] ? b : a));
  const said = LATENESS.columns[cause].header.toLowerCase();
  const days = sayDuration(worst.late * MINUTE);
  return [
    "",
    `${orders}: ${late.length} later than planned, the latest ${sayOrder(worst)} by ${days}, most of it ${said}.`,
  ];
}

function sayOee({ oee, availability, effectiveness, quality }: KpiFigures): string[] {
  if (availability === null || effectiveness === null) return [];
  const share = (value: number | null) =>
    value === null ? NOT_MEASURED : `${sayNumber(100 * value, 1)} %`;
  return [
    "",
    `OEE ${share(oee)}: availability ${share(availability)}, performance ${share(effectiveness)}, quality ${share(quality)}.`,
  ];
}

function sayUnmeasured({ unmeasured }: OutputGap): string[] {
  if (unmeasured.length === 0) return [];
  const jobs = `${unmeasured.length} ${unmeasured.length === 1 ? "job" : "jobs"}`;
  return [
    "",
    `${jobs} have no standard, so that nothing says what they are worth; they count as 0.`,
  ];
}
