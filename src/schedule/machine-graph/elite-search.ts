import type { Random } from "../../kernel/random";
import { Combination } from "./combination";
import { MachineGraph } from "./machine-graph";
import { NodeDistance } from "./node-distance";
import { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";
import { QuickRandom } from "./quick-random";
import { TabuSearch } from "./tabu-search";

/** Iterations without a better solution after which a tabu search ends. */
const PATIENCE = 5000;
/** Solutions in the pool. */
const POOL = 3;
/** Searches without a gain after which a pool has given what it can. */
const STALE = 12;
/** Solutions of the same makespan that are closer than this, in places by node, count as one. */
const NEAR = 0.1;
/** What beginning a search costs, in nodes visited: at all, and by node. */
const BEGIN_COST = 5000;
const BEGIN_COST_BY_NODE = 20;

/**
 * Tabu searches from one solution after another: the given one, then by chance until the pool is
 * full, then between two of the pool, close to one of them (path relinking: Peng, Lü and Cheng
 * 2015). What is found takes the place of the pool's worst. A pool that gives no more is begun anew
 * around its best.
 */
export class EliteSearch {
  /** The best of all. */
  readonly best: NodeOrder;
  private readonly graph: MachineGraph;
  private readonly search: TabuSearch;
  private readonly combination: Combination;
  private readonly distance: NodeDistance;
  private readonly random: QuickRandom;
  private readonly pool: NodeOrder[] = [];
  private readonly next: NodeOrder;
  private stale = 0;

  constructor(shop: PlainShop, start: NodeOrder, random: Random) {
    this.graph = new MachineGraph(shop);
    this.search = new TabuSearch(this.graph, random);
    this.random = new QuickRandom(random);
    this.combination = new Combination(this.graph, this.random);
    this.distance = new NodeDistance(shop);
    this.best = new NodeOrder(shop.count);
    this.next = new NodeOrder(shop.count);
    this.search.begin(start, PATIENCE);
    this.best.copyFrom(this.search.best);
  }

  /** Works until about so many nodes were visited; true when `best` became better. */
  step(work: number): boolean {
    const { search, best } = this;
    const before = best.makespan;
    for (let left = work; left > 0 && !search.optimal;) {
      left = search.work(left);
      if (search.best.makespan < best.makespan) best.copyFrom(search.best);
      if (!search.done || search.optimal) continue;
      this.keep();
      this.begin();
      left -= BEGIN_COST + BEGIN_COST_BY_NODE * this.graph.count;
    }
    return best.makespan < before;
  }

  /** Puts what was found into the pool. */
  private keep(): void {
    const { graph, pool, search, distance } = this;
    const found = new NodeOrder(graph.count);
    found.copyFrom(search.best);
    graph.load(found);
    this.combination.sortByStart(found);
    if (pool.length < POOL) {
      pool.push(found);
      return;
    }
    this.stale++;
    const worst = this.worst();
    const { makespan } = pool[worst]!;
    const near = NEAR * graph.count;
    const known = pool.some(
      (other) => other.makespan === found.makespan && distance.between(other, found) < near,
    );
    if (!known && found.makespan <= makespan) {
      if (found.makespan < makespan) this.stale = 0;
      pool[worst] = found;
    }
    if (this.stale >= STALE) this.renew();
  }

  private begin(): void {
    const { pool, random, combination, next } = this;
    if (pool.length < POOL) combination.byChance(next);
    else {
      const a = random.below(POOL);
      const b = (a + 1 + random.below(POOL - 1)) % POOL;
      combination.between(pool[a]!, pool[b]!, next);
    }
    this.search.begin(next, PATIENCE);
  }

  private worst(): number {
    const { pool } = this;
    let worst = 0;
    for (let i = 1; i < POOL; i++) if (pool[i]!.makespan > pool[worst]!.makespan) worst = i;
    return worst;
  }

  private renew(): void {
    const { pool } = this;
    const best = pool.reduce((a, b) => (b.makespan < a.makespan ? b : a));
    pool.length = 0;
    pool.push(best);
    this.stale = 0;
  }
}
