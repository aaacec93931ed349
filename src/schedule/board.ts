import type { Seconds } from "../kernel/moment";
import type { CompiledProblem } from "./compiled-problem";
import { MaterialStock } from "./material-stock";
import type { ModeShape, ModeVariant } from "./mode-shape";
import { PoolLine } from "./pool-line";
import { UnitLine } from "./unit-line";

/** Where and when one operation could stand; `moved` is set where another's setup changes with it. */
export interface Spot {
  /** Row of the mode in the compiled problem. */
  mode: number;
  variant: number;
  /** The unit's line; -1 where the resource has no units. */
  line: number;
  start: Seconds;
  runStart: Seconds;
  end: Seconds;
  setup: Seconds;
  /** Lines of the units taken besides, in the order of the variant's needs. */
  readonly held: number[];
  /** The next own operation on the unit whose setup becomes `followerSetup`; -1: none. */
  follower: number;
  followerSetup: Seconds;
  readonly followerTimes: { start: Seconds; runStart: Seconds; end: Seconds };
}

export function emptySpot(): Spot {
  return {
    mode: -1,
    variant: 0,
    line: -1,
    start: 0,
    runStart: 0,
    end: 0,
    setup: 0,
    held: [],
    follower: -1,
    followerSetup: 0,
    followerTimes: { start: 0, runStart: 0, end: 0 },
  };
}

/** A schedule under construction: who holds which unit, how much of each pool and material is free. */
export class Board {
  readonly lines: UnitLine[];
  readonly pools: (PoolLine | undefined)[];
  readonly stocks: MaterialStock[];
  readonly placed: Uint8Array;
  /** Row of the mode in the compiled problem; -1 for finished operations. */
  readonly mode: Int32Array;
  readonly variant: Int16Array;
  readonly line: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  readonly setup: Int32Array;
  /** 1: neither start nor unit may change. */
  readonly pinned: Uint8Array;
  readonly held = new Map<number, readonly number[]>();

  constructor(readonly compiled: CompiledProblem) {
    const { problem, count } = compiled;
    this.lines = Array.from({ length: compiled.lineCount }, () => new UnitLine());
    this.pools = problem.resources.map((r) =>
      r.kind === "pool" ? new PoolLine(r.capacity) : undefined,
    );
    this.stocks = problem.materials.map((m) => new MaterialStock(m));
    this.placed = new Uint8Array(count);
    this.mode = new Int32Array(count).fill(-1);
    this.variant = new Int16Array(count);
    this.line = new Int32Array(count).fill(-1);
    this.start = new Int32Array(count);
    this.runStart = new Int32Array(count);
    this.end = new Int32Array(count);
    this.setup = new Int32Array(count);
    this.pinned = new Uint8Array(count);
  }

  copyFrom(other: Board): void {
    this.lines.forEach((line, i) => line.copyFrom(other.lines[i]!));
    this.pools.forEach((pool, i) => pool?.copyFrom(other.pools[i]!));
    this.stocks.forEach((stock, i) => stock.copyFrom(other.stocks[i]!));
    this.placed.set(other.placed);
    this.mode.set(other.mode);
    this.variant.set(other.variant);
    this.line.set(other.line);
    this.start.set(other.start);
    this.runStart.set(other.runStart);
    this.end.set(other.end);
    this.setup.set(other.setup);
    this.pinned.set(other.pinned);
    this.held.clear();
    for (const [operation, lines] of other.held) this.held.set(operation, lines);
  }

  shapeOf(operation: number): ModeShape {
    return this.compiled.shapes[this.compiled.modeShape[this.mode[operation]!]!]!;
  }

  variantOf(operation: number): ModeVariant {
    return this.shapeOf(operation).variants[this.variant[operation]!]!;
  }

  /** Puts an operation where `spot` says; the follower on its unit is set up anew where that changes. */
  place(operation: number, spot: Spot): void {
    if (spot.follower >= 0) this.setUpAnew(spot);
    this.mode[operation] = spot.mode;
    this.variant[operation] = spot.variant;
    this.line[operation] = spot.line;
    this.start[operation] = spot.start;
    this.runStart[operation] = spot.runStart;
    this.end[operation] = spot.end;
    this.setup[operation] = spot.setup;
    if (spot.held.length > 0) this.held.set(operation, spot.held.slice());
    this.placed[operation] = 1;
    this.hold(operation);
    this.takeMaterials(operation, 1);
  }

