import type { CompiledProblem } from "./compiled-problem";
import type { WorkAhead } from "./work-ahead";

/** A way to say which operation comes first; the smallest key wins. */
export interface StaticRule {
  readonly name: string;
  key(operation: number): number;
}

/** Rules whose keys do not change over time, for serial generation. */
export function staticRules(compiled: CompiledProblem, ahead: WorkAhead): StaticRule[] {
  const { due, tail, elapsed, weight, remaining } = ahead;
  return [
    { name: "earliest due date", key: (o) => due[o]! },
    { name: "latest start", key: (o) => due[o]! - tail[o]! },
    { name: "latest finish", key: (o) => due[o]! - tail[o]! + elapsed[o]! },
    { name: "most work remaining", key: (o) => -remaining[o]! },
    { name: "weighted slack", key: (o) => weighted(due[o]! - tail[o]!, weight[o]!) },
    { name: "first come", key: (o) => compiled.release[o]! },
  ];
}

/** A latest start, drawn forward for heavy orders. */
function weighted(latestStart: number, weight: number): number {
  return latestStart >= 0 ? latestStart / (0.5 + weight) : latestStart * (0.5 + weight);
}
