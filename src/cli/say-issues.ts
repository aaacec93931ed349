import type { Issue } from "../kernel/issue";
import type { NothingDone } from "../app/plan-outcome";
import type { CommandContext } from "./command-context";
import { NOTHING_DONE, OUR_FAULT } from "./exit-status";

/** `Orders!D7: what is wrong. How to mend it.` */
export function sayIssue(issue: Issue): string {
  const place = issue.sheet === "" ? "" : `${issue.sheet}${issue.cell ? `!${issue.cell}` : ""}: `;
  return `${place}${issue.what} ${issue.how}`.trim();
}

const ORDER = { error: 0, warning: 1, note: 2 } as const;

export function worstFirst(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** `3 errors, 1 warning, 2 notes`. */
export function countIssues(issues: readonly Issue[]): string {
  const parts = (["error", "warning", "note"] as const).map((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length;
    return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return parts.filter((part) => part !== "").join(", ");
}

/** Says why nothing was done, and gives the exit status. */
export function sayNothingDone(context: CommandContext, outcome: NothingDone): number {
  context.progress.end();
  const { terminal, json } = context;
  if (outcome.kind === "fault") {
    const error =
      "A fault of Plumbline's own: the schedule broke one of its rules. Nothing was written.";
    if (json) terminal.out(`${JSON.stringify({ error, lines: outcome.lines }, null, 2)}\n`);
    terminal.err(`plumbline: ${error}\n`);
    for (const line of outcome.lines.slice(0, 5)) terminal.err(`  ${line}\n`);
    return OUR_FAULT;
  }
  const issues = worstFirst(outcome.issues);
  if (json) terminal.out(`${JSON.stringify({ error: "Nothing was written.", issues }, null, 2)}\n`);
  const errors = issues.filter((issue) => issue.severity === "error");
  for (const issue of (errors.length > 0 ? errors : issues).slice(0, 10)) {
    terminal.err(`plumbline: ${sayIssue(issue)}\n`);
  }
  return NOTHING_DONE;
}
