import fc from "fast-check";
import { seededRandom } from "../../../../src/kernel/random";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { Combination } from "../../../../src/schedule/machine-graph/combination";
import { CriticalPath } from "../../../../src/schedule/machine-graph/critical-path";
import { MachineGraph } from "../../../../src/schedule/machine-graph/machine-graph";
import { MoveChoice } from "../../../../src/schedule/machine-graph/move-choice";
import { NodeOrder } from "../../../../src/schedule/machine-graph/node-order";
import { plainShopOf, type PlainShop } from "../../../../src/schedule/machine-graph/plain-shop";
import { QuickRandom } from "../../../../src/schedule/machine-graph/quick-random";
import { ReassignMoves } from "../../../../src/schedule/machine-graph/reassign-moves";
import { SequenceMoves } from "../../../../src/schedule/machine-graph/sequence-moves";
import { TabuMemory } from "../../../../src/schedule/machine-graph/tabu-memory";
import { arrangementOf } from "../../../../src/schedule/search/arrangement";
import { randomShop, shopShapes, type ShopShape } from "../../../support/random-shop";
import { runs } from "../../../support/runs";

interface Drawn {
  readonly shop: PlainShop;
  readonly graph: MachineGraph;
  readonly random: QuickRandom;
}

/** A shop's graph, loaded with a solution by chance; undefined when nothing is open. */
function draw(shape: ShopShape): Drawn | undefined {
  const compiled = compileProblem(randomShop(shape));
  const { board } = new Construction(compiled).schedule(0);
  const shop = plainShopOf(compiled, arrangementOf(board));
  if (!shop) return undefined;
  const graph = new MachineGraph(shop);
  const random = new QuickRandom(seededRandom(shape.seed + 1));
  const solution = new NodeOrder(shop.count);
  new Combination(graph, random).byChance(solution);
  graph.load(solution);
  return { shop, graph, random };
}

/** Start of every node and the longest way from there to the end, by plain recursion over all arcs. */
function longestPaths({ shop, graph }: Drawn) {
  const starts = new Map<number, number>();
  const tails = new Map<number, number>();
  const start = (x: number): number => {
    const known = starts.get(x);
    if (known !== undefined) return known;
    const before = graph.before[x]!;
    let at =
      before >= shop.count
        ? shop.lineFree[before - shop.count]!
        : start(before) + graph.time[before]!;
    at = Math.max(at, shop.release[x]! - graph.setup[x]!);
    for (let k = shop.predFirst[x]!; k < shop.predFirst[x + 1]!; k++) {
      const p = shop.pred[k]!;
      at = Math.max(at, start(p) + graph.time[p]! + shop.predWait[k]! - graph.setup[x]!);
    }
    starts.set(x, at);
    return at;
  };
  const tail = (x: number): number => {
    const known = tails.get(x);
    if (known !== undefined) return known;
    const behind = graph.behind[x]!;
    let left = behind >= shop.count ? 0 : tail(behind);
    for (let k = shop.succFirst[x]!; k < shop.succFirst[x + 1]!; k++) {
      const s = shop.succ[k]!;
      left = Math.max(left, tail(s) + shop.succWait[k]! - graph.setup[s]!);
    }
    tails.set(x, left + graph.time[x]!);
    return left + graph.time[x]!;
  };
  const nodes = Array.from({ length: shop.count }, (_, x) => x);
  return { starts: nodes.map(start), tails: nodes.map(tail) };
}

/** The adjacent pairs of a path's blocks, as places on the path, that can change places. */
function swaps(path: CriticalPath, graph: MachineGraph): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < path.length; i++) {
    const [u, v] = [path.nodes[i]!, path.nodes[i + 1]!];
    if (graph.before[v] === u && graph.cannotReach(u, v)) found.push(i);
  }
  return found;
}

/** Moves a critical node to the option and place that promise most; false when none is possible. */
function reassign({ graph, random }: Drawn, path: CriticalPath): boolean {
  const choice = new MoveChoice(random);
  const memory = new TabuMemory(graph.none, random);
  choice.clear(0, 0);
  new ReassignMoves(graph, path, memory, choice).offerAll();
  if (choice.kind < 0) return false;
  const x = choice.node;
  graph.move(x, choice.anchor, choice.option);
  expect(graph.option[x]).toBe(choice.option);
  expect(graph.start[x]! + graph.tail[x]!).toBeLessThanOrEqual(choice.limit);
  return true;
}

