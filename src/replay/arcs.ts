import type { Seconds } from "../kernel/moment";

/** Run start (0) or End (1) of an operation: `2 * operation + which`. */
export type MomentIndex = number;

export const runStartOf = (operation: number): MomentIndex => 2 * operation;
export const endOf = (operation: number): MomentIndex => 2 * operation + 1;

/** What an operation waits for: one moment of another each, and the seconds that lie between. */
export class Arcs {
  readonly from: MomentIndex[] = [];
  readonly to: number[] = [];
  readonly lag: Seconds[] = [];

  add(from: MomentIndex, to: number, lag: Seconds): void {
    this.from.push(from);
    this.to.push(to);
    this.lag.push(lag);
  }
}

/** The arcs row by row of their targets: those of row r are first[r] to first[r + 1]. */
export interface ArcRows {
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly lag: Int32Array;
}

/** `place` renumbers the operations at both ends; what would lead back is left out. */
export function arcRows(arcs: Arcs, place: Int32Array, count: number): ArcRows {
  const leadsOn = (i: number) => place[arcs.from[i]! >> 1]! < place[arcs.to[i]!]!;
  const first = new Int32Array(count + 1);
  arcs.to.forEach((to, i) => (first[place[to]! + 1]! += leadsOn(i) ? 1 : 0));
  for (let row = 0; row < count; row++) first[row + 1]! += first[row]!;
  const from = new Int32Array(first[count]!);
  const lag = new Int32Array(first[count]!);
  const next = first.slice();
  arcs.to.forEach((to, i) => {
    if (!leadsOn(i)) return;
    const at = next[place[to]!]!++;
    const moment = arcs.from[i]!;
    from[at] = 2 * place[moment >> 1]! + (moment & 1);
    lag[at] = arcs.lag[i]!;
  });
  return { first, from, lag };
}
