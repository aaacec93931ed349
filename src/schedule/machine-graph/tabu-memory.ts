const SLOTS_LOG = 13;

/**
 * What must not come back for a while, as hashes of runs of nodes on a line. Two runs that share a
 * hash by accident only forbid one more.
 */
export class TabuMemory {
  private readonly key = new Int32Array(1 << SLOTS_LOG);
  private readonly until = new Int32Array(1 << SLOTS_LOG);

  clear(): void {
    this.until.fill(0);
  }

  forbid(hash: number, until: number): void {
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - SLOTS_LOG);
    this.key[slot] = hash;
    this.until[slot] = until;
  }

  forbids(hash: number, now: number): boolean {
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - SLOTS_LOG);
    return this.until[slot]! > now && this.key[slot] === hash;
  }
}
