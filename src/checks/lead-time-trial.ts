import type { CheckSettings } from "./check-settings";
import { FEWEST, type Finding, NOWHERE } from "./finding";
import { howManyMore, valuesOf } from "./how-many-more";
import { type LeadTimeRecord, type WaitedDays, waitsOf } from "./lead-time-record";
import {
  type LeadTimeView,
  correctsLeadTime,
  leadTimeVerdict,
  viewWaits,
} from "./lead-time-verdict";
import { causeOfMisses, sayLeadTime, sayThinLeadTime } from "./say-lead-time";
import { type Limits, type Trial, steadyTrial } from "./trial";

/** One plan of lead times on trial: of a material at a supplier, or of a supplier's thin materials together. */
interface Group {
  readonly material: string;
  readonly supplier: string;
  /** Undefined where materials with plans of their own are pooled; figures are then shares of the plans. */
  readonly plannedDays: number | undefined;
  readonly waits: readonly WaitedDays[];
  readonly pooled: readonly string[];
}

/** Trials in the order of the records; behind them one for each supplier of several thin ones. */
export function leadTimeTrials(
  records: readonly LeadTimeRecord[],
  settings: CheckSettings,
): Trial[] {
  const groups = records.map((record) => ({
    material: record.material,
    supplier: record.supplier,
    plannedDays: record.plannedDays,
    waits: waitsOf(record, settings.now),
    pooled: [],
  }));
  const pools = pooledBySupplier(groups.filter((group) => oldEnough(group.waits) < FEWEST));
  const helped = new Set(
    pools.flatMap((pool) => pool.pooled.map((name) => keyOf(pool.supplier, name))),
  );
  return [
    ...groups.map((group) =>
      leadTimeTrial(group, settings, helped.has(keyOf(group.supplier, group.material))),
    ),
    ...pools.map((pool) => leadTimeTrial(pool, settings, false)),
  ];
}

function keyOf(supplier: string, material: string): string {
  return JSON.stringify([supplier, material]);
}

function oldEnough(waits: readonly WaitedDays[]): number {
  return waits.filter((wait) => wait.age > wait.planned).length;
}

/** A supplier without a name is none. */
function pooledBySupplier(thin: readonly Group[]): Group[] {
  const bySupplier = new Map<string, Group[]>();
  for (const group of thin) {
    if (group.supplier === "" || group.waits.length === 0) continue;
    bySupplier.set(group.supplier, [...(bySupplier.get(group.supplier) ?? []), group]);
  }
  return [...bySupplier]
    .filter(([, groups]) => groups.length > 1)
    .map(([supplier, groups]) => ({
      material: "",
      supplier,
      plannedDays: undefined,
      waits: groups.flatMap((group) => group.waits),
      pooled: groups.map((group) => group.material),
    }));
}

function leadTimeTrial(group: Group, settings: CheckSettings, inPool: boolean): Trial {
  const view = viewWaits(group.waits, settings.serviceLevel, settings.confidence);
  const chances = view.n < FEWEST ? [] : [view.optimistic, view.padded];
  return steadyTrial(chances, (limits) => judge(group, view, settings, inPool, limits));
}

function judge(
  group: Group,
  view: LeadTimeView,
  settings: CheckSettings,
  inPool: boolean,
  limits: Limits,
): Finding {
  const { serviceLevel, confidence } = settings;
  const verdict = leadTimeVerdict(view, serviceLevel, limits.limit);
  const sorted = [...group.waits].sort((a, b) => sortTime(a) - sortTime(b));
  const open = view.n >= FEWEST && verdict === "Unproven";
  const more = open
    ? howManyMore(sorted, (longer) => {
        const then = viewWaits(valuesOf(longer), serviceLevel, confidence);
        return leadTimeVerdict(then, serviceLevel, limits.reach) !== "Unproven";
      })
    : undefined;
  const inDays = (share: number | undefined) =>
    share === undefined ? undefined : round(share * (group.plannedDays ?? 1));
  const observed = inDays(view.quantile);
  const finding = {
    kind: "Lead time" as const,
    subject: { ...NOWHERE, material: group.material, supplier: group.supplier },
    verdict,
    planned: group.plannedDays ?? 1,
    n: view.n,
    observed,
    low: inDays(view.bounds.low),
    high: inDays(view.bounds.high),
    suggested: correctsLeadTime(verdict) && group.plannedDays !== undefined ? observed : undefined,
    since: undefined,
    cause: verdict === "Optimistic" ? causeOfMisses(group.waits) : "",
    more: view.n < FEWEST ? FEWEST - view.n : more,
  };
  const evidence =
    view.n < FEWEST
      ? sayThinLeadTime(view.n, inPool)
      : sayLeadTime(finding, view, serviceLevel, group.pooled);
  return { ...finding, evidence };
}

function sortTime(wait: WaitedDays): number {
  return (wait.took ?? wait.age + 1e6) / wait.planned;
}

/** Against the last bits of dividing by the plan and multiplying again. */
function round(days: number): number {
  return Math.round(days * 1e6) / 1e6;
}
