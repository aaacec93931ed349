import type { QuickRandom } from "./quick-random";

export const LATER = 0;
export const EARLIER = 1;
export const ELSEWHERE = 2;

/**
 * The best of the moves offered: by estimate, among equal ones by chance. What is tabu counts only
 * when it promises a new best; one of those that are tabu, by chance, is taken when all are.
 */
export class MoveChoice {
  kind = -1;
  /** The node to move. */
  node = -1;
  /** The node behind which (LATER, ELSEWHERE) or before which (EARLIER) it goes. */
  anchor = -1;
  option = -1;
  /** Estimates above this are of no use. */
  limit = 0;
  /** Estimates below this are taken though tabu. */
  aspired = 0;
  /** Moves that were possible. */
  offered = 0;
  now = 0;
  private equals = 0;
  private forbidden = 0;

  constructor(private readonly random: QuickRandom) {}

  clear(aspired: number, now: number): void {
    this.kind = -1;
    this.limit = 1073741823;
    this.aspired = aspired;
    this.now = now;
    this.equals = 0;
    this.forbidden = 0;
    this.offered = 0;
  }

  /** `estimate` is at most `limit`; `tabu`: whether it brings back what is forbidden. */
  offer(
    kind: number,
    node: number,
    anchor: number,
    option: number,
    estimate: number,
    tabu: boolean,
  ): void {
    this.offered++;
    if (estimate >= this.aspired && tabu) {
      if (this.equals > 0) return;
      this.forbidden++;
      if (this.random.below(this.forbidden) > 0) return;
    } else if (estimate < this.limit || this.equals === 0) {
      this.limit = estimate;
      this.equals = 1;
    } else {
      this.equals++;
      if (this.random.below(this.equals) > 0) return;
    }
    this.kind = kind;
    this.node = node;
    this.anchor = anchor;
    this.option = option;
  }
}
