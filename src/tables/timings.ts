import { cellAddress } from "../kernel/cell-address";
import type { Issue } from "../kernel/issue";
import { DAY, type Moment, momentFromSerial, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import { TIMING_FORM, TIMINGS } from "../sheets/written-timings";
import type { WrittenTable } from "../sheets/written-sheet";
import type { AllRows } from "../workbook/sheet-rows";
import {
  type ExistingTable,
  type ExistingTables,
  existingColumns,
  existingRows,
  existingTable,
  textOf,
} from "./existing-table";
import { contentOf } from "./floor-entries";
import type { CellContent, ContentRow } from "./written-content";

type FormRow = ContentRow<typeof TIMING_FORM>;
type TimingRow = ContentRow<typeof TIMINGS>;
type Observation = InputRow<"Observations">;

/** What the floor has entered in the timing form, and what came back from it before. */
export interface FloorTimings {
  /** What counts: complete timings of the form and of the sheet Timings. */
  readonly observations: readonly Observation[];
  /** All that the sheet Timings is to hold: what stands there, then what was filled in since. */
  readonly rows: readonly TimingRow[];
  /** Rows of the form that were begun and cannot count yet: they stay there. */
  readonly unfinished: readonly FormRow[];
  /** One for each of them, and for each row of Timings that does not count. */
  readonly issues: readonly Issue[];
}

export const TIMING_TABLES: readonly WrittenTable[] = [TIMING_FORM, TIMINGS];

/** Reads the form and the sheet Timings as they stand. */
export function floorTimings(
  existing: ExistingTables,
  standards: AllRows["Standards"],
): FloorTimings {
  const steps = new Set(standards.rows.map(stepKey));
  const kept = existingTable(existing, TIMINGS);
  const form = existingTable(existing, TIMING_FORM);
  const rows: TimingRow[] = [];
  const observations: Observation[] = [];
  const issues: Issue[] = [];
  for (const { row, content } of kept ? filledRows(kept, TIMINGS, BUT_WHAT) : []) {
    rows.push(content as TimingRow);
    const timing = timingOf(content, kept!.date1904);
    if (timing) observations.push({ ...timing, row });
    else issues.push(unfinishedIssue(kept!, TIMINGS, row, content));
  }
  const unfinished: FormRow[] = [];
  for (const { row, content } of form ? filledRows(form, TIMING_FORM, ENTERED) : []) {
    const timing = timingOf(content, form!.date1904);
    if (timing && steps.has(stepKey(timing))) {
      rows.push(timing as TimingRow);
      observations.push({ ...timing, row });
    } else {
      unfinished.push(content as FormRow);
      issues.push(unfinishedIssue(form!, TIMING_FORM, row, content, timing));
    }
  }
  return { observations, rows, unfinished, issues };
}

const stepKey = (of: Pick<Observation, "product" | "step">) =>
  `${comparableKey(of.product ?? "")}\u0001${comparableKey(of.step ?? "")}`;

const BUT_WHAT = Object.keys(TIMINGS.columns).filter((key) => key !== "what");

const ENTERED = Object.entries(TIMING_FORM.columns)
  .filter(([, column]) => column.owner === "entered")
  .map(([key]) => key);

type Content = Readonly<Record<string, CellContent>>;

/** Rows in which one of these columns is filled. */
function filledRows(
  table: ExistingTable,
  definition: WrittenTable,
  keys: readonly string[],
): { readonly row: number; readonly content: Content }[] {
  return existingRows(table, definition)
    .filter(({ values }) => keys.some((key) => textOf(values.get(key)) !== ""))
    .map(({ row, values }) => ({
      row,
      content: Object.fromEntries(
        Object.entries(definition.columns).map(([key, column]) => [
          key,
          contentOf(values.get(key), column.type.kind, table),
        ]),
      ),
    }));
}

/** A row as an observation; undefined while something that it needs is missing. */
function timingOf(content: Content, date1904: boolean): Omit<Observation, "row"> | undefined {
  const { date, from, to, units } = content;
  if (typeof from !== "number" || typeof to !== "number" || typeof units !== "number")
    return undefined;
  const [resource, product, step] = [
    textIn(content, "resource"),
    textIn(content, "product"),
    textIn(content, "step"),
  ];
  if (resource === "" || product === "" || step === "" || !(units > 0)) return undefined;
  const day =
    typeof date === "number"
      ? startOfDay(date)
      : from >= DAY
        ? startOfDay(shifted(from))
        : undefined;
  if (day === undefined) return undefined;
  const start = momentOn(day, from);
  const end = momentOn(day, to);
  const done = end <= start && to < DAY ? end + DAY : end;
  if (done <= start) return undefined;
  const [observer, what] = [textIn(content, "observer"), textIn(content, "what")];
  return { date: day, resource, product, step, observer, from: start, to: done, what, units };

  function momentOn(midnight: Moment, time: number): Moment {
    return time < DAY ? midnight + time : shifted(time);
  }
  /** A date with a time, in a column of times, is a serial of the workbook's own date system. */
  function shifted(time: number): Moment {
    return momentFromSerial(time / DAY, date1904);
  }
}

const textIn = (content: Content, key: string): string => {
  const value = content[key];
  return typeof value === "object" || value === undefined ? "" : textOf(value);
};

const NEEDED = ["resource", "product", "step", "date", "from", "to", "units"] as const;

/** What a row lacks; a complete one (`timing`) is of a step that Standards does not have. */
function unfinishedIssue(
  table: ExistingTable,
  definition: typeof TIMING_FORM | typeof TIMINGS,
  row: number,
  content: Content,
  timing?: Omit<Observation, "row">,
): Issue {
  const isThere = (key: (typeof NEEDED)[number]) =>
    ["resource", "product", "step"].includes(key)
      ? textIn(content, key) !== ""
      : typeof content[key] === "number";
  const missing = NEEDED.filter((key) => !isThere(key));
  const unfit = (content["units"] as number) > 0 ? "to" : "units";
  const wrong = timing ? "product" : (missing[0] ?? unfit);
  const header = (key: (typeof NEEDED)[number]) => definition.columns[key].header;
  const at = existingColumns(table, definition).find(({ key }) => key === wrong)?.at;
  const of = [textIn(content, "product"), textIn(content, "resource")].filter(Boolean).join(" on ");
  const lacks = `${listed(missing.map(header))} ${missing.length === 1 ? "is" : "are"} missing or cannot be read`;
  const why = timing
    ? `Standards has no step ${timing.step} of ${timing.product}`
    : missing.length > 0
      ? lacks
      : `its ${header(wrong)} does not fit`;
  return {
    severity: "warning",
    code: "timing-unfinished",
    sheet: table.info.sheet,
    cell: at === undefined ? "" : cellAddress(row, at),
    value: "",
    what: `A timing${of === "" ? "" : ` of ${of}`} does not count yet: ${why}.`,
    how: timing
      ? "Correct Product and Step; it stays on the form until then."
      : "Fill in Date, From, To and Units (above 0); it stays where it is until then.",
  };
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** The workbook's rows with the timings among the Observations; one that somebody typed there too counts once. */
export function withTimings(rows: AllRows, timings: FloorTimings): AllRows {
  if (timings.observations.length === 0) return rows;
  const known = new Set(rows.Observations.rows.map(sameTiming));
  const added = timings.observations.filter((timing) => {
    const key = sameTiming(timing);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  const Observations = { ...rows.Observations, rows: [...rows.Observations.rows, ...added] };
  return { ...rows, Observations };
}

function sameTiming({ resource, product, step, from, to }: Observation): string {
  const names = [resource, product ?? "", step ?? ""].map(comparableKey);
  return [...names, from, to].join("\u0001");
}
