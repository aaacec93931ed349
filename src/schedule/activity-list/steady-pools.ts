import { NEVER, type Calendar } from "../calendar";
import type { MovableWork } from "./movable-work";
import { packInto, packPools, type PoolDemand, type PoolPacking } from "./packed-pools";
import type { FreeSteps } from "./pool-timeline";

/** Pools whose capacity never changes, with all demands packed. */
export interface SteadyPools {
  readonly packing: PoolPacking;
  /** Words of each choice: setup at row 2c, run at row 2c + 1. */
  readonly demands: Int32Array;
  /** Words of pools of which nothing is taken. */
  readonly full: Int32Array;
  /** What the fixed leave free. */
  readonly fixed: FreeSteps;
}

/** Undefined when calendars or capacities change over the plan, so that work would pause. */
export function steadyPools(work: MovableWork): SteadyPools | undefined {
  if (!runsThrough(work)) return undefined;
  const pools = poolsOf(work);
  const steps = freeSteps(work, pools);
  const demands = pools.map((pool) => demandOf(work, pool, steps));
  const packing = packPools(demands);
  if (!packing) return undefined;
  const { words, guards, fields } = packing;
  const rows = new Int32Array(2 * work.mode.length * words);
  const full = guards.slice();
  const free = new Int32Array(steps.length * words);
  for (let s = 0; s < steps.length; s++) free.set(guards, s * words);
  pools.forEach((pool, p) => {
    work.mode.forEach((_, choice) => {
      packInto(rows, 2 * choice * words, fields[p], held(work, choice, pool, "setup"));
      packInto(rows, (2 * choice + 1) * words, fields[p], held(work, choice, pool, "run"));
    });
    packInto(full, 0, fields[p], demands[p]!.most);
    steps.forEach((at, s) => packInto(free, s * words, fields[p], freeAt(work, pool, at)));
  });
  return { packing, demands: rows, full, fixed: { times: Int32Array.from(steps), free } };
}

/** True when no calendar of a mode ever stops before the horizon. */
function runsThrough({ compiled, mode }: MovableWork): boolean {
  const { horizon } = compiled.problem;
  const always = ({ count, starts, ends }: Calendar) =>
    count === 1 && starts[0]! <= 0 && ends[0]! >= horizon;
  return mode.every((m) => {
    const { setupTime, runTime } = compiled.shapes[compiled.modeShape[m]!]!.variants[0]!;
    return always(runTime) && (compiled.modeSetup[m] === 0 || always(setupTime));
  });
}

function poolsOf({ compiled, mode }: MovableWork): number[] {
  const pools = new Set<number>();
  for (const m of mode) {
    for (const hold of compiled.shapes[compiled.modeShape[m]!]!.pools) pools.add(hold.pool);
  }
  return [...pools].sort((a, b) => a - b);
}

/** The moments from plan start on at which what is free changes. */
function freeSteps({ fixed }: MovableWork, pools: readonly number[]): number[] {
  const moments = new Set<number>([0]);
  for (const pool of pools) {
    const { times, count } = fixed.pools[pool]!;
    for (let i = 0; i < count; i++) if (times[i]! > 0 && times[i]! < NEVER) moments.add(times[i]!);
  }
  return [...moments].sort((a, b) => a - b);
}

function freeAt({ fixed }: MovableWork, pool: number, at: number): number {
  const line = fixed.pools[pool]!;
  return line.free[line.stepAt(at)]!;
}

function held(
  { compiled, mode }: MovableWork,
  choice: number,
  pool: number,
  phase: "setup" | "run",
): number {
  const m = mode[choice]!;
  if ((phase === "setup" ? compiled.modeSetup[m] : compiled.modeRun[m]) === 0) return 0;
  const hold = compiled.shapes[compiled.modeShape[m]!]!.pools.find((h) => h.pool === pool);
  return hold?.[phase] ?? 0;
}

function demandOf(work: MovableWork, pool: number, steps: readonly number[]): PoolDemand {
  const amounts: number[] = [];
  let total = 0;
  for (let i = 0; i < work.count; i++) {
    let most = 0;
    for (let choice = work.modeFirst[i]!; choice < work.modeFirst[i + 1]!; choice++) {
      const setup = held(work, choice, pool, "setup");
      const run = held(work, choice, pool, "run");
      amounts.push(setup, run);
      most = Math.max(most, setup, run);
    }
    total += most;
  }
  const levels = steps.map((at) => freeAt(work, pool, at));
  const most = Math.max(0, ...levels);
  return { amounts, most, least: Math.min(most, ...levels), total };
}
