/** Headings, Load and Targets: figures on sheets that must follow from the schedule. */
import { DAY } from "../support/plain-book";
import { type Table, type ValueRow } from "../support/read-book";
import { numberOf, textOf } from "./cell-meaning";
import { type Fault, type Operation, type OperationTime } from "./operations";
import { type Shop } from "./shop";
import { partsBetween } from "./working-time";
import { sameHeading, WRITTEN } from "./written-headings";

export function judgeHeadings(sheet: string, table: Table | undefined): Fault[] {
  const wanted = WRITTEN[sheet] ?? [];
  if (table === undefined) return [{ rule: "headings", text: `${sheet} is not there` }];
  const found = table.headings.slice(0, wanted.length);
  const same =
    found.length === wanted.length &&
    found.every((heading, at) => sameHeading(heading, wanted[at] ?? ""));
  if (same) return [];
  return [
    { rule: "headings", text: `${sheet}: ${found.join(", ")}\n  instead of ${wanted.join(", ")}` },
  ];
}

/** Hours of work from the plan's start on, by resource and pool; a pool's hours are those of its people. */
function hoursOf(
  shop: Shop,
  operations: readonly Operation[],
  time: OperationTime,
): Map<string, [number, number]> {
  const hours = new Map<string, [number, number]>();
  const add = (name: string, setup: number, run: number): void => {
    const [s, r] = hours.get(name) ?? [0, 0];
    hours.set(name, [s + setup / 3600, r + run / 3600]);
  };
  const length = (parts: readonly { from: number; to: number }[]): number =>
    parts.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const operation of operations) {
    if (operation.status === "Done") continue;
    const { start, runStart, end, mode, resource } = operation;
    const from = (moment: number): number => Math.max(moment, shop.planStart);
    const setup = length(partsBetween(time.setup(operation), from(start), from(runStart)));
    const run = length(partsBetween(time.run(operation), from(runStart), from(end)));
    add(resource.name, setup, run);
    for (const { name, amount } of mode.also) add(name, setup * amount, run * amount);
    const during = mode.setupLabour ?? mode.labour;
    if (during) add(during.name, setup * during.amount, 0);
    if (mode.labour) add(mode.labour.name, 0, run * mode.labour.amount);
  }
  return hours;
}

export function judgeLoad(
  shop: Shop,
  operations: readonly Operation[],
  time: OperationTime,
  load: readonly ValueRow[],
): Fault[] {
  const faults: Fault[] = [];
  const written = new Map<string, [number, number]>();
  for (const row of load) {
    const name = textOf(row["Resource"]);
    const [setup, run] = written.get(name) ?? [0, 0];
    const own = [numberOf(row["Setup h"]) ?? 0, numberOf(row["Run h"]) ?? 0] as const;
    written.set(name, [setup + own[0], run + own[1]]);
    const available = numberOf(row["Available h"]) ?? 0;
    const share = numberOf(row["Load %"]);
    if (available > 0 && share !== undefined) {
      const exact = (own[0] + own[1]) / available;
      if (Math.abs(share - exact) > 0.006 * Math.max(1, exact)) {
        faults.push({ rule: "load", text: `${name}: Load % ${share}, ${exact} by its hours` });
      }
    }
  }
  for (const [name, [setup, run]] of hoursOf(shop, operations, time)) {
    const [s, r] = written.get(name) ?? [0, 0];
    const slack = 0.011 * Math.max(4, Math.sqrt(load.length));
    if (Math.abs(s - setup) > slack || Math.abs(r - run) > slack) {
      faults.push({
        rule: "load",
        text: `${name}: Load has ${s.toFixed(3)} + ${r.toFixed(3)} h, the schedule ${setup.toFixed(3)} + ${run.toFixed(3)} h`,
      });
    }
  }
  return faults;
}

/** Targets of operations that lie within the target days add up to their quantity. */
export function judgeTargets(
  shop: Shop,
  operations: readonly Operation[],
  targets: readonly ValueRow[],
): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "targets", text });
  const until = shop.planStart + (numberOf(shop.settings.get("Target days")) ?? 2) * DAY;
  const groups = new Map<string, ValueRow[]>();
  for (const row of targets) {
    if (textOf(row["Activity"]) !== "Run") continue;
    const key = ["Order", "Line", "Step", "Resource"]
      .map((heading) => textOf(row[heading]))
      .join("|");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const operation of operations) {
    const { demand, row, resource, runStart, end, planned, name, mode } = operation;
    if (!planned || operation.run === 0) continue;
    const own =
      groups.get([demand.key, demand.line, textOf(row["Step"]), resource.name].join("|")) ?? [];
    if (runStart >= until) continue;
    if (own.length === 0) {
      fault(`${name}: runs within the target days and has no target`);
      continue;
    }
    const sum = own.reduce((total, row) => total + (numberOf(row["Target units"]) ?? 0), 0);
    const last = Math.max(...own.map((row) => numberOf(row["Cumulative target"]) ?? 0));
    if (Math.abs(sum - last) > 0.01 * own.length)
      fault(`${name}: targets of ${sum}, cumulative ${last}`);
    const rate = numberOf(own[0]?.["Standard rate"]);
    const standard = mode.minPerUnit > 0 ? 60 / mode.minPerUnit : undefined;
    if (
      standard !== undefined &&
      (rate === undefined || Math.abs(rate - standard) > 0.01 * standard)
    ) {
      fault(`${name}: Standard rate ${rate}, ${standard} by the standard`);
    }
    const good = operation.goodQuantity;
    const slack = shop.wholeUnits ? 1 - 1e-6 : 0.011 * own.length;
    if (sum > good + slack || (end <= until && sum < good - slack)) {
      fault(`${name}: targets add up to ${sum} for ${good} good units`);
    }
  }
  return faults;
}
