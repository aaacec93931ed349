import type { QuickRandom } from "./quick-random";

/** Hashes of runs of nodes: a sum of products of odd numbers by node and by turn, modulo 2^32. */
export class RunHash {
  private readonly byNode: Int32Array;
  private readonly byTurn: Int32Array;

  constructor(count: number, lines: number, random: QuickRandom) {
    const odd = () => (random.below(32768) << 17) ^ (random.below(32768) << 3) ^ 1;
    this.byNode = new Int32Array(count + lines + 1).map(odd);
    this.byTurn = new Int32Array(count + 1).map(odd);
  }

  /** Of nodes i to k as they stand. */
  ofRun(nodes: Int32Array, i: number, k: number): number {
    const { byNode, byTurn } = this;
    let sum = 0;
    for (let n = i; n <= k; n++) sum = (sum + Math.imul(byNode[nodes[n]!]!, byTurn[n - i]!)) | 0;
    return sum;
  }

  /** Of nodes i + 1 to k, then i. */
  ofRotation(nodes: Int32Array, i: number, k: number): number {
    const { byNode, byTurn } = this;
    let sum = Math.imul(byNode[nodes[i]!]!, byTurn[k - i]!);
    for (let n = i + 1; n <= k; n++) {
      sum = (sum + Math.imul(byNode[nodes[n]!]!, byTurn[n - i - 1]!)) | 0;
    }
    return sum;
  }

  /** Of node k, then i to k - 1. */
  ofBackRotation(nodes: Int32Array, i: number, k: number): number {
    const { byNode, byTurn } = this;
    let sum = Math.imul(byNode[nodes[k]!]!, byTurn[0]!);
    for (let n = i; n < k; n++) {
      sum = (sum + Math.imul(byNode[nodes[n]!]!, byTurn[n - i + 1]!)) | 0;
    }
    return sum;
  }

  ofPair(x: number, y: number): number {
    return (Math.imul(this.byNode[x]!, 0x2c1b3c6d) + Math.imul(this.byNode[y]!, 0x297a2d39)) | 0;
  }

  /** Of a node on a line. */
  ofPlace(node: number, sentinel: number): number {
    return Math.imul(this.byNode[node]!, this.byNode[sentinel]! ^ 0x5bd1e994);
  }
}
