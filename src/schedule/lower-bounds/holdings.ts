import type { CompiledProblem } from "../compiled-problem";
import type { Mode } from "../problem";
import { WHOLE } from "../working-time";
import type { Ways } from "./ways";

/** Units, or heads of pools, that a mode holds of each resource during a phase; unlimited ones left out. */
export function heldBy(
  compiled: CompiledProblem,
  mode: Mode,
  phase: "setup" | "run",
): ReadonlyMap<number, number> {
  const { resources } = compiled.problem;
  const held = new Map<number, number>();
  const hold = (resource: number, amount: number) => {
    if (amount > 0 && resources[resource]!.kind !== "unlimited")
      held.set(resource, (held.get(resource) ?? 0) + amount);
  };
  hold(mode.resource, 1);
  for (const { resource, amount, during } of mode.needs) {
    if (during !== "all" && during !== phase) continue;
    const heads = amount / WHOLE;
    hold(resource, resources[resource]!.kind === "units" ? Math.ceil(heads) : heads);
  }
  return held;
}

/** Unit and head seconds that each way takes of resources at least: those of way w at first[w] to first[w + 1]. */
export interface WayWork {
  readonly first: Int32Array;
  readonly resource: Int32Array;
  readonly work: Float64Array;
}

export function wayWork(compiled: CompiledProblem, ways: Ways): WayWork {
  const count = ways.mode.length;
  const first = new Int32Array(count + 1);
  const resource: number[] = [];
  const work: number[] = [];
  const operationOf = new Int32Array(compiled.modeFirst[compiled.count]!);
  for (let o = 0; o < compiled.count; o++)
    operationOf.fill(o, compiled.modeFirst[o]!, compiled.modeFirst[o + 1]!);
  for (let way = 0; way < count; way++) {
    const row = ways.mode[way]!;
    const o = operationOf[row]!;
    const mode = compiled.problem.operations[o]!.modes[row - compiled.modeFirst[o]!]!;
    const sums = new Map<number, number>();
    for (const [r, amount] of heldBy(compiled, mode, "run")) sums.set(r, amount * ways.run[way]!);
    for (const [r, amount] of heldBy(compiled, mode, "setup"))
      sums.set(r, (sums.get(r) ?? 0) + amount * ways.setup[way]!);
    for (const [r, sum] of sums) {
      resource.push(r);
      work.push(sum);
    }
    first[way + 1] = resource.length;
  }
  return { first, resource: Int32Array.from(resource), work: Float64Array.from(work) };
}