const settings = { numRuns: runs(100, 2000) };

describe("the graph of machine orders", () => {
  it("has the longest paths as times after every move", () => {
    let moves = 0;
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const drawn = draw(shape);
        if (!drawn) return;
        const { graph, random } = drawn;
        const path = new CriticalPath(graph, random);
        for (let n = 0; n < 8; n++) {
          const { starts, tails } = longestPaths(drawn);
          expect([...graph.start].slice(0, graph.count)).toEqual(starts);
          expect([...graph.tail].slice(0, graph.count)).toEqual(tails);
          const ends = starts.map((start, x) => start + graph.time[x]!);
          expect(graph.makespan).toBe(Math.max(...ends, ...drawn.shop.lineFree));
          path.trace();
          if (n % 2 === 1 && reassign(drawn, path)) {
            moves++;
            continue;
          }
          const possible = swaps(path, graph);
          if (possible.length === 0) return;
          const i = possible[random.below(possible.length)]!;
          graph.move(path.nodes[i]!, path.nodes[i + 1]!, -1);
          moves++;
        }
      }),
      settings,
    );
    expect(moves).toBeGreaterThan(100);
  });

  it("foresees the longest path through two neighbours that change places", () => {
    let compared = 0;
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const drawn = draw(shape);
        if (!drawn) return;
        const { graph, random } = drawn;
        const path = new CriticalPath(graph, random);
        path.trace();
        const moves = new SequenceMoves(graph, path, undefined as never, undefined as never);
        const before = new NodeOrder(graph.count);
        graph.save(before);
        for (const i of swaps(path, graph)) {
          const [u, v] = [path.nodes[i]!, path.nodes[i + 1]!];
          const later = moves.estimateLater(i, i + 1, Infinity);
          expect(moves.estimateEarlier(i, i + 1, Infinity)).toBe(later);
          graph.move(u, v, -1);
          expect(later).toBe(
            Math.max(graph.start[u]! + graph.tail[u]!, graph.start[v]! + graph.tail[v]!),
          );
          expect(graph.makespan).toBeGreaterThanOrEqual(later);
          graph.load(before);
          compared++;
        }
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(100);
  });

  it("never foresees less than the longest path through the nodes that a longer move passes", () => {
    let compared = 0;
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const drawn = draw(shape);
        if (!drawn) return;
        const { graph, random } = drawn;
        const path = new CriticalPath(graph, random);
        path.trace();
        const moves = new SequenceMoves(graph, path, undefined as never, undefined as never);
        const before = new NodeOrder(graph.count);
        graph.save(before);
        for (let b = 0; b < path.blocks; b++) {
          const [i, k] = [path.blockFirst[b]!, path.blockFirst[b + 1]! - 1];
          const [u, v] = [path.nodes[i]!, path.nodes[k]!];
          if (k - i < 2 || !graph.cannotReach(u, v)) continue;
          const foreseen = moves.estimateLater(i, k, Infinity);
          graph.move(u, v, -1);
          for (let n = i; n <= k; n++) {
            const x = path.nodes[n]!;
            expect(graph.start[x]! + graph.tail[x]!).toBeLessThanOrEqual(foreseen);
          }
          graph.load(before);
          compared++;
        }
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(10);
  });

  it("keeps in a combination what both parents have in the same order", () => {
    fc.assert(
      fc.property(shopShapes(), (shape) => {
        const drawn = draw(shape);
        if (!drawn) return;
        const { graph, random } = drawn;
        const combination = new Combination(graph, random);
        const [a, b, child] = [0, 1, 2].map(() => new NodeOrder(graph.count)) as [
          NodeOrder,
          NodeOrder,
          NodeOrder,
        ];
        combination.byChance(a);
        combination.byChance(b);
        combination.between(a, b, child);
        const turn = (order: NodeOrder) => {
          const turns = new Int32Array(graph.count);
          order.order.forEach((x, i) => (turns[x] = i));
          return turns;
        };
        const [ta, tb, tc] = [turn(a), turn(b), turn(child)];
        for (let x = 0; x < graph.count; x++) {
          expect([a.option[x], b.option[x]]).toContain(child.option[x]);
          for (let y = 0; y < graph.count; y++) {
            if (ta[x]! < ta[y]! && tb[x]! < tb[y]!) expect(tc[x]!).toBeLessThan(tc[y]!);
          }
        }
      }),
      settings,
    );
  });
});
