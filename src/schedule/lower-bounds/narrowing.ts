import type { Seconds } from "../../kernel/moment";
import { ExclusiveNarrowing } from "./exclusive-narrowing";
import { poolSets, unitSets } from "./exclusive-sets";
import type { Frame } from "./frame";
import { lacksEnergy } from "./pool-energy";
import { PoolTable } from "./pool-table";
import { poolUse, type PoolUse } from "./pool-use";
import { Windows } from "./windows";

/** Energy is looked at for so many operations of a pool at most. */
const MOST_FOR_ENERGY = 150;

/** Draws all conclusions from a deadline that links, single units and pools allow. */
export class Narrowing {
  private readonly windows: Windows;
  /** False: nothing follows but what links and the load of resources say. */
  readonly worthwhile: boolean;
  private readonly fresh: Windows;
  private readonly sets: readonly ExclusiveNarrowing[];
  private readonly tables: readonly PoolTable[];
  private readonly use: PoolUse | undefined;

  constructor(private readonly frame: Frame) {
    this.windows = new Windows(frame.compiled, frame.times);
    this.fresh = new Windows(frame.compiled, frame.times);
    const { planned } = this.windows;
    const use = poolUse(frame, planned);
    const sets = [...unitSets(frame, planned), ...(use ? poolSets(frame, use) : [])];
    const { horizon } = frame.compiled.problem;
    this.sets = sets.map((set) => new ExclusiveNarrowing(set, horizon));
    this.tables = use ? use.pools.map((share) => new PoolTable(use, share)) : [];
    this.use = use;
    this.worthwhile = this.sets.length + this.tables.length > 0;
  }

  /** Begins anew with a deadline, until nothing more follows; false: it cannot be met. */
  start(deadline: Seconds): boolean {
    this.windows.copyFrom(this.fresh);
    const { windows } = this;
    for (;;) {
      if (!windows.narrow(deadline)) return false;
      let followed = this.narrowBy(this.tables, windows);
      if (followed === 0) followed = this.narrowBy(this.sets, windows);
      if (followed < 0) return false;
      if (followed === 0) return true;
    }
  }

  private narrowBy(
    parts: readonly { narrow(windows: Windows): -1 | 0 | 1 }[],
    windows: Windows,
  ): -1 | 0 | 1 {
    let followed: 0 | 1 = 0;
    for (const part of parts) {
      const result = part.narrow(windows);
      if (result < 0) return -1;
      if (result > 0) followed = 1;
    }
    return followed;
  }

  /** True when some pool cannot give enough in the windows of the last start. */
  lacksEnergy(): boolean {
    const { use } = this;
    if (!use || use.operations.length > MOST_FOR_ENERGY) return false;
    for (const share of use.pools) {
      const supply = this.frame.supplies[share.resource]!;
      if (lacksEnergy(use, share, supply, this.windows)) return true;
    }
    return false;
  }
}
