import type { QuickRandom } from "./quick-random";

const SLOTS_LOG = 13;

/**
 * What must not come back for a while: that one node stands before another, or on a line. Kept by
 * hash; two that share one by accident only forbid one more, or one for a shorter time.
 */
export class TabuMemory {
  private readonly key = new Int32Array(1 << SLOTS_LOG);
  private readonly until = new Int32Array(1 << SLOTS_LOG);
  private readonly byNode: Int32Array;

  /** `size`: nodes, with those that stand for lines. */
  constructor(size: number, random: QuickRandom) {
    const any = () => (random.below(32768) << 17) ^ (random.below(32768) << 4) ^ random.below(16);
    this.byNode = new Int32Array(size).map(any);
  }

  clear(): void {
    this.until.fill(0);
  }

  forbidOrder(x: number, y: number, until: number): void {
    this.forbid(this.orderKey(x, y), until);
  }

  forbidsOrder(x: number, y: number, now: number): boolean {
    return this.forbids(this.orderKey(x, y), now);
  }

  forbidLine(x: number, sentinel: number, until: number): void {
    this.forbid(this.lineKey(x, sentinel), until);
  }

  forbidsLine(x: number, sentinel: number, now: number): boolean {
    return this.forbids(this.lineKey(x, sentinel), now);
  }

  private forbid(key: number, until: number): void {
    const slot = Math.imul(key, 0x9e3779b1) >>> (32 - SLOTS_LOG);
    this.key[slot] = key;
    this.until[slot] = until;
  }

  private forbids(key: number, now: number): boolean {
    const slot = Math.imul(key, 0x9e3779b1) >>> (32 - SLOTS_LOG);
    return this.until[slot]! > now && this.key[slot] === key;
  }

  private orderKey(x: number, y: number): number {
    const { byNode } = this;
    return (Math.imul(byNode[x]!, 0x2c1b3c6d) + Math.imul(byNode[y]!, 0x297a2d39)) | 0;
  }

  private lineKey(x: number, sentinel: number): number {
    const { byNode } = this;
    return (Math.imul(byNode[x]!, 0x5bd1e995) + Math.imul(byNode[sentinel]!, 0x1b873593)) | 0;
  }
}
