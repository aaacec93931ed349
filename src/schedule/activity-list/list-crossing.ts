import type { Random } from "../../kernel/random";
import type { ListMember } from "./list-member";
import type { MovableWork } from "./movable-work";

/** The part of a list whose order another list decides: at least and at most. */
const LEAST_PART = 0.1;
const MOST_PART = 0.6;
/** How likely one more operation is moved. */
const MOVED = 0.5;

/** Makes new lists of old ones; all lists keep to the links. */
export class ListCrossing {
  private readonly seen: Int32Array;
  private readonly position: Int32Array;
  private stamp = 0;

  constructor(
    private readonly work: MovableWork,
    private readonly random: Random,
  ) {
    this.seen = new Int32Array(work.count);
    this.position = new Int32Array(work.count);
  }

  /** As `outer`, but a stretch of it as `inner` orders it (two-point crossover; Hartmann 1998). */
  cross(outer: ListMember, inner: ListMember, into: ListMember): void {
    const { random, work, seen } = this;
    const { count } = work;
    const stamp = ++this.stamp;
    const share = LEAST_PART + (MOST_PART - LEAST_PART) * random.next();
    const length = Math.max(1, Math.floor(count * share));
    const from = random.below(count - length + 1);
    let k = 0;
    const take = (member: ListMember, at: number, until: number) => {
      for (let j = at; k < until; j++) {
        const i = member.list[j]!;
        if (seen[i] === stamp) continue;
        seen[i] = stamp;
        into.list[k++] = i;
        into.choice[i] = member.choice[i]!;
      }
    };
    take(outer, 0, from);
    take(inner, 0, from + length);
    take(outer, from, count);
  }

  /** Moves some operations elsewhere between those they wait for and those that wait for them. */
  mutate(member: ListMember): void {
    const { random, work, position } = this;
    const { list, choice } = member;
    if (random.next() >= MOVED) return;
    for (let k = 0; k < work.count; k++) position[list[k]!] = k;
    do {
      const i = random.below(work.count);
      this.reinsert(list, i);
      const first = work.modeFirst[i]!;
      const modes = work.modeFirst[i + 1]! - first;
      if (modes > 1) choice[i] = random.next() < 0.5 ? -1 : first + random.below(modes);
    } while (random.next() < MOVED);
  }

  private reinsert(list: Int32Array, i: number): void {
    const { random, work, position } = this;
    let low = 0;
    let high = work.count - 1;
    for (let row = work.predFirst[i]!; row < work.predFirst[i + 1]!; row++) {
      low = Math.max(low, position[work.pred[row]!]! + 1);
    }
    for (let row = work.succFirst[i]!; row < work.succFirst[i + 1]!; row++) {
      high = Math.min(high, position[work.succ[row]!]! - 1);
    }
    const at = position[i]!;
    const to = low + random.below(high - low + 1);
    if (to < at) list.copyWithin(to + 1, to, at);
    else list.copyWithin(at, at + 1, to + 1);
    list[to] = i;
    for (let k = Math.min(at, to); k <= Math.max(at, to); k++) position[list[k]!] = k;
  }
}
