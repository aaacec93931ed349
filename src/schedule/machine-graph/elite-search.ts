import type { Random } from "../../kernel/random";
import { Combination } from "./combine";
import { MachineGraph } from "./machine-graph";
import { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";
import { QuickRandom } from "./quick-random";
import { TabuSearch } from "./tabu-search";

export const TUNING: Record<string, number> = { patience: 5000, most: 12, share: 500, run: 8 };

export class EliteSearch {
  readonly best: NodeOrder;
  readonly graph: MachineGraph;
  readonly search: TabuSearch;
  private readonly elite: NodeOrder[] = [];
  private readonly combination: Combination;
  private readonly child: NodeOrder;
  private readonly random: QuickRandom;
  rounds = 0;
  iterations = 0;

  constructor(shop: PlainShop, start: NodeOrder, random: Random) {
    this.graph = new MachineGraph(shop);
    this.search = new TabuSearch(this.graph, random);
    this.random = new QuickRandom(random);
    this.combination = new Combination(this.graph, this.random);
    this.best = new NodeOrder(shop.count);
    this.child = new NodeOrder(shop.count);
    this.best.copyFrom(start);
    this.search.begin(start, TUNING["patience"]!);
    this.best.copyFrom(this.search.best);
  }

  step(work: number): boolean {
    let left = work;
    const before = this.best.makespan;
    while (left > 0 && !this.search.optimal) {
      left = this.search.work(left);
      if (this.search.best.makespan < this.best.makespan) this.best.copyFrom(this.search.best);
      if (this.search.done && !this.search.optimal) {
        this.next();
        left -= 5000 + 20 * this.graph.count;
      }
    }
    return this.best.makespan < before;
  }

  private next(): void {
    const { search, elite, graph, combination, random } = this;
    this.iterations += search.iterations;
    this.rounds++;
    const found = new NodeOrder(graph.count);
    found.copyFrom(search.best);
    graph.load(found);
    combination.sortByStart(found);
    const most = TUNING["most"]!;
    if (elite.length < most) elite.push(found);
    else {
      let worst = 0;
      for (let i = 1; i < most; i++) if (elite[i]!.makespan > elite[worst]!.makespan) worst = i;
      let same = false;
      for (const e of elite)
        if (e.makespan === found.makespan && this.distance(e, found) < graph.count / 10)
          same = true;
      if (!same && found.makespan <= elite[worst]!.makespan) elite[worst] = found;
    }
    if (elite.length < most) combination.byChance(this.child);
    else {
      const a = random.below(most);
      const b = (a + 1 + random.below(most - 1)) % most;
      combination.between(elite[a]!, elite[b]!, TUNING["share"]!, TUNING["run"]!, this.child);
    }
    search.begin(this.child, TUNING["patience"]!);
  }

  private distance(a: NodeOrder, b: NodeOrder): number {
    const { count, shop } = this.graph;
    const at = new Int32Array(count);
    const length = new Int32Array(shop.lineCount);
    for (let i = 0; i < count; i++) {
      const x = a.order[i]!;
      at[x] = length[shop.optionLine[a.option[x]!]!]!++;
    }
    length.fill(0);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const x = b.order[i]!;
      const line = shop.optionLine[b.option[x]!]!;
      const k = length[line]!++;
      sum += shop.optionLine[a.option[x]!]! === line ? Math.abs(k - at[x]!) : 3;
    }
    return sum;
  }
}
