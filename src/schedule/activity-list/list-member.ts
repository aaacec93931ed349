/** One list with the modes chosen in it, and what its schedule is worth. */
export class ListMember {
  /** Movable operations; those that others wait for first. */
  readonly list: Int32Array;
  /** By operation its choice of mode; -1: the one that ends first. */
  readonly choice: Int32Array;
  /** Infinity: some operation ends too late. */
  first = Infinity;
  second = Infinity;
  /** A hash of the starts: members that have it in common are taken for one schedule. */
  mark = 0;

  constructor(count: number) {
    this.list = new Int32Array(count);
    this.choice = new Int32Array(count);
  }

  isBetterThan(other: ListMember): boolean {
    return this.first < other.first || (this.first === other.first && this.second < other.second);
  }
}
