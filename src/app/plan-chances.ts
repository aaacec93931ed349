import { DAY } from "../kernel/moment";
import { defaultSpreads } from "../replay/default-spreads";
import type { ReplayTarget } from "../replay/replay";
import type { Chances, OrderChance } from "../tables/chances";
import type { Plan } from "../tables/plan-result";
import { type Promised, promisesOf } from "../tables/promises";
import type { PlanOptions } from "./plan-options";
import type { Replayer } from "./ports";

/** Enough for a chance to be off by two parts in a hundred only. */
const REPLAYS = 500;
/** With fewer nothing is said. */
const LEAST = 30;
/** Operations placed in all replays together: some seconds' worth, and for who has said stop a blink's. */
const PLACINGS = 5_000_000;
const PLACINGS_AFTER_STOP = 100_000;

/** So often a schedule of so many operations is replayed, whatever the machine; 0: not at all. */
function replaysFor(operations: number, placings: number): number {
  const replays = Math.min(REPLAYS, Math.floor(placings / Math.max(1, operations)));
  return replays < LEAST ? 0 : replays;
}

/**
 * How sure the dates of a plan are, told from replays with the stated spreads; undefined when the
 * plan is too large for it, or the replays were stopped early.
 */
export async function planChances(
  plan: Plan,
  seed: number,
  replayer: Replayer,
  { watch, onReplay }: Pick<PlanOptions, "watch" | "onReplay"> = {},
): Promise<Chances | undefined> {
  const { problem, solution, model } = plan;
  const stopped = watch?.stopped;
  const isStopped = stopped?.() === true;
  const placings = isStopped ? PLACINGS_AFTER_STOP : PLACINGS;
  const replays = replaysFor(problem.operations.length, placings);
  if (replays === 0) return undefined;
  const promises = promisesOf(plan);
  const targets = targetsOf(plan, promises);
  const spreads = defaultSpreads(problem, solution, uptimesOf(plan));
  const request = { problem, solution, targets, spreads, replays, seed };
  const result = await replayer(request, {
    ...(onReplay ? { onProgress: onReplay } : {}),
    ...(stopped && !isStopped ? { stopped } : {}),
  });
  if (result.replays < LEAST) return undefined;
  const ofOrder: (OrderChance | undefined)[] = model.orders.map(() => undefined);
  promises.forEach(({ order, index }, i) => {
    const chance = result.chances[i];
    if (!chance) return;
    const shipped = model.planStart + order.shipDays * DAY;
    ofOrder[index] = {
      onTime: chance.onTime,
      safeDate: chance.p90 === undefined ? undefined : shipped + chance.p90,
    };
  });
  return { replays: result.replays, ofOrder };
}

/** What is promised, as the replays see it. */
function targetsOf({ model }: Plan, promises: readonly Promised[]): ReplayTarget[] {
  const jobs: number[][] = model.orders.map(() => []);
  model.jobs.forEach((job, index) => jobs[job.order]!.push(index));
  return promises.map(({ order, index, due }) => ({
    jobs: jobs[index]!,
    due: due === undefined ? undefined : due - order.shipDays * DAY - model.planStart,
  }));
}

/** By index of the problem's resources. */
function uptimesOf({ model, problem }: Plan): (number | undefined)[] {
  const byId = new Map(model.resources.map(({ id, uptime }) => [id, uptime]));
  return problem.resources.map(({ id }) => byId.get(id));
}
