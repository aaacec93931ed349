import type { CompiledProblem } from "./compiled-problem";
import type { Unscheduled, UnscheduledReason } from "./solution";

/** Which operations are left out of a schedule: whole orders, and what waits for them. */
export class LeftOut {
  readonly operations: Uint8Array;
  readonly unscheduled: Unscheduled[] = [];
  private readonly gone = new Set<number>();

  /** `members`: operations by order, or by job where they serve none; made once for all copies. */
  constructor(
    private readonly compiled: CompiledProblem,
    private readonly members = membersByGroup(compiled),
  ) {
    this.operations = new Uint8Array(compiled.count);
  }

  copy(): LeftOut {
    const copy = new LeftOut(this.compiled, this.members);
    copy.operations.set(this.operations);
    copy.unscheduled.push(...this.unscheduled);
    for (const group of this.gone) copy.gone.add(group);
    return copy;
  }

  /** Which orders are left out, as one text. */
  key(): string {
    return [...this.gone].sort((a, b) => a - b).join();
  }

  /** Leaves the whole order of `operation` out, and every order that waits for an open operation of it. */
  leaveOut(operation: number, reason: UnscheduledReason): void {
    const pending: { operation: number; reason: UnscheduledReason }[] = [{ operation, reason }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const order = this.compiled.orderOf[next.operation]!;
      const group = groupOf(this.compiled, next.operation);
      if (this.gone.has(group)) continue;
      this.gone.add(group);
      if (order >= 0)
        this.unscheduled.push({ order, operation: next.operation, reason: next.reason });
      for (const member of this.members.get(group)!) {
        if (this.compiled.happened[member] === 1) continue;
        this.operations[member] = 1;
        for (
          let s = this.compiled.succFirst[member]!;
          s < this.compiled.succFirst[member + 1]!;
          s++
        ) {
          const follower = this.compiled.succ[s]!;
          if (this.compiled.happened[follower] === 1) continue;
          pending.push({
            operation: follower,
            reason: { kind: "waits for one that is not scheduled", operation: member },
          });
        }
      }
    }
  }
}

function groupOf(compiled: CompiledProblem, operation: number): number {
  const order = compiled.orderOf[operation]!;
  return order >= 0 ? order : -1 - compiled.problem.operations[operation]!.job;
}

function membersByGroup(compiled: CompiledProblem): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (let o = 0; o < compiled.count; o++) {
    const group = groupOf(compiled, o);
    const list = members.get(group);
    if (list) list.push(o);
    else members.set(group, [o]);
  }
  return members;
}
