/** What key figures of ISO 22400-2 are made from, for a job, a resource or a day. Times in hours. */
export interface KpiBasis {
  /** PBT, planned busy time: working time less what is planned to stand still. */
  readonly plannedBusy: number;
  /** APT, actual production time: time really run. */
  readonly production: number;
  /** AUST, actual unit setup time. */
  readonly setup: number;
  /** AUBT, actual unit busy time: all the time that work was booked on it, stops included. */
  readonly busy: number;
  /** PRI, planned run time of one unit, in minutes. */
  readonly minutesPerUnit: number;
  /** PQ, units produced, good or not. */
  readonly produced: number;
  /** IP, units that somebody told good from bad: all that were produced, or none where scrap is never booked. */
  readonly inspected: number;
  /** GQ, good units. */
  readonly good: number;
  /** GP, units that were good without rework; where nobody counts rework, the good ones. */
  readonly firstPass: number;
}

interface Kpi {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
  readonly numerator: (basis: KpiBasis) => number;
  readonly denominator: (basis: KpiBasis) => number;
}

const kpi = (
  name: string,
  formula: string,
  source: string,
  numerator: Kpi["numerator"],
  denominator: Kpi["denominator"],
): Kpi => ({ name, formula, source: `ISO 22400-2:2014, ${source}`, numerator, denominator });

const standardHours = (units: number, { minutesPerUnit }: KpiBasis) =>
  (units * minutesPerUnit) / 60;

/** Each key figure once. Shares, 1 = 100 %; rolled up as Σ numerator ÷ Σ denominator. */
export const KPIS = {
  availability: kpi(
    "Availability",
    "production time ÷ planned busy time",
    "Availability (APT ÷ PBT)",
    ({ production }) => production,
    ({ plannedBusy }) => plannedBusy,
  ),
  effectiveness: kpi(
    "Performance",
    "produced × planned minutes ÷ production time",
    "Effectiveness (PRI × PQ ÷ APT)",
    (basis) => standardHours(basis.produced, basis),
    ({ production }) => production,
  ),
  quality: kpi(
    "Quality",
    "good × planned minutes ÷ (produced × planned minutes)",
    "Quality ratio (GQ ÷ PQ), weighed by the minutes of a unit",
    (basis) => standardHours(basis.inspected > 0 ? basis.good : 0, basis),
    (basis) => standardHours(basis.inspected, basis),
  ),
  utilisation: kpi(
    "Utilisation",
    "production time ÷ busy time",
    "Utilization efficiency (APT ÷ AUBT)",
    ({ production }) => production,
    ({ busy }) => busy,
  ),
  setupRatio: kpi(
    "Setup ratio",
    "setup time ÷ (production time + setup time)",
    "Setup ratio (AUST ÷ AUPT, the processing time with its setup)",
    ({ setup }) => setup,
    ({ production, setup }) => production + setup,
  ),
  firstPassYield: kpi(
    "First-pass yield",
    "good without rework ÷ produced",
    "First pass yield (GP ÷ IP), every unit inspected",
    ({ inspected, firstPass }) => (inspected > 0 ? firstPass : 0),
    ({ inspected }) => inspected,
  ),
} as const satisfies Record<string, Kpi>;

export type KpiName = keyof typeof KPIS;

/** A key figure over any number of jobs; undefined where there is nothing to divide by. */
export function kpiOf(name: KpiName, bases: readonly KpiBasis[]): number | undefined {
  const { numerator, denominator } = KPIS[name];
  const below = bases.reduce((sum, basis) => sum + denominator(basis), 0);
  if (!(below > 0)) return undefined;
  return bases.reduce((sum, basis) => sum + numerator(basis), 0) / below;
}

/**
 * OEE index = availability × effectiveness × quality ratio, each rolled up first, so that the
 * product holds at every level. Undefined where one of them is.
 *
 * @see ISO 22400-2:2014, OEE index
 */
export function oeeOf(bases: readonly KpiBasis[]): number | undefined {
  let product = 1;
  for (const name of ["availability", "effectiveness", "quality"] as const) {
    const share = kpiOf(name, bases);
    if (share === undefined) return undefined;
    product *= share;
  }
  return product;
}

/** What key figures over any number of jobs are divided from; times and standard hours in hours. */
export interface KpiSums {
  readonly plannedBusy: number;
  readonly busy: number;
  readonly production: number;
  readonly setup: number;
  /** Standard hours of what was produced, and of the good units. */
  readonly producedHours: number;
  readonly goodHours: number;
  readonly produced: number;
  readonly inspected: number;
  readonly firstPass: number;
}

/** The sums, so that a key figure can be recomputed from them. */
export function kpiSums(bases: readonly KpiBasis[]): KpiSums {
  const sum = (of: (basis: KpiBasis) => number) => bases.reduce((all, basis) => all + of(basis), 0);
  return {
    plannedBusy: sum(({ plannedBusy }) => plannedBusy),
    busy: sum(({ busy }) => busy),
    production: sum(({ production }) => production),
    setup: sum(({ setup }) => setup),
    producedHours: sum((basis) => standardHours(basis.produced, basis)),
    goodHours: sum((basis) => standardHours(basis.good, basis)),
    produced: sum(({ produced }) => produced),
    inspected: sum(({ inspected }) => inspected),
    firstPass: sum(({ firstPass }) => firstPass),
  };
}
