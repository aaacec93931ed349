import type { Random } from "../../kernel/random";
import type { ListMember } from "./list-member";

/** Children by member until a population is ripe. */
const CHILDREN = 1_500;
/** Members that are drawn at most to fill a population, by member: small problems have few schedules. */
const DRAWN = 3;

/** Lists that are crossed with one another. All differ in their schedules. */
export class ListPopulation {
  readonly members: ListMember[] = [];
  private drawn = 0;
  private children = 0;

  constructor(
    /** Members when full. */
    readonly target: number,
    private readonly random: Random,
    /** Made of others, so that nothing is drawn. */
    private readonly grown = false,
  ) {}

  /** True while members are to be drawn from nothing. */
  get isFilling(): boolean {
    const { members, target } = this;
    if (members.length === 0) return true;
    return members.length < target && this.drawn < DRAWN * target && !this.grown;
  }

  /** True when it is time to let others in. */
  get isRipe(): boolean {
    return this.children >= CHILDREN * this.target;
  }

  pick(): ListMember {
    return this.members[this.random.below(this.members.length)]!;
  }

  /** Another than `than`, where there is one. */
  pickOther(than: ListMember): ListMember {
    const { members, random } = this;
    const at = random.below(members.length);
    return members[at] === than ? members[(at + 1) % members.length]! : members[at]!;
  }

  /** Takes a member in while there is room, if it is new; whether it did. */
  add(member: ListMember): boolean {
    this.drawn++;
    if (this.members.length >= this.target || !this.isNew(member)) return false;
    this.members.push(member);
    return true;
  }

  /**
   * Puts a child in the place of the parent that gave it most, if it is new and not worse
   * (crowding; Mahfoud 1995): so lists that differ live on side by side. Gives the one that is free
   * afterwards, the child or the parent; undefined while there is room for both.
   */
  replace(parent: ListMember, child: ListMember): ListMember | undefined {
    const { members, target } = this;
    this.children++;
    if (parent.isBetterThan(child) && members.length >= target) return child;
    if (!this.isNew(child)) return child;
    if (members.length < target) {
      members.push(child);
      return undefined;
    }
    members[members.indexOf(parent)] = child;
    return parent;
  }

  private isNew({ first, mark }: ListMember): boolean {
    if (first === Infinity) return false;
    const { members } = this;
    for (let m = 0; m < members.length; m++) if (members[m]!.mark === mark) return false;
    return true;
  }
}
