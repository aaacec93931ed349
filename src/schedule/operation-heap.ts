/** Operations by key, smallest first; equal keys by index, so that ties never depend on chance. */
export class OperationHeap {
  operations = new Int32Array(64);
  keys = new Float64Array(64);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  push(operation: number, key: number): void {
    if (this.size === this.operations.length) this.grow();
    this.up(this.size++, operation, key);
  }

  /** Takes the first away. */
  pop(): number {
    const first = this.operations[0]!;
    this.removeAt(0);
    return first;
  }

  /** Takes the entry at a position of the heap away. */
  removeAt(at: number): void {
    const last = --this.size;
    if (at === last) return;
    const operation = this.operations[last]!;
    const key = this.keys[last]!;
    if (this.down(at, operation, key) === at) this.up(at, operation, key);
  }

  private before(operation: number, key: number, at: number): boolean {
    return key < this.keys[at]! || (key === this.keys[at]! && operation < this.operations[at]!);
  }

  private up(from: number, operation: number, key: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(operation, key, parent)) break;
      this.operations[at] = this.operations[parent]!;
      this.keys[at] = this.keys[parent]!;
      at = parent;
    }
    this.operations[at] = operation;
    this.keys[at] = key;
  }

  /** Where the entry comes to stand. */
  private down(from: number, operation: number, key: number): number {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (
        child + 1 < this.size &&
        this.before(this.operations[child + 1]!, this.keys[child + 1]!, child)
      )
        child++;
      if (this.before(operation, key, child)) break;
      this.operations[at] = this.operations[child]!;
      this.keys[at] = this.keys[child]!;
      at = child;
    }
    this.operations[at] = operation;
    this.keys[at] = key;
    return at;
  }

  private grow(): void {
    const operations = new Int32Array(this.operations.length * 2);
    const keys = new Float64Array(operations.length);
    operations.set(this.operations);
    keys.set(this.keys);
    this.operations = operations;
    this.keys = keys;
  }
}
