import type { Random } from "../../kernel/random";
import { ListMember } from "./list-member";
import { ListPopulation } from "./list-population";

/** Members of a young population: about so many operations in all, within these limits. */
const YOUNG_VOLUME = 15_000;
const YOUNG_LEAST = 10;
const YOUNG_MOST = 60;
/** No population grows beyond so many operations in all, or so many members. */
const MOST_VOLUME = 2_000_000;
const MOST_MEMBERS = 1_920;

/**
 * Populations that grow with the time there is, however long that is: a ripe one waits until another
 * of its size is ripe, then both become one. So the first good lists come soon, and what they have
 * in common does not crowd out the rest for ever.
 */
export class PopulationTree {
  /** The population whose turn it is. */
  current: ListPopulation;
  /** Ripe ones, the largest first. */
  private readonly ripe: ListPopulation[] = [];
  private readonly free: ListMember[] = [];
  private readonly young: number;
  private readonly most: number;

  constructor(
    private readonly count: number,
    private readonly random: Random,
  ) {
    const share = Math.floor(YOUNG_VOLUME / count);
    this.young = Math.max(YOUNG_LEAST, Math.min(YOUNG_MOST, share));
    const limit = Math.min(MOST_MEMBERS, Math.floor(MOST_VOLUME / count));
    this.most = Math.max(this.young, limit);
    this.current = new ListPopulation(this.young, random);
  }

  /** A member to be made; it comes back by `add` or `replace`. */
  spare(): ListMember {
    return this.free.pop() ?? new ListMember(this.count);
  }

  /** Takes a member that was made of nothing. */
  add(member: ListMember): void {
    if (!this.current.add(member)) this.free.push(member);
  }

  /** Takes a child whose larger part is of `parent`. */
  replace(parent: ListMember, child: ListMember): void {
    const freed = this.current.replace(parent, child);
    if (freed) this.free.push(freed);
    if (this.current.isRipe) this.ripen();
  }

  private ripen(): void {
    const { ripe, current } = this;
    const last = ripe[ripe.length - 1];
    if (last?.target !== current.target) {
      ripe.push(current);
      this.current = new ListPopulation(this.young, this.random);
      return;
    }
    ripe.pop();
    const target = Math.min(this.most, 2 * current.target);
    this.current = new ListPopulation(target, this.random, true);
    const all = [...last.members, ...current.members];
    all.sort((a, b) => a.first - b.first || a.second - b.second);
    for (const member of all) this.add(member);
  }
}
