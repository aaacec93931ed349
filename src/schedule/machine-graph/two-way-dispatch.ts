import { MachineGraph } from "./machine-graph";
import { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";
import { QuickDispatch } from "./quick-dispatch";

/** Passes without a better schedule after which no more is hoped for. */
const PATIENCE = 8;

/**
 * Dispatches a shop again and again, by turns from its beginning and from its end. What comes first
 * is what had most to follow it in the schedule before: its tail going forward, its head going
 * backward (forward-backward improvement: Li and Willis 1992; for job shops the bidirectional
 * scheduling of Dell'Amico and Trubian 1993 is akin). Where jobs are many the lines with most
 * work soon never wait. Works in pieces.
 */
export class TwoWayDispatch {
  readonly best: NodeOrder;
  private readonly graph: MachineGraph;
  private readonly forward: QuickDispatch;
  private readonly backward: QuickDispatch;
  private readonly made: NodeOrder;
  private isForward = true;
  private stale = 0;

  /** `start` has its makespan. */
  constructor(shop: PlainShop, start: NodeOrder) {
    this.graph = new MachineGraph(shop);
    this.forward = new QuickDispatch(shop);
    this.backward = new QuickDispatch(reversed(shop));
    this.made = new NodeOrder(shop.count);
    this.best = new NodeOrder(shop.count);
    this.best.copyFrom(start);
    this.graph.load(start);
    this.begin();
  }

  get done(): boolean {
    return this.stale >= PATIENCE;
  }

  /** Places so many nodes, give or take; true when `best` became better. */
  work(most: number): boolean {
    const { made, graph, best } = this;
    const pass = this.isForward ? this.forward : this.backward;
    if (!pass.work(most, made)) return false;
    if (!this.isForward) made.order.reverse();
    graph.load(made);
    made.makespan = graph.makespan;
    const better = made.makespan < best.makespan;
    if (better) best.copyFrom(made);
    this.stale = better ? 0 : this.stale + 1;
    this.isForward = !this.isForward;
    this.begin();
    return better;
  }

  private begin(): void {
    const { graph, isForward } = this;
    const pass = isForward ? this.forward : this.backward;
    const urgency = isForward ? graph.tail : graph.end;
    for (let x = 0; x < graph.count; x++) pass.keys[x] = -urgency[x]!;
    pass.begin();
  }
}

/** The shop as seen from its end: everything follows what it came before. Releases are forgotten. */
function reversed(shop: PlainShop): PlainShop {
  const { count, lineCount, optionSetup, optionRun } = shop;
  return {
    ...shop,
    lineFree: new Int32Array(lineCount),
    release: new Int32Array(count),
    // Going backward a setup cannot begin before its run is over.
    optionSetup: new Int32Array(optionSetup.length),
    optionRun: optionRun.map((run, k) => run + optionSetup[k]!),
    predFirst: shop.succFirst,
    pred: shop.succ,
    predWait: shop.succWait,
    succFirst: shop.predFirst,
    succ: shop.pred,
    succWait: shop.predWait,
  };
}
