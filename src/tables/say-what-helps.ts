import { HOUR } from "../kernel/moment";
import type { Effect } from "../schedule/compare-cases";
import type { Relaxation } from "../schedule/what-if";
import type { Help } from "./help";
import type { Plan } from "./plan-result";
import type { ResourceReport } from "./resource-report";
import { sayHours, sayTime } from "./say-time";
import { sayOperationPlace } from "./words";

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

/** What was tried for an order in sentences: what helps first, hours more that do not, how many other things do not. */
export function sayHelp(helps: readonly Help[], improved: boolean): readonly string[] {
  if (helps.length === 0) return [];
  const useful = helps.filter(({ withinNoise }) => !withinNoise);
  const hours = helps.filter(({ withinNoise, kind }) => withinNoise && kind === "hour");
  const rest = helps.length - useful.length - hours.length;
  return [
    ...useful.map(sayOne),
    ...hours.map(({ change }) => `${change}: ${noGain(improved)}.`),
    ...(rest === 0
      ? []
      : [`${rest === 1 ? "1 other thing" : `${rest} other things`}: ${noGain(improved)}.`]),
  ];
}

/** What an hour more does on a resource and on the others: what helps by name, then how many do not. */
export function sayHoursMore(
  { resource, hour, others }: ResourceReport,
  improved: boolean,
): readonly string[] {
  const helps = ({ withinNoise, lateHoursSaved }: Help) => !withinNoise && lateHoursSaved > 0;
  const say = (help: Help) =>
    `${help.change}: ${helps(help) ? sayLateness(help.lateHoursSaved) : noGain(improved)}.`;
  const useful = others.filter(helps);
  const rest = others.length - useful.length;
  return [
    hour ? say(hour) : `${resource}: no work on it waits for working time.`,
    ...useful.map(say),
    ...(rest === 0
      ? []
      : [`${rest === 1 ? "1 other resource" : `${rest} other resources`}: ${noGain(improved)}.`]),
  ];
}

/** Without a search there is no noise either. */
const noGain = (improved: boolean) => (improved ? "no gain beyond noise" : "no gain");

/** How changes were tried, in one sentence. */
export function sayHowTried(tried: number, improved: boolean): string {
  const what = tried === 1 ? "1 change was tried" : `${tried} changes were tried, each alone`;
  return improved
    ? `${what}, and the rest rescheduled. What another search would change by itself counts as noise.`
    : `${what}, with the sequence on every resource as it is.`;
}

function sayOne({ change, orderHoursSaved, lateHoursSaved }: Help): string {
  const own =
    orderHoursSaved === 0
      ? "it finishes as before"
      : `it finishes ${hoursOf(orderHoursSaved)} ${orderHoursSaved > 0 ? "sooner" : "later"}`;
  if (lateHoursSaved === 0) return `${change}: ${own}.`;
  return `${change}: ${own}, ${sayLateness(lateHoursSaved)}.`;
}

const sayLateness = (saved: number) =>
  `all orders together are ${hoursOf(saved)} ${saved > 0 ? "less" : "more"} late`;

const hoursOf = (value: number) => sayHours(Math.round(Math.abs(value) * HOUR));

function sayChange(plan: Plan, what: Relaxation): string {
  const { problem, model } = plan;
  switch (what.kind) {
    case "hour": {
      const at = sayTime(model.planStart + what.at, model.planStart);
      return `${problem.resources[what.resource]!.id} an hour longer from ${at}`;
    }
    case "shift": {
      const at = sayTime(model.planStart + what.at, model.planStart);
      const length = sayHours(what.length);
      return `${problem.resources[what.resource]!.id} ${length} longer from ${at}`;
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
