import { MINUTE } from "../kernel/moment";
import { rememberedKeys } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { Subject } from "./finding";
import type { SetupRecord } from "./standard-cases";
import { type Capacity, capacityOf } from "./capacity-rows";

type Rule = InputRow<"Changeovers">;

/** Setups that a row of Changeovers governs: of one resource, from one family to another. */
interface Changes {
  readonly rule: Rule;
  readonly resource: string;
  readonly from: string;
  readonly to: string;
  readonly jobs: FloorJob[];
}

/**
 * What governs each setup: a row of Changeovers where the family changes (the most specific one by
 * Resource, From and To, as the schedule takes it), else Setup min. Nothing is known of jobs whose
 * job before is not: on resources of several units, and where jobs lie on each other.
 */
export class SetupRules {
  private readonly keyOf = rememberedKeys();
  private readonly changes = new Map<string, Changes>();
  private readonly bySetupMin = new Set<FloorJob>();
  private readonly families = new Map<number, string>();
  private readonly found = new Map<string, Rule | undefined>();
  /** False: Setup min governs all. */
  readonly any: boolean;

  constructor(
    private readonly rows: AllRows,
    jobs: readonly FloorJob[],
    private readonly capacities: ReadonlyMap<string, Capacity>,
  ) {
    this.any = rows.Changeovers.rows.length > 0;
    if (!this.any) return;
    for (const { row, family } of rows.Standards.rows) this.families.set(row, family ?? "");
    const before = new Map<string, FloorJob>();
    for (const job of jobs) {
      const last = before.get(this.keyOf(job.resource));
      before.set(this.keyOf(job.resource), job);
      if (last && last.end <= job.start) this.take(job, last);
    }
  }

  /** Whether the setup of a job was to take Setup min. */
  takesSetupMin(job: FloorJob): boolean {
    return !this.any || this.familyOf(job) === "" || this.bySetupMin.has(job);
  }

  /** One record a resource, family before and family after; the step names the two. */
  records(): SetupRecord[] {
    return [...this.changes.values()].map(({ rule, resource, from, to, jobs }) => ({
      ...{ product: "", step: `${from} → ${to}`, resource, reviewed: undefined },
      cell: rule.minutes,
      remark: "",
      jobs: jobs.map((job) => ({
        at: job.start,
        ratio: rule.minutes / (job.setup! / MINUTE),
      })),
    }));
  }

  /** The row that such a record is about. */
  rowOf({ product, step, resource }: Subject): Rule | undefined {
    return product === "" ? this.changes.get(`${resource}\u0001${step}`)?.rule : undefined;
  }

  private take(job: FloorJob, last: FloorJob): void {
    const [from, to] = [this.familyOf(last), this.familyOf(job)];
    const capacity = capacityOf(this.capacities, job.resource);
    if (to === "" || !capacity || capacity.units > 1 || capacity.pool) return;
    const asked = `${capacity.resource}\u0001${from}\u0001${to}`;
    if (!this.found.has(asked)) this.found.set(asked, this.ruleFor(capacity, from, to));
    const rule = this.found.get(asked);
    if (!rule) this.bySetupMin.add(job);
    else if (job.setup && rule.minutes > 0 && from !== "" && !job.running) {
      const key = `${job.resource}\u0001${from} → ${to}`;
      const known = this.changes.get(key) ?? { rule, resource: job.resource, from, to, jobs: [] };
      this.changes.set(key, known);
      known.jobs.push(job);
    }
  }

  private familyOf({ standardRow }: FloorJob): string {
    return standardRow === undefined ? "" : (this.families.get(standardRow) ?? "");
  }

  /** Of equally specific rows the first. */
  private ruleFor(capacity: Capacity, from: string, to: string): Rule | undefined {
    let best: { readonly rule: Rule; readonly rank: number } | undefined;
    for (const rule of this.rows.Changeovers.rows) {
      const rank = this.rank(rule, capacity, from, to);
      if (rank !== undefined && rank > (best?.rank ?? -1)) best = { rule, rank };
    }
    return best?.rule;
  }

  private rank(rule: Rule, capacity: Capacity, from: string, to: string): number | undefined {
    const key = this.keyOf;
    const named = key(rule.resource ?? "");
    const own = named === key(capacity.resource) ? 2 : named === key(capacity.group ?? "") ? 1 : 0;
    if (named !== "" && own === 0) return undefined;
    const fits = (cell: string, family: string) =>
      cell.trim() === "*" ? 0 : key(cell) === key(family) ? 1 : undefined;
    const [first, second] = [fits(rule.fromFamily, from), fits(rule.toFamily, to)];
    if (first === undefined || second === undefined) return undefined;
    if (key(from) === key(to) && first + second < 2) return undefined;
    return (named === "" ? 0 : own) * 4 + first * 2 + second;
  }
}
