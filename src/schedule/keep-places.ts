import type { Board } from "./board";
import type { CompiledProblem } from "./compiled-problem";
import type { BoardSchedule, Construction } from "./construct";
import { EarliestSpot } from "./earliest-spot";
import type { LeftOut } from "./left-out";
import { OperationHeap } from "./operation-heap";
import { openPredecessorCounts } from "./serial-generation";
import { standsAgain } from "./standing-place";
import type { Places } from "./warm-start";

/** How what cannot stand where it stood finds its new place. */
export interface Keeping {
  /** True: first all that can stand where it stood, the rest goes into the gaps. False: one after the other, each pushes the next. */
  readonly keepFirst: boolean;
  /** By operation its turn, smallest first. */
  readonly keys: Float64Array;
}

/**
 * Ways of keeping an earlier schedule where its operations can stand where they stood, worth trying
 * side by side for Stable: what is new takes the gaps, comes when it has to, or comes before all else.
 */
export function waysOfKeeping({ ahead, compiled }: Construction, places: Places): Keeping[] {
  const timely = new Float64Array(compiled.count);
  const newFirst = new Float64Array(compiled.count);
  let isNew = false;
  for (let o = 0; o < compiled.count; o++) {
    const latest = ahead.due[o]! - ahead.tail[o]!;
    const kept = places.mode[o]! >= 0;
    // What is new goes before what stood at the very moment at which it has to begin.
    timely[o] = kept ? keptKey(compiled, places, o) : latest - 0.5;
    newFirst[o] = kept ? timely[o]! : latest - compiled.problem.horizon * 4;
    if (!kept && compiled.happened[o] === 0) isNew = true;
  }
  const pushing = { keepFirst: false, keys: timely };
  if (compiled.problem.goal !== "Stable") return [pushing];
  const ways = [{ keepFirst: true, keys: timely }, pushing];
  if (!isNew) return ways;
  return [...ways, { keepFirst: true, keys: newFirst }, { keepFirst: false, keys: newFirst }];
}

/** Work without length stands on its unit before what starts at the same moment. */
function keptKey(compiled: CompiledProblem, places: Places, operation: number): number {
  const start = places.start[operation]!;
  return compiled.modeRun[places.mode[operation]!] === 0 ? start - 0.125 : start;
}

/** The schedule in which operations stand where `places` have them, as far as they can. */
export function schedulePlaces(
  construction: Construction,
  places: Places,
  keeping: Keeping,
): BoardSchedule {
  return construction.generate((board, leftOut, failed) => {
    new PlaceKeeper(board, leftOut, places, keeping.keys, failed).run(keeping.keepFirst);
  }, places);
}

/** The sequence of an earlier schedule, every operation at its earliest place in its mode; what is new comes last. */
export function scheduleInOrder(construction: Construction, places: Places): BoardSchedule {
  const { horizon } = construction.compiled.problem;
  const keys = Float64Array.from(places.start, (start, o) =>
    places.mode[o]! >= 0 ? start : horizon * 2,
  );
  return construction.scheduleSerially(
    { name: "in order", looksAt: "both", key: (o) => keys[o]!, setupPenalty: 0 },
    places.mode,
  );
}

class PlaceKeeper {
  private readonly spots: EarliestSpot;
  private readonly waiting: Int32Array;
  private readonly ready = new OperationHeap();
  private readonly waited: Uint8Array;

  constructor(
    private readonly board: Board,
    private readonly leftOut: LeftOut,
    private readonly places: Places,
    private readonly keys: Float64Array,
    private readonly failed: (operation: number) => void,
  ) {
    this.spots = new EarliestSpot(board);
    this.waited = new Uint8Array(board.compiled.count);
    this.waiting = openPredecessorCounts(board);
    for (let o = 0; o < board.compiled.count; o++) if (this.waiting[o] === 0) this.push(o);
  }

  run(keepFirst: boolean): void {
    const { ready } = this;
    const displaced: number[] = [];
    while (keepFirst && ready.size > 0) {
      const operation = ready.pop();
      const comesFirst = this.keys[operation]! < 0 && this.places.mode[operation]! < 0;
      if (this.keep(operation) || (comesFirst && this.placeEarliest(operation)))
        this.releaseFollowers(operation);
      else displaced.push(operation);
    }
    for (const operation of displaced) this.push(operation);
    while (ready.size > 0) {
      const operation = ready.pop();
      if (this.keep(operation)) this.releaseFollowers(operation);
      else if (!keepFirst && this.letsOthersFirst(operation)) continue;
      else if (this.placeEarliest(operation)) this.releaseFollowers(operation);
      else this.failed(operation);
    }
  }

  /** What must move waits, once, until those that stood beside it have their places. */
  private letsOthersFirst(operation: number): boolean {
    if (this.places.mode[operation]! < 0 || this.waited[operation] === 1) return false;
    this.waited[operation] = 1;
    this.ready.push(operation, this.keys[operation]! + 0.25);
    return true;
  }

  private push(operation: number): void {
    const { board, leftOut, keys } = this;
    if (board.placed[operation] === 1 || leftOut.operations[operation] === 1) return;
    this.ready.push(operation, keys[operation]!);
  }

  private releaseFollowers(operation: number): void {
    const { succFirst, succ } = this.board.compiled;
    for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++)
      if (--this.waiting[succ[s]!]! === 0) this.push(succ[s]!);
  }

  private keep(operation: number): boolean {
    const { places, board } = this;
    const row = places.mode[operation]!;
    if (row < 0 || places.start[operation]! < 0) return false;
    const { modeFirst, modeShape, shapes } = board.compiled;
    const resourceOf = (mode: number) => shapes[modeShape[mode]!]!.resource;
    if (this.standAt(operation, row)) return true;
    // Who published it knows the resource; which of its modes there it was, the times decide.
    for (let mode = modeFirst[operation]!; mode < modeFirst[operation + 1]!; mode++) {
      if (mode === row || resourceOf(mode) !== resourceOf(row)) continue;
      if (this.standAt(operation, mode)) return true;
    }
    return false;
  }

  private standAt(operation: number, mode: number): boolean {
    if (!standsAgain(this.spots, operation, mode, this.places)) return false;
    this.board.place(operation, this.spots.best);
    return true;
  }

  private placeEarliest(operation: number): boolean {
    const row = this.places.mode[operation]!;
    if (!(row >= 0 && this.spots.find(operation, row)) && !this.spots.find(operation)) return false;
    this.board.place(operation, this.spots.best);
    return true;
  }
}
