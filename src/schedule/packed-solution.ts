import type { AlsoUnit, Binding, Placement, Solution } from "./solution";

/** A solution whose long part is typed arrays, which one thread hands to another without a copy. */
export interface PackedSolution extends Pick<Solution, "unscheduled" | "conflicts" | "value"> {
  /** `WIDTH` numbers for each operation. */
  readonly rows: Int32Array<ArrayBuffer>;
  /** Operation, need and unit of every unit that is taken besides. */
  readonly alsoUnits: Int32Array<ArrayBuffer>;
}

/** A row: placed (0 or 1), these fields of the placement, kind of its binding, the two things it names. */
const FIELDS = ["mode", "unit", "start", "runStart", "end", "setup", "run"] as const;
const WHY = 1 + FIELDS.length;
const WIDTH = WHY + 3;
/** In place of something that a binding does not name. */
const NOTHING = -1;

const CODES: Readonly<Record<Binding["kind"], number>> = {
  ...{ "plan start": 0, release: 1, unit: 2, predecessor: 3, material: 4, need: 5, calendar: 6 },
  ...{ lock: 7, freeze: 8, "due date": 9, happened: 10, published: 11 },
};
const KINDS = Object.keys(CODES) as Binding["kind"][];

/** Placements stand at their operation's index, and all their numbers are whole. */
export function packSolution({
  placements,
  unscheduled,
  conflicts,
  value,
}: Solution): PackedSolution {
  const rows = new Int32Array(placements.length * WIDTH);
  const alsoUnits: number[] = [];
  for (const placement of placements) {
    if (!placement) continue;
    const { operation } = placement;
    packRow(rows, operation * WIDTH, placement);
    for (const { need, unit } of placement.alsoUnits ?? []) alsoUnits.push(operation, need, unit);
  }
  return { rows, alsoUnits: Int32Array.from(alsoUnits), unscheduled, conflicts, value };
}

/** What has to be handed over with it, in place of being copied. */
export function buffersOf({ rows, alsoUnits }: PackedSolution): ArrayBuffer[] {
  return [rows.buffer, alsoUnits.buffer];
}

export function unpackSolution(packed: PackedSolution): Solution {
  const { rows, unscheduled, conflicts, value } = packed;
  const alsoUnits = unitsByOperation(packed.alsoUnits);
  const placements = Array.from({ length: rows.length / WIDTH }, (_, operation) =>
    rows[operation * WIDTH] === 0
      ? undefined
      : unpackRow(rows, operation, alsoUnits.get(operation)),
  );
  return { placements, unscheduled, conflicts, value };
}

function packRow(rows: Int32Array, at: number, placement: Placement): void {
  rows[at] = 1;
  for (let i = 0; i < FIELDS.length; i++) rows[at + 1 + i] = placement[FIELDS[i]!];
  const { why } = placement;
  rows[at + WHY] = CODES[why.kind];
  const [first, second] = namedBy(why);
  rows[at + WHY + 1] = first;
  rows[at + WHY + 2] = second;
}

function unpackRow(
  rows: Int32Array,
  operation: number,
  alsoUnits: readonly AlsoUnit[] | undefined,
): Placement {
  const at = operation * WIDTH;
  const placement = {
    operation,
    mode: rows[at + 1]!,
    unit: rows[at + 2]!,
    start: rows[at + 3]!,
    runStart: rows[at + 4]!,
    end: rows[at + 5]!,
    setup: rows[at + 6]!,
    run: rows[at + 7]!,
    why: bindingOf(KINDS[rows[at + WHY]!]!, rows[at + WHY + 1]!, rows[at + WHY + 2]!),
  };
  return alsoUnits ? { ...placement, alsoUnits } : placement;
}

function namedBy(why: Binding): readonly [number, number] {
  switch (why.kind) {
    case "unit":
    case "predecessor":
      return [why.operation, NOTHING];
    case "material":
      return [why.material, NOTHING];
    case "need":
      return [why.resource, why.operation ?? NOTHING];
    case "calendar":
      return [why.resource, NOTHING];
    default:
      return [NOTHING, NOTHING];
  }
}

function bindingOf(kind: Binding["kind"], first: number, second: number): Binding {
  switch (kind) {
    case "unit":
    case "predecessor":
      return { kind, operation: first };
    case "material":
      return { kind, material: first };
    case "need":
      return { kind, resource: first, operation: second === NOTHING ? undefined : second };
    case "calendar":
      return { kind, resource: first };
    default:
      return { kind };
  }
}

function unitsByOperation(packed: Int32Array): Map<number, AlsoUnit[]> {
  const found = new Map<number, AlsoUnit[]>();
  for (let i = 0; i < packed.length; i += 3) {
    const taken = { need: packed[i + 1]!, unit: packed[i + 2]! };
    const before = found.get(packed[i]!);
    if (before) before.push(taken);
    else found.set(packed[i]!, [taken]);
  }
  return found;
}
