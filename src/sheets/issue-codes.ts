import type { Severity } from "../kernel/issue";

/** What stands behind a stable code, for the guide and the tests. */
export interface IssueMeaning {
  /** `by need`: an error where something needed is lost (a row, or a required sheet), else a warning. */
  readonly severity: Severity | "by need";
  readonly meaning: string;
}

const CELL_CODES = {
  "error-value": { severity: "by need", meaning: "A cell holds an error value such as #N/A." },
  "not-a-number": {
    severity: "by need",
    meaning: "A cell that should hold a number holds something else.",
  },
  "number-ambiguous": {
    severity: "by need",
    meaning: "A number written as text can be read in two ways.",
  },
  "number-as-text": { severity: "warning", meaning: "A number stored as text was read." },
  "number-out-of-range": {
    severity: "by need",
    meaning: "A number lies outside the limits of its column.",
  },
  "number-too-large": { severity: "by need", meaning: "A number is larger than any plan needs." },
  "not-whole": { severity: "by need", meaning: "A number should be whole and is not." },
  "percent-as-number": { severity: "warning", meaning: "A number such as 95 was read as 95 %." },
  "percent-ambiguous": {
    severity: "by need",
    meaning: "A number above 1 and up to 2 in a percentage column can mean two things.",
  },
  "not-a-date": {
    severity: "by need",
    meaning: "A cell that should hold a date holds something else.",
  },
  "date-ambiguous": {
    severity: "by need",
    meaning: "A date written as text can mean more than one day.",
  },
  "date-out-of-range": { severity: "by need", meaning: "A date lies before 1970 or after 9999." },
  "date-as-text": {
    severity: "warning",
    meaning: "A date written as text, not in ISO form, was read.",
  },
  "not-a-choice": { severity: "by need", meaning: "A cell holds none of the column's choices." },
  "not-yes-or-no": {
    severity: "by need",
    meaning: "A cell that should say Yes or No says neither.",
  },
  "not-a-time": {
    severity: "by need",
    meaning: "A cell that should hold a time of day holds something else.",
  },
  "not-breaks": { severity: "by need", meaning: "A list of breaks cannot be read." },
  "not-weekdays": { severity: "by need", meaning: "A list of weekdays cannot be read." },
  "not-a-time-of-the-week": {
    severity: "by need",
    meaning: "A time of the week, such as Mon 06:00, cannot be read.",
  },
  "not-needs": {
    severity: "by need",
    meaning: "A list of needs, such as Oven:1, cannot be read.",
  },
  "control-characters": {
    severity: "warning",
    meaning: "Characters that cannot be seen were left out of a text.",
  },
  "key-is-date": { severity: "warning", meaning: "A name or number turned out to be a date." },
} as const satisfies Record<string, IssueMeaning>;

const ROW_CODES = {
  "required-cell-empty": {
    severity: "error",
    meaning: "A required cell is empty; the row is left out.",
  },
  "duplicate-key": {
    severity: "error",
    meaning: "A row has the key of an earlier one and is left out.",
  },
  "dangling-reference": {
    severity: "by need",
    meaning: "A cell names something that is listed nowhere.",
  },
  "actual-of-unknown-order": {
    severity: "warning",
    meaning: "A booking names an order that is not in Orders; it is kept.",
  },
  "booked-twice": {
    severity: "warning",
    meaning:
      "A booking repeats an earlier one in every cell, on a resource with one unit; it counts once.",
  },
  "standard-without-time": {
    severity: "error",
    meaning: "A row of Standards has no rate, no minutes and no fixed time.",
  },
  "rate-and-minutes": {
    severity: "warning",
    meaning: "Rate per hour and Min per unit are both given; Min per unit is used.",
  },
  "ends-before-start": {
    severity: "error",
    meaning: "A stretch of time ends before it begins; the row is left out.",
  },
  "due-before-release": { severity: "warning", meaning: "An order is due before it is released." },
  "received-before-ordered": {
    severity: "warning",
    meaning: "A purchase was received before it was ordered.",
  },
  "stop-without-end": { severity: "error", meaning: "A stop has neither To nor Minutes." },
  "lot-limits-cross": {
    severity: "warning",
    meaning: "Lot min is larger than Lot max; Lot min is not used.",
  },
  "totals-passed-over": { severity: "note", meaning: "Rows that look like totals were not read." },
  "remark-passed-over": {
    severity: "note",
    meaning: "Texts that stand alone in their rows were taken for remarks and not read.",
  },
} as const satisfies Record<string, IssueMeaning>;

const SHEET_CODES = {
  "heading-fits-two-columns": {
    severity: "warning",
    meaning: "A heading can mean two columns; it is asked, not guessed.",
  },
  "heading-unsure": {
    severity: "warning",
    meaning: "A heading may mean a column; it is asked, not guessed.",
  },
  "two-headings-for-one-column": {
    severity: "warning",
    meaning: "Two headings mean the same column; it is asked which.",
  },
  "headings-not-used": {
    severity: "note",
    meaning: "Headings that stand for nothing known were left aside.",
  },
  "unit-converted": {
    severity: "note",
    meaning: "Figures were converted from the unit in their heading.",
  },
  "unit-assumed": {
    severity: "note",
    meaning: "A heading states no unit; the column's own unit was taken.",
  },
  "periods-across": {
    severity: "error",
    meaning: "Weeks or months stand across in columns instead of in rows.",
  },
  "months-as-sheets": { severity: "error", meaning: "Each month has a sheet of its own." },
  "sheet-found-by-headings": {
    severity: "note",
    meaning: "A sheet was found by its headings, not by its name.",
  },
  "sheet-fits-two": {
    severity: "by need",
    meaning: "Two sheets could be the same input; it is asked which.",
  },
  "optional-sheet-missing": {
    severity: "note",
    meaning: "An optional sheet is missing; says what that means.",
  },
  "default-used": {
    severity: "note",
    meaning: "Optional columns are missing; says which defaults are used.",
  },
  "required-sheet-missing": {
    severity: "error",
    meaning: "A required sheet is nowhere; nothing is written.",
  },
  "required-column-missing": {
    severity: "error",
    meaning: "A required column is nowhere; nothing is written, or an optional sheet is not read.",
  },
  "mapping-not-understood": {
    severity: "error",
    meaning: "A mapping cannot be read; nothing is written.",
  },
  "mapping-without-effect": {
    severity: "warning",
    meaning: "A mapping names a sheet or heading that is not there.",
  },
  "state-unreadable": {
    severity: "warning",
    meaning: "What Plumbline remembered in the workbook cannot be read.",
  },
  "unknown-setting": { severity: "warning", meaning: "A row of Settings names no setting." },
} as const satisfies Record<string, IssueMeaning>;

/** Every code of an issue that reading finds; later steps keep their own lists. */
export const READING_CODES = { ...CELL_CODES, ...ROW_CODES, ...SHEET_CODES } as const;

export type ReadingCode = keyof typeof READING_CODES;
