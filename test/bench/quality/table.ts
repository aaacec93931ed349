import type { CaseResult, Results, RunResult } from "./results";

/** What a group's values are held against; the first that all its cases have. */
interface Yardstick {
  readonly name: string;
  /** Undefined: the case has none. */
  readonly of: (one: CaseResult) => number | null | undefined;
}

const BEST_KNOWN: Yardstick = { name: "best known", of: (one) => one.known?.ub };
const BOUND: Yardstick = {
  name: "bound",
  of: (one) =>
    one.goal === "Throughput"
      ? Math.max(one.known?.lb ?? 0, ...one.runs.map(({ bound }) => bound))
      : undefined,
};
const ATCS: Yardstick = { name: "ATCS", of: (one) => one.dispatch.atcs };
const DISPATCHING: Yardstick = { name: "dispatching", of: (one) => one.dispatch.value };

const YARDSTICKS = [BEST_KNOWN, BOUND, ATCS, DISPATCHING];

/**
 * The results as a Markdown table by group. Makespans: mean of the cases' distances from the
 * yardstick; tardiness: distance of the sums, since a single best value may be 0.
 */
export function tableOf(results: Results): string {
  const groups = [...new Set(results.cases.map(({ group }) => group))];
  const marks = marksOf(results.cases);
  const head = [
    "group",
    "cases × seeds",
    "operations",
    "against",
    "late by dispatching",
    "dispatching",
    ...marks.map((seconds) => `${seconds} s`),
    "reached",
    "bound below",
    "steps a second",
    "first after",
    "peak MB",
    "valid",
  ];
  const rows = groups.map((group) =>
    rowOf(
      group,
      results.cases.filter((one) => one.group === group && one.runs.length > 0),
      marks,
    ),
  );
  const clock = results.clock === "cpu" ? "user CPU time" : "the clock";
  return [
    `${results.machine}, Node ${results.node}, ${results.date}; seconds of ${clock}, one thread.`,
    "",
    ...aligned([head, ...rows.flatMap((row) => (row ? [row] : []))]),
  ].join("\n");
}

/** Lines of a Markdown table, as the formatter of documents would have them; the first row is the head. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, k) => Math.max(3, ...rows.map((row) => row[k]!.length)));
  const isText = (k: number) => k === 0 || rows[0]![k] === "against";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const [head, ...body] = rows.map((row) =>
    line(row.map((cell, k) => (isText(k) ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!)))),
  );
  const rule = widths.map((width, k) =>
    isText(k) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [head!, line(rule), ...body];
}

function rowOf(group: string, cases: readonly CaseResult[], marks: readonly number[]) {
  if (cases.length === 0) return undefined;
  const yardstick = YARDSTICKS.find(({ of }) => cases.every((one) => typeof of(one) === "number"))!;
  const runs = cases.flatMap((one) => one.runs);
  const operations = cases.map((one) => one.operations);
  const at = (seconds: number) =>
    distance(cases, yardstick, (one) => meanOfAll(one.runs.map((run) => valueAt(run, seconds))));
  return [
    group,
    `${cases.length} × ${Math.max(...cases.map((one) => one.runs.length))}`,
    spread(Math.min(...operations), Math.max(...operations)),
    yardstick.name,
    cases[0]!.goal === "Throughput" ? "" : share(meanOf(cases.map((c) => c.dispatch.lateShare))),
    percent(distance(cases, yardstick, (one) => one.dispatch.value)),
    ...marks.map((seconds) => percent(at(seconds))),
    reached(cases, yardstick),
    percent(distance(cases, yardstick, (one) => meanOf(one.runs.map(({ bound }) => bound)))),
    whole(meanOf(runs.map(stepsASecond))),
    `${Math.max(...runs.map(({ firstSeconds }) => firstSeconds)).toFixed(1)} s`,
    whole(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes))),
    validity(runs),
  ];
}

/** Relative distance from the yardstick; undefined where some case has no value. */
function distance(
  cases: readonly CaseResult[],
  yardstick: Yardstick,
  valueOf: (one: CaseResult) => number | undefined,
): number | undefined {
  const pairs = cases.map((one) => [valueOf(one), yardstick.of(one)!] as const);
  if (pairs.some(([value]) => value === undefined)) return undefined;
  if (cases[0]!.goal === "Throughput") return meanOf(pairs.map(([value, of]) => value! / of - 1));
  const [sum, ofAll] = [0, 1].map((k) => pairs.reduce((s, pair) => s + pair[k]!, 0));
  return ofAll! > 0 ? sum! / ofAll! - 1 : undefined;
}

/** Of all runs so many ended at the yardstick or below it; only said of what is best known. */
function reached(cases: readonly CaseResult[], yardstick: Yardstick): string {
  if (yardstick !== BEST_KNOWN) return "";
  const ends = cases.flatMap((one) =>
    one.runs.map((run) => (run.marks.at(-1)!.value ?? Infinity) <= one.known!.ub! + 1e-6),
  );
  return `${ends.filter(Boolean).length} of ${ends.length}`;
}

function valueAt({ marks }: RunResult, seconds: number): number | undefined {
  return marks.find((mark) => mark.seconds === seconds)?.value ?? undefined;
}

function stepsASecond({ marks, cpuSeconds }: RunResult): number {
  return cpuSeconds > 0 ? marks.at(-1)!.steps / cpuSeconds : 0;
}

function validity(runs: readonly RunResult[]): string {
  const bad = runs.filter(({ fault }) => fault !== null).length;
  const left = runs.filter(({ unscheduled }) => unscheduled > 0).length;
  return bad + left === 0 ? "yes" : `${bad} not, ${left} left orders out`;
}

function marksOf(cases: readonly CaseResult[]): number[] {
  const all = cases.flatMap(({ runs }) => runs.flatMap((r) => r.marks.map((m) => m.seconds)));
  return [...new Set(all)].sort((a, b) => a - b);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Undefined where one of them is. */
function meanOfAll(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? meanOf(known) : undefined;
}

const percent = (share: number | undefined) =>
  share === undefined ? "" : `${share > 0 ? "+" : ""}${(100 * share).toFixed(2)} %`;
const share = (part: number) => `${(100 * part).toFixed(0)} %`;
const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const spread = (low: number, high: number) =>
  low === high ? whole(low) : `${whole(low)} to ${whole(high)}`;
