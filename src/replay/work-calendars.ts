import type { Calendar } from "../schedule/calendar";
import type { CompiledProblem } from "../schedule/compiled-problem";
import type { ModeShape, ModeVariant } from "../schedule/mode-shape";
import type { Placement } from "../schedule/solution";

/** When setup and run of placed operations advance: the time of all that each of them takes. */
export class WorkCalendars {
  private readonly known = new Map<string, ModeVariant>();

  constructor(private readonly compiled: CompiledProblem) {}

  of(placement: Placement): ModeVariant {
    const { modeShape, modeFirst, shapes } = this.compiled;
    const shape = modeShape[modeFirst[placement.operation]! + placement.mode]!;
    let key = `${shape};${placement.unit}`;
    for (const { need, unit } of placement.alsoUnits ?? []) key += `;${need},${unit}`;
    const known = this.known.get(key);
    if (known) return known;
    const made: ModeVariant = {
      lines: [],
      needs: [],
      setupTime: this.time(shapes[shape]!, placement, "setup"),
      runTime: this.time(shapes[shape]!, placement, "run"),
    };
    this.known.set(key, made);
    return made;
  }

  private time(shape: ModeShape, placement: Placement, phase: "setup" | "run"): Calendar {
    const { book, problem } = this.compiled;
    const { resources } = problem;
    const mode = problem.operations[placement.operation]!.modes[placement.mode]!;
    let time = book.always;
    const add = (resource: number, unit: number) => {
      const taken = resources[resource]!;
      if (taken.kind === "unlimited") time = book.both(time, book.of(taken.time));
      const works = taken.kind === "units" ? taken.units[unit] : undefined;
      if (works) time = book.both(time, book.of(works));
    };
    for (const hold of shape.pools) {
      const pool = resources[hold.pool]!;
      if (pool.kind === "pool" && hold[phase] > 0)
        time = book.both(time, book.withAtLeast(pool.capacity, hold[phase]));
    }
    add(mode.resource, placement.unit);
    mode.needs.forEach(({ resource, during }, index) => {
      if (during !== "all" && during !== phase) return;
      if (resources[resource]!.kind !== "units") return add(resource, -1);
      for (const also of placement.alsoUnits ?? [])
        if (also.need === index) add(resource, also.unit);
    });
    return time;
  }
}
