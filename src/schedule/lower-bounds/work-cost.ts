import { HOUR } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { Mode, ProblemResource } from "../problem";
import { WHOLE } from "../working-time";
import type { Frame } from "./frame";
import { runningEnd } from "./ways";

/** The least that a way costs: its shortest setup and its run at the lower of the rates; money. */
export function wayCost({ compiled, times }: Frame): (way: number) => number {
  const { ways } = times;
  const { operations, resources } = compiled.problem;
  const costs = new Float64Array(ways.mode.length);
  for (let o = 0; o < compiled.count; o++) {
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      const mode = operations[o]!.modes[ways.mode[way]! - compiled.modeFirst[o]!]!;
      costs[way] = costOfHours(ways.setup[way]!, ways.run[way]!, mode, resources);
    }
  }
  return (way) => costs[way]!;
}

/** What all work that is not finished costs at the least, each operation in its cheapest way; money. */
export function leastWorkCost(frame: Frame, cost: (way: number) => number): number {
  const { compiled, leftOut, times } = frame;
  const { ways, wayEnd } = times;
  const { operations, resources, horizon } = compiled.problem;
  let sum = 0;
  for (const { index: o, state, modes } of operations) {
    // What is still running at the horizon may have done less than all that is left of it.
    if (state.kind === "running" && runningEnd(compiled, o) < horizon)
      sum += costOfHours(0, Math.max(0, state.remaining), modes[state.mode]!, resources);
    if (compiled.happened[o] === 1 || leftOut.operations[o] === 1) continue;
    let least = Infinity;
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++)
      if (wayEnd[way]! < NEVER) least = Math.min(least, cost(way));
    if (least < Infinity) sum += least;
  }
  return sum;
}

function costOfHours(
  setup: number,
  run: number,
  mode: Mode,
  resources: readonly ProblemResource[],
): number {
  const main = { resource: mode.resource, amount: WHOLE, during: "all" } as const;
  let cost = 0;
  for (const { resource, amount, during } of [main, ...mode.needs]) {
    const { perHour, perExtraHour, extra } = resources[resource]!.cost;
    const rate = extra ? Math.min(perHour, perExtraHour) : perHour;
    const seconds = (during === "run" ? 0 : setup) + (during === "setup" ? 0 : run);
    cost += ((amount / WHOLE) * seconds * rate) / HOUR;
  }
  return cost;
}
