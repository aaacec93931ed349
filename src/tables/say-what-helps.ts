import { HOUR } from "../kernel/moment";
import type { Effect } from "../schedule/compare-cases";
import type { Relaxation } from "../schedule/what-if";
import type { Plan } from "./plan-result";
import { sayHours, sayTime } from "./say-time";
import { sayOperationPlace } from "./words";

/** One change to the plan and what it would do, as data and in a sentence. */
export interface Help {
  readonly change: string;
  readonly kind: Relaxation["kind"];
  /** Hours by which the order would finish sooner. */
  readonly orderHoursSaved: number;
  /** Hours of lateness that all orders together would have less. */
  readonly lateHoursSaved: number;
  /** True: no more than another search would change by itself. */
  readonly withinNoise: boolean;
}

export function helpOf(plan: Plan, effect: Effect): Help {
  const { what, orderHoursSaved, lateHoursSaved, withinNoise } = effect;
  return {
    change: sayChange(plan, what),
    kind: what.kind,
    orderHoursSaved,
    lateHoursSaved,
    withinNoise,
  };
}

/** What was tried in sentences: what helps first, hours more that do not, how many other things do not. */
export function sayHelp(helps: readonly Help[]): readonly string[] {
  if (helps.length === 0) return [];
  const useful = helps.filter(({ withinNoise }) => !withinNoise);
  const hours = helps.filter(({ withinNoise, kind }) => withinNoise && kind === "hour");
  const rest = helps.length - useful.length - hours.length;
  return [
    ...useful.map(sayOne),
    ...hours.map(({ change }) => `${change}: no gain beyond noise.`),
    ...(rest === 0
      ? []
      : [`${rest === 1 ? "1 other thing" : `${rest} other things`}: no gain beyond noise.`]),
  ];
}

/** How changes were tried, in one sentence. */
export function sayHowTried(tried: number, improved: boolean): string {
  const what = tried === 1 ? "1 change was tried" : `${tried} changes were tried, each alone`;
  return improved
    ? `${what}, and the rest rescheduled. What another search would change by itself counts as noise.`
    : `${what}, with the sequence on every resource as it is.`;
}

function sayOne({ change, orderHoursSaved, lateHoursSaved }: Help): string {
  const hours = (value: number) => sayHours(Math.round(Math.abs(value) * HOUR));
  const own =
    orderHoursSaved === 0
      ? "it finishes as before"
      : `it finishes ${hours(orderHoursSaved)} ${orderHoursSaved > 0 ? "sooner" : "later"}`;
  if (lateHoursSaved === 0) return `${change}: ${own}.`;
  const all = `all orders together are ${hours(lateHoursSaved)} ${lateHoursSaved > 0 ? "less" : "more"} late`;
  return `${change}: ${own}, ${all}.`;
}

function sayChange(plan: Plan, what: Relaxation): string {
  const { problem, model } = plan;
  switch (what.kind) {
    case "hour": {
      const at = sayTime(model.planStart + what.at, model.planStart);
      return `${problem.resources[what.resource]!.id} an hour longer from ${at}`;
    }
    case "unit":
      return `One more ${problem.resources[what.resource]!.id}`;
    case "release":
      return `${problem.jobs[problem.operations[what.operations[0]!]!.job]!.id} released at once`;
    case "material":
      return `Material ${problem.materials[what.material]!.id} there at once`;
    case "setup":
      return `${sayOperationPlace(plan, what.operation)} without its setup`;
    case "run":
      return `${sayOperationPlace(plan, what.operation)} a quarter faster`;
    case "lock":
      return `${sayOperationPlace(plan, what.operation)} free to move`;
  }
}
