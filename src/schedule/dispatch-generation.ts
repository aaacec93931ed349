import type { Seconds } from "../kernel/moment";
import { batchThrough } from "./batch-flow";
import type { Board } from "./board";
import { NEVER, type Calendar } from "./calendar";
import type { DispatchRule } from "./dispatch-rules";
import { EarliestSpot } from "./earliest-spot";
import type { LeftOut } from "./left-out";
import { batchSupplier } from "./link-bounds";
import { OperationHeap } from "./operation-heap";
import { openPredecessorCounts } from "./serial-generation";

/** How many of those that wait an index looks at. */
const WINDOW = 64;
/** How often an operation gives way because something else that it needs is not free yet. */
const PATIENCE = 2;

/** What waits for one resource. */
interface Queue {
  /** By the rule's key; all could run now. */
  readonly ready: OperationHeap;
  /** By the moment from which they could run. */
  readonly later: OperationHeap;
  readonly lines: readonly number[];
  /** When the next decision is due; NEVER: none is. */
  next: Seconds;
}

/**
 * Dispatching in time order (non-delay schedules; Baker and Trietsch, Principles of Sequencing and
 * Scheduling): whenever a unit is free, the rule chooses among what waits for its resource, and the
 * choice goes to the mode and unit that end it earliest. What is short of labour or does not fit
 * the shift lets others go first.
 */
export class DispatchGeneration {
  private readonly spots: EarliestSpot;
  private readonly queues: Queue[];
  private readonly calendars: Calendar[] = [];
  private readonly events = new OperationHeap();
  private readonly freeFrom: Int32Array;
  private readonly waiting: Int32Array;
  private readonly readyAt: Int32Array;
  private readonly gaveWay: Uint8Array;

  constructor(
    private readonly board: Board,
    private readonly leftOut: LeftOut,
    private readonly rule: DispatchRule,
    private readonly failed: (operation: number) => void,
  ) {
    const { compiled } = board;
    const { resources } = compiled.problem;
    this.spots = new EarliestSpot(board);
    this.spots.setupPenalty = rule.setupPenalty;
    this.queues = resources.map((resource, r) => ({
      ready: new OperationHeap(),
      later: new OperationHeap(),
      lines:
        resource.kind === "units" ? resource.units.map((_, u) => compiled.firstLine[r]! + u) : [],
      next: NEVER,
    }));
    for (const resource of resources) {
      if (resource.kind !== "units") continue;
      for (const unit of resource.units) this.calendars.push(compiled.book.of(unit));
    }
    this.freeFrom = new Int32Array(compiled.lineCount);
    this.waiting = openPredecessorCounts(board);
    this.readyAt = new Int32Array(compiled.count);
    this.gaveWay = new Uint8Array(compiled.count);
  }

  run(): void {
    const { compiled, placed } = this.board;
    for (let o = 0; o < compiled.count; o++) {
      if (placed[o] === 0 && this.waiting[o] === 0 && this.leftOut.operations[o] === 0)
        this.enter(o);
    }
    while (this.events.size > 0) {
      const at = this.events.keys[0]!;
      const resource = this.events.pop();
      const queue = this.queues[resource]!;
      if (queue.next !== at) continue;
      queue.next = NEVER;
      this.decide(resource, queue, at);
    }
  }

  /** An operation whose predecessors are all placed begins to wait for its resources. */
  private enter(operation: number): void {
    const { compiled } = this.board;
    const ready = Math.max(this.readyMoment(operation), this.spots.materialBound(operation));
    if (ready >= NEVER) {
      this.failed(operation);
      return;
    }
    this.readyAt[operation] = ready;
    let last = -1;
    for (let m = compiled.modeFirst[operation]!; m < compiled.modeFirst[operation + 1]!; m++) {
      const { resource } = compiled.shapes[compiled.modeShape[m]!]!;
      if (resource === last) continue;
      last = resource;
      this.queues[resource]!.later.push(operation, ready);
      this.plan(resource, ready);
    }
  }

  private readyMoment(operation: number): Seconds {
    const { compiled } = this.board;
    let ready = this.spots.runBound(operation);
    for (
      let row = compiled.predFirst[operation]!;
      row < compiled.predFirst[operation + 1]!;
      row++
    ) {
      const batch = compiled.predBatch[row]!;
      if (batch <= 0) continue;
      const supplier = batchSupplier(this.board, compiled.pred[row]!);
      ready = Math.max(ready, batchThrough(supplier, batch, compiled.predWait[row]!, 1));
    }
    return ready;
  }

