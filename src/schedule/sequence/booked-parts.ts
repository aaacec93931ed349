import type { Seconds } from "../../kernel/moment";
import type { Board } from "../board";
import type { CompiledProblem } from "../compiled-problem";
import type { Arrangement } from "../search/arrangement";
import { POOLS } from "./mode-traits";

/** What the operations of an arrangement take of pools and materials; each may give its part back for a while. */
export class BookedParts {
  readonly pools: Board["pools"];
  /** 1: its part is taken. */
  readonly holds: Uint8Array;
  private readonly stocks: Board["stocks"];

  /** `board` has the parts of all of `isNode` booked; `books` says which operations take any. */
  constructor(
    private readonly compiled: CompiledProblem,
    private readonly now: Arrangement,
    board: Board,
    private readonly traits: Uint8Array,
    private readonly materials: Uint8Array,
    readonly books: Uint8Array,
    isNode: Uint8Array,
  ) {
    this.pools = board.pools;
    this.stocks = board.stocks;
    this.holds = books.map((takes, o) => takes & isNode[o]!);
  }

  take(operation: number): void {
    if (this.books[operation] === 0 || this.holds[operation] === 1) return;
    this.holds[operation] = 1;
    this.book(operation, 1);
  }

  giveBack(operation: number): void {
    if (this.holds[operation] === 0) return;
    this.holds[operation] = 0;
    this.book(operation, -1);
  }

  /** When there is as much of its materials as it takes. */
  materialFrom(operation: number): Seconds {
    let from: Seconds = 0;
    for (const { material, quantity } of this.compiled.problem.operations[operation]!.materials) {
      const there = this.stocks[material]!.earliest(quantity);
      if (there > from) from = there;
    }
    return from;
  }

  private book(operation: number, sign: 1 | -1): void {
    const { now, compiled, pools } = this;
    const mode = now.mode[operation]!;
    const runStart = now.runStart[operation]!;
    if ((this.traits[mode]! & POOLS) !== 0) {
      const shape = compiled.shapes[compiled.modeShape[mode]!]!;
      const { setupTime, runTime } = shape.variants[now.variant[operation]!]!;
      for (const { pool, setup, run } of shape.pools) {
        pools[pool]!.hold(setupTime, now.start[operation]!, runStart, sign * setup);
        pools[pool]!.hold(runTime, runStart, now.end[operation]!, sign * run);
      }
    }
    if (this.materials[operation] === 0) return;
    const at = compiled.modeMaterialAtStart[mode] === 1 ? now.start[operation]! : runStart;
    for (const { material, quantity } of compiled.problem.operations[operation]!.materials)
      this.stocks[material]!.take(at, sign * quantity);
  }
}
