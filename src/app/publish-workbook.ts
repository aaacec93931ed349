import type { WorkbookHost } from "../workbook/workbook-host";
import type { NothingDone } from "./plan-outcome";
import type { Clock } from "./ports";

export type PublishOutcome =
  | {
      readonly kind: "done";
      readonly version: number;
      /** Operations and promises of the committed plan. */
      readonly operations: number;
      readonly written: readonly string[];
      readonly text: string;
    }
  | NothingDone;

/** Commits the plan that stands in the workbook: the one that variance and promises are measured against. */
export async function publishWorkbook(host: WorkbookHost, clock: Clock): Promise<PublishOutcome> {
  throw new Error(`Not built yet: ${JSON.stringify([host, clock])}`);
}