  private plan(resource: number, at: Seconds): void {
    const queue = this.queues[resource]!;
    if (at >= queue.next) return;
    queue.next = at;
    this.events.push(resource, at);
  }

  /** When the first unit of a resource is free and works. */
  private unitFree(queue: Queue): Seconds {
    let first = NEVER;
    for (const line of queue.lines) {
      const free = this.calendars[line]!.next(this.freeFrom[line]!);
      if (free < first) first = free;
    }
    return queue.lines.length === 0 ? 0 : first;
  }

  private decide(resource: number, queue: Queue, now: Seconds): void {
    const { ready, later } = queue;
    const { placed } = this.board;
    while (later.size > 0 && later.keys[0]! <= now) {
      const operation = later.pop();
      if (placed[operation] === 0)
        ready.push(operation, this.rule.key(operation, this.readyAt[operation]!));
    }
    while (ready.size > 0 && this.isGone(ready.operations[0]!)) ready.pop();
    const free = this.unitFree(queue);
    if (ready.size === 0) {
      while (later.size > 0 && this.isGone(later.operations[0]!)) later.pop();
      if (later.size > 0) this.plan(resource, Math.max(later.keys[0]!, free < NEVER ? free : 0));
      return;
    }
    if (free > now && free < NEVER) {
      this.plan(resource, free);
      return;
    }
    this.dispatch(resource, queue, now);
    if (ready.size > 0 || later.size > 0) this.plan(resource, now);
  }

  private isGone(operation: number): boolean {
    return this.board.placed[operation] === 1 || this.leftOut.operations[operation] === 1;
  }

  /** Chooses one of the ready and places it, or lets it give way. */
  private dispatch(resource: number, queue: Queue, now: Seconds): void {
    const { ready, later } = queue;
    const at = this.rule.index ? this.mostUrgent(resource, queue, now) : 0;
    const operation = ready.operations[at]!;
    ready.removeAt(at);
    if (this.isGone(operation)) return;
    const { spots } = this;
    if (!spots.find(operation)) {
      this.failed(operation);
      return;
    }
    const { start, mode } = spots.best;
    const { compiled } = this.board;
    const here = compiled.shapes[compiled.modeShape[mode]!]!.resource === resource;
    if (here && start > now && this.gaveWay[operation]! < PATIENCE && ready.size + later.size > 0) {
      this.gaveWay[operation]!++;
      later.push(operation, start);
      return;
    }
    this.place(operation);
  }

  private place(operation: number): void {
    const { compiled, placed } = this.board;
    const { best } = this.spots;
    this.board.place(operation, best);
    if (best.line >= 0 && best.end > this.freeFrom[best.line]!) this.freeFrom[best.line] = best.end;
    for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
      const follower = compiled.succ[s]!;
      if (--this.waiting[follower]! > 0 || placed[follower] === 1) continue;
      if (this.leftOut.operations[follower] === 0) this.enter(follower);
    }
  }

  /** Position in the heap of the operation with the largest index. */
  private mostUrgent(resource: number, queue: Queue, now: Seconds): number {
    const { ready } = queue;
    const sees = this.rule.seesSetup === true;
    const family = sees ? this.familyNow(queue, now) : -1;
    let chosen = 0;
    let most = -Infinity;
    for (let i = 0; i < ready.size && i < WINDOW; i++) {
      const operation = ready.operations[i]!;
      if (this.isGone(operation)) continue;
      const setup = sees ? this.setupOn(resource, operation, family) : 0;
      const index = this.rule.index!(operation, now, setup);
      if (index > most || (index === most && ready.keys[i]! < ready.keys[chosen]!)) {
        most = index;
        chosen = i;
      }
    }
    return chosen;
  }

  /** The family on the unit that is free first. */
  private familyNow(queue: Queue, now: Seconds): number {
    for (const line of queue.lines) {
      if (this.freeFrom[line]! > now) continue;
      return this.board.familyBefore(line, this.board.lines[line]!.from(now));
    }
    return -1;
  }

  private setupOn(resource: number, operation: number, family: number): Seconds {
    const { compiled } = this.board;
    for (let m = compiled.modeFirst[operation]!; m < compiled.modeFirst[operation + 1]!; m++) {
      const shape = compiled.shapes[compiled.modeShape[m]!]!;
      if (shape.resource === resource) return this.board.setupAfter(family, m, shape.changeover);
    }
    return 0;
  }
}
