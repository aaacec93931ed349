import type { CheckKind, Finding, Subject, Verdict } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import type { Moment } from "../kernel/moment";
import { FORMATS } from "../sheets/written-columns";
import { ASSUMPTIONS } from "../sheets/written-review";
import type { SheetContent } from "../workbook/sheet-content";
import type { SheetContext } from "./sheet-context";
import { emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import type { ContentRow } from "./written-content";

const QUESTIONS: Record<CheckKind, string> = {
  Record: "Record",
  "Lead time": "Were supplier lead times realistic?",
  Rate: "Were standards current and achievable?",
  Setup: "Were standards current and achievable?",
  Yield: "Were standards current and achievable?",
  Uptime: "Were resources allocated appropriately?",
  Calendar: "Were resources allocated appropriately?",
  Load: "Were resources allocated appropriately?",
};

/** What needs a decision stands first, what cannot be judged last. */
const RANK: readonly Verdict[] = [
  "Too tight",
  "Optimistic",
  "Not achieved",
  "Stale",
  "Too loose",
  "Padded",
  "Overloaded",
  "Idle",
];
const LAST: readonly Verdict[] = ["Unproven", "Copied, not measured", "Too coarse"];

/** The sheet Assumptions: every tested assumption with its verdict, the row's cell as a link. */
export function assumptionsSheet(
  findings: readonly Finding[],
  placeOf: BookRecords["placeOf"],
  until: Moment,
  context: SheetContext,
): SheetContent {
  const rows = sortedFindings(findings).map((finding) => rowOf(finding, placeOf));
  if (rows.length === 0)
    rows.push(emptyRow(ASSUMPTIONS, "evidence", "Nothing is recorded that could be judged."));
  const table = mainTable(ASSUMPTIONS, rows, context, {
    formats: { planned: FORMATS.general },
  });
  return sheetOf({
    definition: ASSUMPTIONS,
    table,
    title: "Assumptions: is what the plan believes true?",
    lines: [madeFrom(context, until), READING],
    freezeColumns: 2,
    conditionalFormats: looks(ASSUMPTIONS, table, "verdict", {
      "Too tight": "bad",
      Optimistic: "bad",
      "Not achieved": "warn",
      Stale: "warn",
      "Too loose": "warn",
      Padded: "warn",
      "Copied, not measured": "warn",
      "Too coarse": "warn",
      Unproven: "quiet",
    }),
    tabColor: "3B6EA2",
    severalPages: true,
  });
}

const READING =
  "Low and High: what the record allows. A verdict is given only where chance hardly explains it; Unproven is no fault.";

/** Worst first, else in the order of the workbook. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, at) => ({ finding, at, rank: rankOf(finding) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ finding }) => finding);
}

function rankOf({ kind, verdict }: Finding): number {
  if (kind === "Record" && LAST.includes(verdict) && verdict !== "Unproven") return RANK.length;
  const rank = RANK.indexOf(verdict);
  if (rank >= 0) return rank;
  const last = LAST.indexOf(verdict);
  return last < 0 ? RANK.length + 1 : RANK.length + 2 + last;
}

/** Whether a finding asks for a correction. */
export function isOff({ verdict }: Finding): boolean {
  return RANK.includes(verdict);
}

function rowOf(finding: Finding, placeOf: BookRecords["placeOf"]): ContentRow<typeof ASSUMPTIONS> {
  const { kind, subject } = finding;
  const place = placeOf(kind, subject);
  const linked = place !== undefined && place.cell !== "";
  const number = (value: number | undefined) => (value === undefined ? null : rounded(value));
  return {
    question: QUESTIONS[kind],
    kind,
    ...texts(subject),
    where: linked
      ? { text: `${place.sheet}!${place.cell}`, linkTo: { sheet: place.sheet, cell: place.cell } }
      : null,
    planned: number(finding.planned),
    n: finding.n,
    observed: number(finding.observed),
    low: number(finding.low),
    high: number(finding.high),
    verdict: finding.verdict,
    suggested: number(finding.suggested),
    since: finding.since ?? null,
    cause: finding.cause === "" ? null : finding.cause,
    effectLateDays: null,
    effectUnits: null,
    effectMoney: null,
    evidence: finding.evidence,
  };
}

function texts(subject: Subject) {
  const text = (value: string) => (value === "" ? null : value);
  return {
    material: text(subject.material),
    supplier: text(subject.supplier),
    product: text(subject.product),
    step: text(subject.step),
    resource: text(subject.resource),
  };
}

/** Four digits that count: more is not known. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
