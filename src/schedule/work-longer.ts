import type { Seconds } from "../kernel/moment";
import type { ProblemResource, SchedulingProblem } from "./problem";
import {
  levelAt,
  type Profile,
  type Stretch,
  stretchesOf,
  timeWithAtLeast,
  without,
  type WorkingTime,
  workingTime,
} from "./working-time";

/**
 * The problem in which a resource works so much longer from `at`, where its working time ends, with
 * the people who are there. What is added counts as extra time where nothing of the resource, or
 * nobody of the people, worked before.
 */
export function workingLonger(
  problem: SchedulingProblem,
  resource: number,
  at: Seconds,
  length: Seconds,
): SchedulingProblem {
  const needed = new Set([resource]);
  for (const { modes } of problem.operations)
    for (const mode of modes)
      if (mode.resource === resource) for (const need of mode.needs) needed.add(need.resource);
  return {
    ...problem,
    resources: problem.resources.map((each, r) => {
      if (!needed.has(r)) return each;
      const cost = withExtra(each, problem.horizon, { start: at, end: at + length });
      if (each.kind === "pool")
        return { ...each, cost, capacity: longerProfile(each.capacity, at, length) };
      if (r !== resource) return each;
      return each.kind === "units"
        ? { ...each, cost, units: each.units.map((unit) => longerTime(unit, at, length)) }
        : { ...each, cost, time: longerTime(each.time, at, length) };
    }),
  };
}

/** What is added is extra where nothing of the resource worked before. */
function withExtra(
  each: ProblemResource,
  horizon: Seconds,
  added: Stretch,
): ProblemResource["cost"] {
  const { extra } = each.cost;
  const free = without(added, workingTime(worksIn(each, horizon)));
  return { ...each.cost, extra: workingTime([...(extra ? stretchesOf(extra) : []), ...free]) };
}

/** When at least one unit works, or any part of a head is there. */
function worksIn(each: ProblemResource, horizon: Seconds): Stretch[] {
  if (each.kind === "pool") return stretchesOf(timeWithAtLeast(each.capacity, 1, horizon));
  return (each.kind === "units" ? each.units : [each.time]).flatMap(stretchesOf);
}

function longerTime(time: WorkingTime, at: Seconds, length: Seconds): WorkingTime {
  if (!time.ends.includes(at)) return time;
  return workingTime([...stretchesOf(time), { start: at, end: at + length }]);
}

/** What is there just before `at` stays for `length`, where it would become less. */
function longerProfile(profile: Profile, at: Seconds, length: Seconds): Profile {
  const stays = levelAt(profile, at - 1);
  const moments = [...new Set([...profile.times, at, at + length])].sort((a, b) => a - b);
  return {
    times: Int32Array.from(moments),
    amounts: Int32Array.from(moments, (moment) => {
      const level = levelAt(profile, moment);
      return moment >= at && moment < at + length ? Math.max(level, stays) : level;
    }),
  };
}
