import type { Seconds } from "../../kernel/moment";
import { emptySpot, type Board, type Spot } from "../board";
import { LONG_AGO } from "../calendar";
import { EarliestSpot } from "../earliest-spot";
import { mayBeginAnew } from "../follower-setup";
import { batchesInTime, followersWait } from "../link-bounds";

/** Where an operation stood, and what its setup was. */
interface Stood {
  readonly operation: number;
  readonly spot: Spot;
}

/**
 * A board from which operations are taken out and put in again at their earliest places, while all
 * others stay where they are. What does not work out is taken back without a trace.
 */
export class OrderBoard {
  /** Operations placed so far, as a measure of work. */
  work = 0;
  readonly spots: EarliestSpot;
  private readonly out: Stood[] = [];
  private readonly put: number[] = [];
  private readonly setUpAnew: { operation: number; setup: Seconds; start: Seconds }[] = [];

  constructor(readonly board: Board) {
    this.spots = new EarliestSpot(board);
  }

  /**
   * Takes the operations of orders out and puts them in again, order by order. `goOn` is asked after
   * each. False, with nothing changed, when it says no, when one has no place any more or when
   * another would have to move.
   */
  reinsert(
    orders: readonly number[],
    operationsOf: readonly (readonly number[])[],
    goOn: (order: number) => boolean,
  ): boolean {
    this.out.length = this.put.length = this.setUpAnew.length = 0;
    for (const order of orders) {
      for (const operation of operationsOf[order]!) {
        this.out.push({ operation, spot: spotOn(this.board, operation) });
        this.board.remove(operation);
      }
    }
    const fits =
      this.setUpFollowers() &&
      orders.every((order) => {
        return operationsOf[order]!.every((operation) => this.insert(operation)) && goOn(order);
      });
    if (!fits) this.undo();
    return fits;
  }

  /** Takes the last reinsertion back. */
  undo(): void {
    const { board } = this;
    for (let i = this.put.length - 1; i >= 0; i--) board.remove(this.put[i]!);
    for (let i = this.setUpAnew.length - 1; i >= 0; i--) {
      const { operation, setup, start } = this.setUpAnew[i]!;
      if (board.placed[operation] === 1) this.setUp(operation, setup, start);
    }
    for (const { operation, spot } of this.out) board.place(operation, spot);
    this.out.length = this.put.length = this.setUpAnew.length = 0;
  }

  private insert(operation: number): boolean {
    const { board, spots } = this;
    this.work++;
    if (!spots.find(operation)) return false;
    const { follower } = spots.best;
    if (follower >= 0) {
      // A fixed one would keep its start and run at another time, which is not so easily taken back.
      if (board.pinned[follower] === 1) return false;
      this.remember(follower);
    }
    board.place(operation, spots.best);
    this.put.push(operation);
    const end = board.end[operation]!;
    const times = {
      start: board.start[operation]!,
      runStart: board.runStart[operation]!,
      end,
      shortInSetup: false,
    };
    return followersWait(board, operation, end) && batchesInTime(board, operation, times);
  }

  /** Sets up anew what stands behind the gaps, where the family before it is another now. */
  private setUpFollowers(): boolean {
    const { board } = this;
    for (const { spot } of this.out) {
      if (spot.line < 0) continue;
      const line = board.lines[spot.line]!;
      const at = line.from(spot.start);
      const next = line.ownFrom(at);
      if (next >= line.count) continue;
      const follower = line.operations[next]!;
      const { changeover } = board.shapeOf(follower);
      if (!changeover || board.compiled.happened[follower] === 1) continue;
      const before = board.familyBefore(spot.line, next);
      const setup = board.setupAfter(before, board.mode[follower]!, changeover);
      if (setup === board.setup[follower]) continue;
      if (board.pinned[follower] === 1 || board.variantOf(follower).needs.length > 0) return false;
      const start = mayBeginAnew(board, follower, setup);
      if (start === LONG_AGO || (next > 0 && line.ends[next - 1]! > start)) return false;
      this.remember(follower);
      this.setUp(follower, setup, start);
    }
    return true;
  }

  private remember(operation: number): void {
    const { setup, start } = this.board;
    this.setUpAnew.push({ operation, setup: setup[operation]!, start: start[operation]! });
  }

  private setUp(operation: number, setup: Seconds, start: Seconds): void {
    const { board } = this;
    board.takeMaterials(operation, -1);
    board.release(operation);
    board.setup[operation] = setup;
    board.move(operation, start, board.runStart[operation]!, board.end[operation]!);
    board.hold(operation);
    board.takeMaterials(operation, 1);
  }
}

function spotOn(board: Board, operation: number): Spot {
  const spot = emptySpot();
  spot.mode = board.mode[operation]!;
  spot.variant = board.variant[operation]!;
  spot.line = board.line[operation]!;
  spot.start = board.start[operation]!;
  spot.runStart = board.runStart[operation]!;
  spot.end = board.end[operation]!;
  spot.setup = board.setup[operation]!;
  spot.held.push(...(board.held.get(operation) ?? []));
  return spot;
}
