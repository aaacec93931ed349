import type { Issue } from "../kernel/issue";
import { commitDraft, latestCommit, type History, PLAN_KEY } from "../tables/history";
import { historySheet } from "../tables/history-table";
import { sheetChanges } from "../tables/sheet-changes";
import { sayFullTime, sayMany } from "../tables/say-time";
import type { WorkbookHost } from "../workbook/workbook-host";
import { applyOnce } from "./apply-once";
import type { NothingDone } from "./plan-outcome";
import type { Clock } from "./ports";
import { readPlanInputs } from "./read-plan-inputs";

export type PublishOutcome =
  | {
      readonly kind: "done";
      readonly version: number;
      /** Operations of the committed plan. */
      readonly operations: number;
      readonly written: readonly string[];
      readonly text: string;
    }
  | NothingDone;

/** Commits the plan that stands in the workbook: the one that variance and promises are measured against. */
export async function publishWorkbook(host: WorkbookHost, clock: Clock): Promise<PublishOutcome> {
  const inputs = await readPlanInputs(host, { bookName: "" }, clock);
  const { history, settings, now, existing, reading, sheetContext } = inputs;
  const committed = commitDraft(history, now, settings.keepWeeks);
  if (!committed) {
    const last = latestCommit(history);
    return last ? published(history, [], "was committed already") : NO_PLAN;
  }
  const planStart = latestCommit(committed)?.start ?? now;
  const sheets = sheetChanges(
    [historySheet(committed, planStart, sheetContext)],
    reading.info,
    existing,
  );
  const refused = await applyOnce(host, sheets);
  return (
    refused ??
    published(
      committed,
      sheets.map((change) => change.content.name),
      "is committed",
    )
  );
}

function published(history: History, written: readonly string[], said: string): PublishOutcome {
  const plan = latestCommit(history)!;
  const operations = history.filter(
    (row) => row.kind === "Committed" && row.until === undefined && row.key !== PLAN_KEY,
  ).length;
  const start = plan.start === undefined ? "" : ` from ${sayFullTime(plan.start)}`;
  return {
    kind: "done",
    version: plan.version ?? 0,
    operations,
    written,
    text: `Plan ${plan.version}${start} with ${sayMany(operations, 0, "operation")} ${said}. Variance is measured against it.`,
  };
}

const NOTHING_TO_PUBLISH: Issue = {
  severity: "error",
  code: "no-plan-to-publish",
  sheet: "",
  cell: "",
  value: "",
  what: "There is no plan in this workbook to publish.",
  how: "Run `plumbline schedule` first.",
};

const NO_PLAN: NothingDone = { kind: "refused", issues: [NOTHING_TO_PUBLISH] };
