import type { Seconds } from "../../kernel/moment";
import { runStartForBatches } from "../batch-flow";
import { batchFollower, batchSupplier, type BatchTimes } from "../link-bounds";
import type { ModeVariant } from "../mode-shape";

/** Run start is not before this by the batches of what comes before, which all have their times. */
export function batchesFrom(times: BatchTimes, operation: number, variant: ModeVariant): Seconds {
  const { compiled, mode } = times;
  let from = 0;
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    const batch = compiled.predBatch[row]!;
    if (batch <= 0) continue;
    const supplier = batchSupplier(times, compiled.pred[row]!);
    const follower = batchFollower(times, operation, mode[operation]!, variant);
    const start = runStartForBatches(supplier, follower, batch, compiled.predWait[row]!);
    if (start > from) from = start;
  }
  return from;
}
