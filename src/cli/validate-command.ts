import { validateWorkbook } from "../app/validate-workbook";
import { type CommandContext, printResult } from "./command-context";
import { DONE, ROWS_LEFT_OUT } from "./exit-status";
import { openInput, planOptions } from "./plan-command";
import { countIssues, sayIssue, sayNothingDone, worstFirst } from "./say-issues";

export async function validateCommand(context: CommandContext): Promise<number> {
  const book = await openInput(context);
  const options = planOptions(context, book);
  const outcome = await validateWorkbook(book.host, options, context.terminal);
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  const issues = worstFirst(outcome.issues);
  const sheets = outcome.sheets.map(({ name, sheet, rows }) => ({ name, sheet, rows }));
  printResult(
    context,
    { sheets, issues },
    [...outcome.lines, "", ...issueLines(issues)].join("\n"),
  );
  const leftOut = issues.some((issue) => issue.severity === "error");
  return leftOut && context.values.strict ? ROWS_LEFT_OUT : DONE;
}

function issueLines(issues: readonly Parameters<typeof sayIssue>[0][]): string[] {
  if (issues.length === 0) return ["No issues."];
  return [
    `${countIssues(issues)}:`,
    ...issues.map((issue) => `  ${issue.severity.padEnd(7)}  ${sayIssue(issue)}`),
  ];
}
