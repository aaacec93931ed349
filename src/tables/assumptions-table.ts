import { NOT_MEASURED } from "./not-measured";
import { capitalised } from "../kernel/first-letter";
import type { CheckKind, Finding, Subject, Verdict } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import type { Moment } from "../kernel/moment";
import { FORMATS } from "../sheets/written-columns";
import { ASSUMPTIONS } from "../sheets/written-review";
import type { Place } from "../intake/issue-log";
import type { ContentValue, SheetContent } from "../workbook/sheet-content";
import type { PlanEffect } from "./plan-figures";
import { type Reality, effectOf } from "./reality";
import { helping, sayMove, sayReality, sayShift } from "./say-reality";
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

/** What stands beside the findings on their sheet. */
export interface AssumptionsMatter {
  readonly placeOf: BookRecords["placeOf"];
  readonly until: Moment;
  readonly reality: Reality | undefined;
}

/** The sheet Assumptions: every tested assumption with its verdict, the row's cell as a link. */
export function assumptionsSheet(
  findings: readonly Finding[],
  { placeOf, until, reality }: AssumptionsMatter,
  context: SheetContext,
): SheetContent {
  const rows = sortedFindings(findings, reality).map((finding) => rowOf(finding, placeOf, reality));
  if (rows.length === 0)
    rows.push(emptyRow(ASSUMPTIONS, "evidence", "Nothing is recorded that could be judged."));
  const table = mainTable(ASSUMPTIONS, rows, context, {
    formats: { planned: FORMATS.general },
    wrapped: Object.keys(ASSUMPTIONS.columns),
  });
  return sheetOf({
    definition: ASSUMPTIONS,
    table,
    title: "Assumptions: is what the plan believes true?",
    lines: [madeFrom(context, until), [...(reality ? sayReality(reality) : []), READING].join(" ")],
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
  });
}

const READING =
  "Low and High: what the record allows. A verdict is given only where chance hardly explains it; Unproven is no fault.";

/** What changes the plan most first, then by verdict the worst, else in the order of the workbook. */
export function sortedFindings(
  findings: readonly Finding[],
  reality?: Reality,
): readonly Finding[] {
  return findings
    .map((finding, at) => ({
      finding,
      at,
      rank: rankOf(finding),
      moves: movesBy(effectOf(reality, finding)),
    }))
    .sort((a, b) => b.moves - a.moves || a.rank - b.rank || a.at - b.at)
    .map(({ finding }) => finding);
}

/** Late days either way, as far as they are told from noise. */
const movesBy = (effect: PlanEffect | undefined) =>
  effect === undefined || effect.withinNoise ? 0 : Math.abs(effect.lateDays);

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

function rowOf(
  finding: Finding,
  placeOf: BookRecords["placeOf"],
  reality: Reality | undefined,
): ContentRow<typeof ASSUMPTIONS> {
  const { kind, subject } = finding;
  const number = (value: number | undefined) => (value === undefined ? null : rounded(value));
  return {
    question: QUESTIONS[kind],
    kind,
    ...texts(subject),
    where: linkedPlace(placeOf(kind, subject)),
    planned: number(finding.planned),
    n: finding.n,
    observed: number(finding.observed),
    low: number(finding.low),
    high: number(finding.high),
    verdict: finding.verdict,
    suggested: number(finding.suggested),
    since: finding.since ?? null,
    cause: finding.cause === "" ? null : finding.cause,
    ...effectCells(effectOf(reality, finding)),
    evidence: [finding.evidence, ...sayMore(finding, reality)].join(" "),
  };
}

/** What a shift more on the resource, and moves from it or to it, would do. */
function sayMore({ kind, subject }: Finding, reality: Reality | undefined): readonly string[] {
  if (kind !== "Load" || !reality) return [];
  const { resource } = subject;
  const shift = reality.shifts.find((each) => each.resource === resource);
  const moves = helping(reality.moves).filter(({ from, to }) => [from, to].includes(resource));
  return [
    ...(shift ? [`A shift more on ${sayShift(shift, reality)}.`] : []),
    ...moves.map((move) => `${capitalised(sayMove(move))}.`),
  ];
}

/** A place as a text that leads to it; empty where there is no single cell. */
export function linkedPlace(place: Place | undefined): ContentValue {
  if (!place || place.cell === "") return null;
  const { sheet, cell } = place;
  return { text: `${sheet}!${cell}`, linkTo: { sheet, cell } };
}

function effectCells(effect: PlanEffect | undefined) {
  if (!effect) return { effectLateDays: null, effectUnits: null, effectMoney: null };
  if (effect.withinNoise)
    return { effectLateDays: "within noise", effectUnits: null, effectMoney: null };
  return {
    effectLateDays: effect.lateDays,
    effectUnits: effect.units,
    effectMoney: effect.money ?? NOT_MEASURED,
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
