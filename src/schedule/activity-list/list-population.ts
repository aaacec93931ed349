import type { Random } from "../../kernel/random";
import { ListMember } from "./list-member";

/** Members at most; fewer where one evaluation is long. */
const MOST = 60;
const LEAST = 12;
/** Operations of all members together, about. */
const VOLUME = 60_000;

/** The lists that are crossed. All differ in their schedules; the worst goes when a better one comes. */
export class ListPopulation {
  /** Members when full. */
  readonly target: number;
  /** The member that is made next; it is in the population once `join` has taken it. */
  spare: ListMember;
  private readonly members: ListMember[] = [];
  private size = 0;
  private drawn = 0;

  constructor(
    count: number,
    private readonly random: Random,
  ) {
    this.target = Math.max(LEAST, Math.min(MOST, Math.floor(VOLUME / count)));
    this.spare = new ListMember(count);
    for (let m = 0; m < this.target; m++) this.members.push(new ListMember(count));
  }

  /** True while members are to be drawn from nothing; not for ever, since small problems have few schedules. */
  get isFilling(): boolean {
    return this.size === 0 || (this.size < this.target && this.drawn < 3 * this.target);
  }

  empty(): void {
    this.size = 0;
    this.drawn = 0;
  }

  /** The better of two. */
  pick(): ListMember {
    const one = this.members[this.random.below(this.size)]!;
    const other = this.members[this.random.below(this.size)]!;
    return other.isBetterThan(one) ? other : one;
  }

  /** The same, but another one where there is one. */
  pickOther(than: ListMember): ListMember {
    const picked = this.pick();
    if (picked !== than) return picked;
    const at = this.members.indexOf(than);
    return this.members[(at + 1) % this.size]!;
  }

  /** Takes the spare in, if it is new and not worse than all. */
  join(): void {
    const { spare, members } = this;
    this.drawn++;
    if (spare.first === Infinity) return;
    for (let m = 0; m < this.size; m++) if (members[m]!.mark === spare.mark) return;
    let at = this.size;
    if (this.size < this.target) this.size++;
    else {
      at = 0;
      for (let m = 1; m < this.size; m++) if (!members[m]!.isBetterThan(members[at]!)) at = m;
      if (members[at]!.isBetterThan(spare)) return;
    }
    this.spare = members[at]!;
    members[at] = spare;
  }
}
