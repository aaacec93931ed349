import type { Random } from "../../kernel/random";
import { Arrangement } from "../search/arrangement";
import type { Improver, ImproverMaker } from "../search/improver";
import { CalendarDecoder } from "./calendar-decoder";
import { FirstLists } from "./first-lists";
import { ListCrossing } from "./list-crossing";
import type { ListDecoder } from "./list-decoder";
import { ListEvaluation } from "./list-evaluation";
import { PopulationTree } from "./population-tree";
import { ListValue } from "./list-value";
import { movableWork, type MovableWork } from "./movable-work";
import { SteadyDecoder } from "./steady-decoder";
import { steadyPools } from "./steady-pools";

/** Operations placed in a step: about a millisecond. */
const STEADY_WORK = 12_000;
const CALENDAR_WORK = 1_500;

/**
 * Search over activity lists for problems that pools rule (resource-constrained project scheduling):
 * populations of lists, each valued by serial generation with forward-backward improvement, two of
 * them crossed at a time (hybrid genetic algorithm; Valls, Ballestín, Quintanilla 2008).
 */
export const listSearch: ImproverMaker = (compiled, start, random) => {
  const { goal } = compiled.problem;
  if (goal === "Cost") return undefined;
  const work = movableWork(compiled, start);
  if (!work) return undefined;
  const pools = steadyPools(work);
  const decoder = pools ? new SteadyDecoder(work, pools) : new CalendarDecoder(work);
  return new ListSearch(work, decoder, pools ? STEADY_WORK : CALENDAR_WORK, start, random);
};

class ListSearch implements Improver {
  readonly best: Arrangement;
  private readonly value: ListValue;
  private bestFirst: number;
  private bestSecond: number;
  private gained = false;
  private readonly populations: PopulationTree;
  private readonly lists: FirstLists;
  private readonly crossing: ListCrossing;
  private readonly evaluation: ListEvaluation;

  constructor(
    private readonly work: MovableWork,
    private readonly decoder: ListDecoder,
    private readonly stepWork: number,
    start: Arrangement,
    random: Random,
  ) {
    const { compiled, operation, count } = work;
    this.best = new Arrangement(compiled.count);
    this.best.copyFrom(start);
    this.value = new ListValue(work, compiled.problem.goal);
    this.value.of(Int32Array.from(operation, (o) => start.end[o]!));
    this.bestFirst = this.value.first;
    this.bestSecond = this.value.second;
    this.populations = new PopulationTree(count, random);
    this.lists = new FirstLists(work, random);
    this.crossing = new ListCrossing(work, random);
    this.evaluation = new ListEvaluation(decoder, this.value, () => this.keepBest());
    this.addStart(start);
  }

  step(): boolean {
    this.gained = false;
    const until = this.decoder.work + this.stepWork;
    do this.breed();
    while (this.decoder.work < until);
    return this.gained;
  }

  private addStart(start: Arrangement): void {
    const { work, populations } = this;
    const member = populations.spare();
    const runStart = Float64Array.from(work.operation, (o) => start.runStart[o]!);
    this.lists.byKey(runStart, member.list);
    for (let i = 0; i < work.count; i++) {
      member.choice[i] = -1;
      for (let c = work.modeFirst[i]!; c < work.modeFirst[i + 1]!; c++) {
        if (work.mode[c] === start.mode[work.operation[i]!]) member.choice[i] = c;
      }
    }
    this.evaluation.evaluate(member);
    populations.add(member);
  }

  private breed(): void {
    const { populations, lists, crossing, evaluation } = this;
    const { current } = populations;
    const child = populations.spare();
    if (current.isFilling) {
      lists.draw(child);
      evaluation.evaluate(child);
      return populations.add(child);
    }
    const outer = current.pick();
    crossing.cross(outer, current.pickOther(outer), child);
    crossing.mutate(child);
    evaluation.evaluate(child);
    populations.replace(outer, child);
  }

  private keepBest(): void {
    const { value, decoder, work, best } = this;
    const { first, second } = value;
    if (first > this.bestFirst || (first === this.bestFirst && second >= this.bestSecond)) return;
    this.bestFirst = first;
    this.bestSecond = second;
    this.gained = true;
    for (let i = 0; i < work.count; i++) {
      const o = work.operation[i]!;
      const mode = work.mode[decoder.choice[i]!]!;
      best.mode[o] = mode;
      best.variant[o] = 0;
      best.line[o] = -1;
      best.setup[o] = work.compiled.modeSetup[mode]!;
      best.start[o] = decoder.start[i]!;
      best.runStart[o] = decoder.runStart[i]!;
      best.end[o] = decoder.end[i]!;
    }
  }
}
