import fc from "fast-check";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { MachineGraph } from "../../../../src/schedule/machine-graph/machine-graph";
import { NodeOrder } from "../../../../src/schedule/machine-graph/node-order";
import { plainShopOf, type PlainShop } from "../../../../src/schedule/machine-graph/plain-shop";
import { QuickDispatch } from "../../../../src/schedule/machine-graph/quick-dispatch";
import { TwoWayDispatch } from "../../../../src/schedule/machine-graph/two-way-dispatch";
import { arrangementOf } from "../../../../src/schedule/search/arrangement";
import { randomShop, shopShapes, type ShopShape } from "../../../support/random-shop";
import { runs } from "../../../support/runs";

function shopOf(shape: ShopShape): PlainShop | undefined {
  const compiled = compileProblem(randomShop(shape));
  return plainShopOf(compiled, arrangementOf(new Construction(compiled).schedule(0).board));
}

/** Dispatched with first come first served by number, so many decisions at a time. */
function dispatched(shop: PlainShop, piece: number): NodeOrder {
  const into = new NodeOrder(shop.count);
  const dispatch = new QuickDispatch(shop);
  dispatch.keys.forEach((_, x) => (dispatch.keys[x] = x));
  dispatch.begin();
  while (!dispatch.work(piece, into));
  return into;
}

/** Whether nothing comes before what it waits for, and each has an option of its own. */
function expectComplete({ count, predFirst, pred, optionFirst }: PlainShop, made: NodeOrder) {
  const seen = new Set<number>();
  for (const x of made.order) {
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) expect(seen.has(pred[k]!)).toBe(true);
    expect(made.option[x]).toBeGreaterThanOrEqual(optionFirst[x]!);
    expect(made.option[x]).toBeLessThan(optionFirst[x + 1]!);
    seen.add(x);
  }
  expect(seen.size).toBe(count);
}

describe("dispatching from both ends", () => {
  it("places everything once, behind what it waits for, no later than it says", () => {
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const shop = shopOf(shape);
        if (!shop) return;
        const made = dispatched(shop, 1e9);
        expectComplete(shop, made);
        const graph = new MachineGraph(shop);
        graph.load(made);
        expect(graph.makespan).toBeLessThanOrEqual(made.makespan);
        expect(dispatched(shop, 3)).toEqual(made);
      }),
      { numRuns: runs(150, 2000) },
    );
  });

  it("never keeps a schedule that is longer, and comes to an end", () => {
    let shorter = 0;
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const shop = shopOf(shape);
        if (!shop) return;
        const start = dispatched(shop, 1e9);
        const graph = new MachineGraph(shop);
        graph.load(start);
        start.makespan = graph.makespan;
        const dispatch = new TwoWayDispatch(shop, start);
        while (!dispatch.done) dispatch.work(50);
        expectComplete(shop, dispatch.best);
        graph.load(dispatch.best);
        expect(graph.makespan).toBe(dispatch.best.makespan);
        expect(graph.makespan).toBeLessThanOrEqual(start.makespan);
        if (graph.makespan < start.makespan) shorter++;
      }),
      { numRuns: runs(150, 2000) },
    );
    expect(shorter).toBeGreaterThan(20);
  });
});
