import type { Link, Operation, SchedulingProblem } from "./problem";
import type { Placement, Solution } from "./solution";
import { lengthOf, momentOf, type WorkedPiece, type WorkedTime } from "./verify-time";
import type { Violations } from "./violation";

type Worked = readonly (WorkedTime | undefined)[];

/** Slack of comparisons between moments that are no whole seconds. */
const TOLERANCE = 1e-3;

/** Every operation waits for those that it comes after, whole or batch by batch. */
export function verifyLinks(
  problem: SchedulingProblem,
  solution: Solution,
  worked: Worked,
  violations: Violations,
): void {
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    if (!placement || operation.state.kind === "finished" || operation.state.kind === "running")
      return;
    for (const link of operation.predecessors) {
      const before = solution.placements[link.operation];
      if (!before) {
        violations.add(
          "precedence",
          index,
          `runs without operation ${link.operation}, which it comes after.`,
        );
      } else if (link.transferBatch > 0) {
        verifyBatches(problem, operation, placement, link, before, worked, violations);
      } else if (placement.runStart < before.end + link.wait) {
        const what = `runs at ${placement.runStart}, before operation ${link.operation} is through.`;
        violations.add("precedence", index, what);
      }
    }
  });
}

/** Batch by batch: each is through and has waited before the follower takes up its first unit. */
function verifyBatches(
  problem: SchedulingProblem,
  operation: Operation,
  placement: Placement,
  link: Link,
  before: Placement,
  worked: Worked,
  violations: Violations,
): void {
  const supplier = problem.operations[link.operation]!;
  const { transferBatch: batch, wait } = link;
  const batches = Math.max(1, Math.ceil(supplier.goodQuantity / batch - 1e-9));
  const through = batchMoments(supplier, before, worked[link.operation], batch, batches);
  const first = through(1) + wait;
  if (placement.runStart < first - TOLERANCE) {
    violations.add(
      "transfer-batch",
      operation.index,
      `runs at ${placement.runStart}; the first batch comes at ${first}.`,
    );
    return;
  }
  if (placement.end < before.end + wait) {
    violations.add("transfer-batch", operation.index, "ends before the last batch has come.");
    return;
  }
  const mode = operation.modes[placement.mode];
  if (!mode) return;
  const pieces = new WorkReader(worked[operation.index]?.run ?? []);
  for (let k = 1; k < batches && k * batch < operation.startQuantity - 1e-6; k++) {
    const done = mode.fixed + ((mode.run - mode.fixed) * k * batch) / operation.startQuantity;
    const needed = pieces.resumesAt(done);
    if (needed >= through(k + 1) + wait - TOLERANCE) continue;
    violations.add(
      "transfer-batch",
      operation.index,
      `runs out of units: batch ${k + 1} comes too late.`,
    );
    return;
  }
}

/** When batch k is through, k asked in ascending order. */
function batchMoments(
  supplier: Operation,
  before: Placement,
  worked: WorkedTime | undefined,
  batch: number,
  batches: number,
): (k: number) => number {
  const { state, goodQuantity } = supplier;
  const mode = supplier.modes[before.mode];
  if (state.kind === "finished" || !worked || !mode) return () => before.end;
  const behind = state.kind === "running" ? mode.run - state.remaining : 0;
  return (k) => {
    if (k >= batches) return before.end;
    const work = mode.fixed + ((mode.run - mode.fixed) * k * batch) / goodQuantity - behind;
    if (work <= 0) return state.kind === "running" ? 0 : before.runStart;
    return Math.min(before.end, momentOf(worked.run, work, false));
  };
}

/** Reads moments off worked pieces from left to right. */
class WorkReader {
  private piece = 0;
  private behind = 0;

  constructor(private readonly pieces: readonly WorkedPiece[]) {}

  /** The moment at which work goes on after `done` seconds; asked in ascending order. */
  resumesAt(done: number): number {
    for (; this.piece < this.pieces.length; this.piece++) {
      const { from, to } = this.pieces[this.piece]!;
      if (done - this.behind < to - from - 1e-6) return from + done - this.behind;
      this.behind += to - from;
    }
    return lengthOf(this.pieces) === 0 ? Infinity : this.pieces[this.pieces.length - 1]!.to;
  }
}

interface Movement {
  readonly at: number;
  readonly quantity: number;
  readonly operation: number;
}

/** No material is taken before it is there. From `boughtAt` on there is always enough. */
export function verifyMaterials(
  problem: SchedulingProblem,
  solution: Solution,
  violations: Violations,
): void {
  const movements: Movement[][] = problem.materials.map((material) =>
    material.receipts
      .filter((receipt) => receipt.at < material.boughtAt)
      .map(({ at, quantity }) => ({ at, quantity, operation: -1 })),
  );
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    if (!placement || operation.state.kind === "finished" || operation.state.kind === "running")
      return;
    const early = operation.modes[placement.mode]?.setupNeedsMaterial;
    const at = early ? placement.start : placement.runStart;
    for (const { material, quantity } of operation.materials) {
      if (at < problem.materials[material]!.boughtAt) {
        movements[material]!.push({ at, quantity: -quantity, operation: index });
      }
    }
  });
  movements.forEach((list, m) => {
    const { onHand, id } = problem.materials[m]!;
    list.sort((a, b) => a.at - b.at || b.quantity - a.quantity);
    let stock = onHand;
    let volume = Math.abs(onHand);
    for (const { quantity, operation } of list) {
      stock += quantity;
      volume += Math.abs(quantity);
      if (operation < 0 || stock >= -1e-7 * (1 + volume)) continue;
      violations.add(
        "material-short",
        operation,
        `takes ${-quantity} of ${id}; ${-stock} of it are not there yet.`,
      );
      break;
    }
  });
}
