import type { Random } from "../../kernel/random";
import { NEVER } from "../calendar";
import { OperationHeap } from "../operation-heap";
import type { ListMember } from "./list-member";
import type { MovableWork } from "./movable-work";

/** How many of the operations that could come next are looked at. */
const LOOKS = 3;

/** Makes lists from nothing: in the order of keys, or drawn with a lean towards long tails. */
export class FirstLists {
  /** By operation how urgent it is: the longest path behind it, in seconds. */
  private readonly urgency: Float64Array;
  private readonly waiting: Int32Array;
  private readonly ready: Int32Array;
  private size = 0;

  constructor(
    private readonly work: MovableWork,
    private readonly random: Random,
  ) {
    this.waiting = new Int32Array(work.count);
    this.ready = new Int32Array(work.count);
    this.urgency = this.urgencies();
  }

  /** The smallest key first among those that could come next. */
  byKey(key: ArrayLike<number>, into: Int32Array): void {
    const heap = new OperationHeap();
    this.begin();
    for (let k = -1; k < into.length; k++) {
      if (k >= 0) this.follow((into[k] = heap.pop()));
      while (this.size > 0) {
        const i = this.ready[--this.size]!;
        heap.push(i, key[i]!);
      }
    }
  }

  /** A list drawn anew; modes are left open. */
  draw(into: ListMember): void {
    const { work, ready, random, urgency } = this;
    for (let i = 0; i < work.count; i++) {
      const single = work.modeFirst[i + 1]! - work.modeFirst[i]! === 1;
      into.choice[i] = single ? work.modeFirst[i]! : -1;
    }
    this.begin();
    for (let k = 0; k < work.count; k++) {
      let at = random.below(this.size);
      for (let look = 1; look < LOOKS; look++) {
        const other = random.below(this.size);
        if (urgency[ready[other]!]! > urgency[ready[at]!]!) at = other;
      }
      const i = ready[at]!;
      ready[at] = ready[--this.size]!;
      into.list[k] = i;
      this.follow(i);
    }
  }

  /** Ready are those that wait for none. */
  private begin(): void {
    const { work, waiting, ready } = this;
    this.size = 0;
    for (let i = 0; i < work.count; i++) {
      waiting[i] = work.predFirst[i + 1]! - work.predFirst[i]!;
      if (waiting[i] === 0) ready[this.size++] = i;
    }
  }

  /** Adds those that waited for `i` only. */
  private follow(i: number): void {
    const { work, waiting, ready } = this;
    for (let row = work.succFirst[i]!; row < work.succFirst[i + 1]!; row++) {
      const after = work.succ[row]!;
      if (--waiting[after]! === 0) ready[this.size++] = after;
    }
  }

  private urgencies(): Float64Array {
    const { work } = this;
    const { compiled } = work;
    const urgency = new Float64Array(work.count);
    const sequence = new Int32Array(work.count);
    this.byKey(urgency, sequence);
    for (let k = work.count - 1; k >= 0; k--) {
      const i = sequence[k]!;
      // What something fixed waits for goes first, with all ahead of it.
      let tail = work.deadline[i]! < NEVER ? NEVER : 0;
      for (let row = work.succFirst[i]!; row < work.succFirst[i + 1]!; row++) {
        tail = Math.max(tail, urgency[work.succ[row]!]! + work.succWait[row]!);
      }
      let run = Infinity;
      for (let c = work.modeFirst[i]!; c < work.modeFirst[i + 1]!; c++) {
        run = Math.min(run, compiled.modeRun[work.mode[c]!]!);
      }
      urgency[i] = tail + run;
    }
    return urgency;
  }
}
