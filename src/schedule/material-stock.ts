import type { Seconds } from "../kernel/moment";
import { LONG_AGO, NEVER } from "./calendar";
import type { ProblemMaterial } from "./problem";

/** Rounding of quantities: a part in a thousand million. */
const SLIVER = 1e-9;

/**
 * The inventory of one material. Between receipts stock only falls, so it is enough to know what
 * is spare at the end of each interval between receipts: an operation may take a quantity at a
 * moment when no interval from there on has less to spare.
 */
export class MaterialStock {
  /** Beginnings of the intervals; the last one begins when everything missing has been bought. */
  private readonly from: number[];
  private readonly spare: Float64Array;

  constructor(private readonly material: ProblemMaterial) {
    this.from = [LONG_AGO];
    const spare = [material.onHand];
    for (const { at, quantity } of material.receipts) {
      if (at >= material.boughtAt) continue;
      const last = this.from.length - 1;
      if (this.from[last] === at) spare[last]! += quantity;
      else {
        this.from.push(at);
        spare.push(spare[last]! + quantity);
      }
    }
    this.spare = Float64Array.from(spare);
  }

  copyFrom(other: MaterialStock): void {
    this.spare.set(other.spare);
  }

  /** The earliest moment at which `quantity` may be taken so that nothing else goes short. */
  earliest(quantity: number): Seconds {
    if (quantity <= 0) return LONG_AGO;
    const needed = quantity - SLIVER * (1 + quantity);
    let i = this.spare.length;
    while (i > 0 && this.spare[i - 1]! >= needed) i--;
    if (i < this.spare.length) return this.from[i]!;
    return this.material.boughtAt < NEVER ? this.material.boughtAt : NEVER;
  }

  /** Takes `quantity` (less than 0: gives it back) at a moment. */
  take(at: Seconds, quantity: number): void {
    if (at >= this.material.boughtAt) return;
    for (let i = this.spare.length - 1; i >= 0; i--) {
      if (this.from[i + 1] === undefined || this.from[i + 1]! > at) this.spare[i]! -= quantity;
    }
  }

  /** True when `quantity` may be taken at `at`. */
  allows(at: Seconds, quantity: number): boolean {
    return at >= this.earliest(quantity);
  }
}
