import type { Seconds } from "../kernel/moment";
import { bitsOfText, mixedBits, shareOfBits } from "../kernel/random";
import type { ProblemMaterial } from "../schedule/problem";
import type { ReplayChart } from "./replay-chart";
import type { ReplaySpreads } from "./replay-spreads";
import type { SpreadTables } from "./spread-tables";

/** Rounding of quantities: a part in ten million. */
const SLIVER = 1e-7;

/** One material: its receipts as drawn, and who takes how much of it in which order. */
interface Pegging {
  readonly material: ProblemMaterial;
  /** Row of the spread of its times. */
  readonly spread: number;
  readonly boughtBits: number;
  readonly receiptBits: readonly number[];
  /** Drawn arrivals, ascending, with their quantities. */
  readonly at: Int32Array;
  readonly quantity: Float64Array;
  /** Places of those that take it, in the order of the schedule, and what all until them take. */
  readonly places: Int32Array;
  readonly upTo: Float64Array;
}

/**
 * When each operation has its materials. As in the schedule: stock first, then receipts as they
 * come, to operations in the order in which the schedule takes them; what no receipt covers is
 * bought.
 */
export class MaterialArrivals {
  /** By place, in the replay that was drawn last; 0: nothing to wait for. */
  readonly at: Int32Array;
  private readonly peggings: readonly Pegging[];
  private readonly latest: Seconds;

  constructor(
    chart: ReplayChart,
    { leadTime }: ReplaySpreads,
    private readonly tables: SpreadTables,
    seedBits: number,
  ) {
    const { materials } = chart.compiled.problem;
    this.at = new Int32Array(chart.operationAt.length);
    this.latest = chart.compiled.problem.horizon;
    this.peggings = takersByMaterial(chart).flatMap((takers, index) => {
      const spread = tables.add(leadTime.of?.get(index) ?? leadTime.usual);
      return takers.length > 0 ? [peggingOf(materials[index]!, takers, spread, seedBits)] : [];
    });
  }

  draw(replay: number): void {
    this.at.fill(0);
    for (const pegging of this.peggings) {
      this.drawReceipts(pegging, replay);
      const bought = this.drawn(
        pegging.material.boughtAt,
        pegging.spread,
        pegging.boughtBits,
        replay,
      );
      this.handOut(pegging, bought);
    }
  }

  private drawReceipts({ material, spread, receiptBits, at, quantity }: Pegging, replay: number) {
    const { receipts } = material;
    for (let k = 0; k < receipts.length; k++) {
      const arrives = this.drawn(receipts[k]!.at, spread, receiptBits[k]!, replay);
      let i = k;
      for (; i > 0 && at[i - 1]! > arrives; i--) {
        at[i] = at[i - 1]!;
        quantity[i] = quantity[i - 1]!;
      }
      at[i] = arrives;
      quantity[i] = receipts[k]!.quantity;
    }
  }

  private drawn(planned: Seconds, spread: number, bits: number, replay: number): Seconds {
    if (spread < 0) return Math.min(planned, this.latest);
    const factor = this.tables.factor(spread, shareOfBits(mixedBits(bits, replay)));
    return Math.min(Math.round(planned * factor), this.latest);
  }

  private handOut({ material, at, quantity, places, upTo }: Pegging, bought: Seconds): void {
    let there = material.onHand;
    let last = 0;
    let next = 0;
    for (let i = 0; i < places.length; i++) {
      const needed = upTo[i]! - SLIVER * (1 + upTo[i]!);
      while (there < needed && next < at.length) {
        there += quantity[next]!;
        last = at[next++]!;
      }
      const comes = there < needed ? bought : last;
      if (comes > this.at[places[i]!]!) this.at[places[i]!] = comes;
    }
  }
}

function peggingOf(
  material: ProblemMaterial,
  takers: readonly Taker[],
  spread: number,
  seedBits: number,
): Pegging {
  const { receipts } = material;
  const bits = mixedBits(seedBits, bitsOfText(material.id));
  let sum = 0;
  return {
    material,
    spread,
    boughtBits: bits,
    receiptBits: receipts.map(({ id }) => mixedBits(bits, bitsOfText(id))),
    at: new Int32Array(receipts.length),
    quantity: new Float64Array(receipts.length),
    places: Int32Array.from(takers, ({ place }) => place),
    upTo: Float64Array.from(takers, ({ quantity }) => (sum += quantity)),
  };
}

interface Taker {
  readonly place: number;
  readonly quantity: number;
  /** When the schedule takes it. */
  readonly at: Seconds;
}

function takersByMaterial({ compiled, placements, placeOf }: ReplayChart): Taker[][] {
  const { problem, modeFirst, modeMaterialAtStart, happened } = compiled;
  const takers: Taker[][] = problem.materials.map(() => []);
  for (const { index, materials } of problem.operations) {
    const placement = placements[index];
    if (materials.length === 0 || !placement || happened[index] === 1) continue;
    const atStart = modeMaterialAtStart[modeFirst[index]! + placement.mode] === 1;
    const at = atStart ? placement.start : placement.runStart;
    for (const { material, quantity } of materials)
      if (quantity > 0) takers[material]!.push({ place: placeOf[index]!, quantity, at });
  }
  for (const list of takers) list.sort((a, b) => a.at - b.at || a.place - b.place);
  return takers;
}
