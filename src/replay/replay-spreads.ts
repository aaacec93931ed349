import type { Spread } from "./spread";

/**
 * How far things come out otherwise than planned, each as actual ÷ planned. What is observed on the
 * floor is handed in by operation (its own standard's, else its resource's) and by material (its
 * supplier's); the rest varies as usual.
 */
export interface ReplaySpreads {
  /** Run time of the same units, stops and scrap left aside: planned rate ÷ actual rate. By operation. */
  readonly run: SpreadsOf;
  /** Setup time. By operation. */
  readonly setup: SpreadsOf;
  /** Units started for the same good ones: planned yield ÷ actual yield. By operation. */
  readonly yield: SpreadsOf;
  /** Working time with stops for the same run: planned uptime ÷ actual uptime. By operation. */
  readonly stops: SpreadsOf;
  /** Time from plan start until a receipt or a purchase is there. By material. */
  readonly leadTime: SpreadsOf;
  /**
   * The chance with which an operation's run takes the draw of its resource instead of one of its
   * own: 0, every operation is slow or fast by itself; 1, all of a resource are alike in a replay.
   */
  readonly alikeOnResource: number;
}

export interface SpreadsOf {
  readonly usual: Spread;
  /** By index of the operation or material: what differs from the usual. */
  readonly of?: ReadonlyMap<number, Spread>;
}
