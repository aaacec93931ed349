import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement } from "../search/arrangement";
import type { Improver, ImproverMaker } from "../search/improver";
import { EliteSearch } from "./elite-search";
import { MachineGraph } from "./machine-graph";
import { NodeOrder } from "./node-order";
import { plainShopOf, type PlainShop } from "./plain-shop";
import { TwoWayDispatch } from "./two-way-dispatch";

/** Nodes that a step visits: about a millisecond. */
const STEP = 80_000;
/** Decisions of dispatching in a step: the same. */
const DECISIONS = 2_000;

/**
 * Shortens the makespan of (flexible) job shops: units that always work, setups that depend on
 * nothing, no pools and no materials; precedence, waits and releases as they like. Undefined for
 * everything else.
 */
export const makespanImprover: ImproverMaker = (compiled, start, random) => {
  const shop = plainShopOf(compiled, start);
  const order = shop && orderOf(shop, start);
  return shop && order ? new MakespanImprover(shop, order, start, compiled, random) : undefined;
};

class MakespanImprover implements Improver {
  readonly best: Arrangement;
  /** Undefined when it has given what it can. */
  private dispatch: TwoWayDispatch | undefined;
  private search: EliteSearch | undefined;
  private readonly graph: MachineGraph;
  private makespan: number;

  constructor(
    private readonly shop: PlainShop,
    order: NodeOrder,
    start: Arrangement,
    compiled: CompiledProblem,
    private readonly random: Random,
  ) {
    this.graph = new MachineGraph(shop);
    this.graph.load(order);
    order.makespan = this.graph.makespan;
    this.best = new Arrangement(compiled.count);
    this.best.copyFrom(start);
    this.makespan = lastEnd(shop, start);
    if (order.makespan < this.makespan) this.write(order);
    this.dispatch = new TwoWayDispatch(shop, order);
  }

  step(): boolean {
    const better = this.dispatch ? this.pass(this.dispatch) : this.move();
    if (!better || better.makespan >= this.makespan) return false;
    this.write(better);
    return true;
  }

  private pass(dispatch: TwoWayDispatch): NodeOrder | undefined {
    const better = dispatch.work(DECISIONS);
    if (dispatch.done) {
      this.search = new EliteSearch(this.shop, dispatch.best, this.random);
      this.dispatch = undefined;
    }
    return better ? dispatch.best : undefined;
  }

  private move(): NodeOrder | undefined {
    const search = this.search!;
    return search.step(STEP) ? search.best : undefined;
  }

  /** Everything as early as the order on every line lets it be. */
  private write(found: NodeOrder): void {
    const { best, graph, shop } = this;
    this.makespan = found.makespan;
    graph.load(found);
    for (let x = 0; x < shop.count; x++) {
      const operation = shop.operation[x]!;
      const option = graph.option[x]!;
      best.mode[operation] = shop.optionMode[option]!;
      best.variant[operation] = shop.optionVariant[option]!;
      best.line[operation] = shop.optionLine[option]!;
      best.setup[operation] = graph.setup[x]!;
      best.start[operation] = graph.start[x]!;
      best.runStart[operation] = graph.start[x]! + graph.setup[x]!;
      best.end[operation] = graph.end[x]!;
    }
  }
}

function lastEnd(shop: PlainShop, { end }: Arrangement): number {
  let last = 0;
  for (const operation of shop.operation) if (end[operation]! > last) last = end[operation]!;
  return last;
}

/** The nodes by their run starts, which grow along lines and along precedence; undefined when the arrangement has one on an option that is not there. */
function orderOf(shop: PlainShop, start: Arrangement): NodeOrder | undefined {
  const { count, operation, optionFirst, optionLine, optionMode } = shop;
  const turn = turnsOf(shop);
  const nodes = Array.from({ length: count }, (_, x) => x);
  const key = (times: Int32Array, x: number) => times[operation[x]!]!;
  nodes.sort(
    (x, y) =>
      key(start.runStart, x) - key(start.runStart, y) ||
      key(start.end, x) - key(start.end, y) ||
      turn[x]! - turn[y]!,
  );
  const order = new NodeOrder(count);
  order.order.set(nodes);
  for (let x = 0; x < count; x++) {
    const isHere = (k: number) =>
      optionLine[k] === key(start.line, x) && optionMode[k] === key(start.mode, x);
    let k = optionFirst[x]!;
    while (k < optionFirst[x + 1]! && !isHere(k)) k++;
    if (k === optionFirst[x + 1]) return undefined;
    order.option[x] = k;
  }
  return order;
}

/** A number for each node that grows along precedence. */
function turnsOf({ count, predFirst, succFirst, succ }: PlainShop): Int32Array {
  const turn = new Int32Array(count);
  const waiting = new Int32Array(count);
  const ready: number[] = [];
  for (let x = 0; x < count; x++) {
    waiting[x] = predFirst[x + 1]! - predFirst[x]!;
    if (waiting[x] === 0) ready.push(x);
  }
  for (let i = 0; i < ready.length; i++) {
    const x = ready[i]!;
    turn[x] = i;
    for (let k = succFirst[x]!; k < succFirst[x + 1]!; k++)
      if (--waiting[succ[k]!]! === 0) ready.push(succ[k]!);
  }
  return turn;
}
