import type { Seconds } from "../../kernel/moment";
import type { CompiledProblem } from "../compiled-problem";
import type { Mode, ProblemResource } from "../problem";
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
    hold(resource, unitsOrHeads(resources[resource]!, amount));
  }
  return held;
}

function unitsOrHeads({ kind }: ProblemResource, amount: number): number {
  return kind === "units" ? Math.ceil(amount / WHOLE) : amount / WHOLE;
}

/** Unit and head seconds that each way takes of resources at least: those of way w at first[w] to first[w + 1]. */
export interface WayWork {
  readonly first: Int32Array;
  readonly resource: Int32Array;
  readonly work: Float64Array;
}

export function wayWork(compiled: CompiledProblem, ways: Ways): WayWork {
  const { operations, resources } = compiled.problem;
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
    const mode = operations[o]!.modes[row - compiled.modeFirst[o]!]!;
    const setup = ways.setup[way]!;
    const run = ways.run[way]!;
    const take = (r: number, amount: number, seconds: Seconds) => {
      if (amount <= 0 || resources[r]!.kind === "unlimited") return;
      let row = first[way]!;
      while (row < resource.length && resource[row] !== r) row++;
      resource[row] = r;
      work[row] = (work[row] ?? 0) + amount * seconds;
    };
    take(mode.resource, 1, setup + run);
    for (const { resource: r, amount, during } of mode.needs) {
      const seconds = (during === "run" ? 0 : setup) + (during === "setup" ? 0 : run);
      take(r, unitsOrHeads(resources[r]!, amount), seconds);
    }
    first[way + 1] = resource.length;
  }
  return { first, resource: Int32Array.from(resource), work: Float64Array.from(work) };
}
