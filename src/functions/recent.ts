/** Keeps the few things that were asked for last, so that thousands of cells share what they have in common. */
export class Recent<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly most: number) {}

  /** What is kept under the key, made when there is none. */
  get(key: string, make: () => T): T {
    const found = this.known.has(key) ? this.known.get(key)! : make();
    this.known.delete(key);
    this.known.set(key, found);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.most) break;
      this.known.delete(oldest);
    }
    return found;
  }
}