  /** Takes an operation away again. */
  remove(operation: number): void {
    this.takeMaterials(operation, -1);
    this.release(operation);
    this.held.delete(operation);
    this.placed[operation] = 0;
  }

  /** Gives the follower of a spot the setup that it needs behind it. */
  private setUpAnew({ follower, followerSetup, followerTimes }: Spot): void {
    this.takeMaterials(follower, -1);
    this.release(follower);
    this.setup[follower] = followerSetup;
    this.move(follower, followerTimes.start, followerTimes.runStart, followerTimes.end);
    this.hold(follower);
    this.takeMaterials(follower, 1);
  }

  /** Moves a placed operation on its own unit; its sequence there stays. */
  move(operation: number, start: Seconds, runStart: Seconds, end: Seconds): void {
    this.start[operation] = start;
    this.runStart[operation] = runStart;
    this.end[operation] = end;
  }

  hold(operation: number): void {
    this.holdPools(operation, 1);
    const start = this.start[operation]!;
    const end = this.end[operation]!;
    const line = this.line[operation]!;
    if (line >= 0) this.lines[line]!.insert(start, end, operation, 1);
    this.eachHeld(operation, (held, from, to) => {
      if (to > from) this.lines[held]!.insert(from, to, operation, 0);
    });
  }

  release(operation: number): void {
    this.holdPools(operation, -1);
    const line = this.line[operation]!;
    if (line >= 0) this.lines[line]!.remove(this.start[operation]!, operation);
    this.eachHeld(operation, (held, from, to) => {
      if (to > from) this.lines[held]!.remove(from, operation);
    });
  }

  /** Calls `visit` with line, from and to of each unit that an operation takes besides its own. */
  eachHeld(operation: number, visit: (line: number, from: Seconds, to: Seconds) => void): void {
    const held = this.held.get(operation);
    if (!held) return;
    let k = 0;
    for (const need of this.variantOf(operation).needs) {
      const from = need.phase === "run" ? this.runStart[operation]! : this.start[operation]!;
      const to = need.phase === "setup" ? this.runStart[operation]! : this.end[operation]!;
      for (let n = 0; n < need.count; n++) visit(held[k++]!, from, to);
    }
  }

  private holdPools(operation: number, sign: 1 | -1): void {
    const { pools } = this.shapeOf(operation);
    if (pools.length === 0) return;
    const variant = this.variantOf(operation);
    const runStart = this.runStart[operation]!;
    for (const hold of pools) {
      const pool = this.pools[hold.pool]!;
      pool.hold(variant.setupTime, this.start[operation]!, runStart, sign * hold.setup);
      pool.hold(variant.runTime, runStart, this.end[operation]!, sign * hold.run);
    }
  }

  /** The moment at which an operation takes its materials. */
  takesMaterialsAt(operation: number): Seconds {
    const atStart = this.compiled.modeMaterialAtStart[this.mode[operation]!] === 1;
    return atStart ? this.start[operation]! : this.runStart[operation]!;
  }

  takeMaterials(operation: number, sign: 1 | -1): void {
    const { materials } = this.compiled.problem.operations[operation]!;
    if (materials.length === 0) return;
    const at = this.takesMaterialsAt(operation);
    for (const { material, quantity } of materials)
      this.stocks[material]!.take(at, sign * quantity);
  }

  /** The family that the own entry before index `i` leaves on a line; -1: none, Setup min applies. */
  familyBefore(line: number, i: number): number {
    const entry = this.lines[line]!.ownBefore(i);
    if (entry >= 0)
      return this.compiled.modeFamily[this.mode[this.lines[line]!.operations[entry]!]!]!;
    const resource = this.compiled.lineResource[line]!;
    const units = this.compiled.problem.resources[resource]!;
    return units.kind === "units"
      ? units.lastFamily[line - this.compiled.firstLine[resource]!]!
      : -1;
  }

  /** Setup seconds of a mode behind an operation of family `before`. */
  setupAfter(before: number, mode: number, changeover: Int32Array | undefined): Seconds {
    const setup = this.compiled.modeSetup[mode]!;
    if (!changeover || before < 0) return setup;
    const replaced =
      changeover[before * this.compiled.problem.families.length + this.compiled.modeFamily[mode]!]!;
    return replaced < 0 ? setup : replaced;
  }
}
