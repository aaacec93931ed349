const many = (n: number, one: string, several = `${one}s`) =>
  `${n.toLocaleString("en-US")} ${n === 1 ? one : several}`;

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** A date is not parted at the end of a line. */
const unbroken = (date: string) => date.replaceAll(" ", "\u00a0");

/** Every text of the pane. */
export const strings = {
  product: "Plumbline",
  tabs: { start: "Start", data: "Data", schedule: "Schedule" },

  reading: "Reading the workbook",
  inserting: "Adding the sheets",
  dismiss: "Close this message",
  show: "Show in the sheet",
  readAgain: "Read again",

  emptyTitle: "No orders here yet",
  emptyText:
    "Plumbline schedules the orders in this workbook. Begin with the empty sheets, or look at the sample factory first.",
  insertTemplate: "Insert the empty sheets",
  insertSample: "Insert the sample factory",
  insertNote: "The sheets are added at the end. They are yours from then on.",
  inserted: "The sheets are in the workbook.",
  fillIn: "Fill in Orders, Standards and Capacities, then read again.",
  goOn: "Go to Schedule.",

  foundTitle: "What was found",
  foundText: (sheets: number, rows: number) =>
    `${many(rows, "row")} on ${many(sheets, "input sheet")}.`,
  ready: "There is all that a schedule needs.",
  notReady: "Something is missing before a schedule can be made.",
  toSchedule: "Schedule",
  toData: "Settle the data",
  hasPlan:
    "The sheets of an earlier schedule are in the workbook; they will be refreshed in place.",

  rows: (n: number) => many(n, "row"),
  leftOut: (n: number) => `${n} left out`,
  onSheet: (sheet: string) => `on the sheet ${sheet}`,
  notFoundNeeded: "needed, not found",
  notFound: "Not in this workbook",
  whichSheet: (name: string) => `Which sheet holds ${name}?`,
  chooseSheet: "Choose a sheet",
  sheetsTitle: "Input sheets",
  headingsRead: (n: number) => many(n, "heading"),
  headingIs: (heading: string, column: string) => `${heading} is ${column}`,
  unusedHeadings: (names: readonly string[]) => `Left aside: ${list(names)}`,
  questionsTitle: "Questions",
  questionsText: "Your answer is kept in the workbook.",
  whatIs: (heading: string, sheet: string) => `What is the heading ${heading} on ${sheet}?`,
  whichHeading: (column: string, sheet: string) => `Which heading on ${sheet} is ${column}?`,
  choose: "Choose",
  noneOfThese: "None of these",
  issuesTitle: "Issues",
  noIssues: "Nothing needs mending.",
  severity: {
    error: (n: number) => many(n, "error"),
    warning: (n: number) => many(n, "warning"),
    note: (n: number) => many(n, "note"),
  },
  moreIssues: (n: number) => `${n} more; all of them stand on the sheet Issues after a run.`,

  goal: "Goal",
  horizon: "Horizon",
  horizonHint: "days",
  freeze: "Freeze",
  freezeHint: "hours",
  mustBeAbove0: "Enter a number above 0.",
  mustBe0OrMore: "Enter 0 or more.",
  run: "Run",
  runAgain: "Run again",
  stop: "Stop",
  stopping: "Stopping",
  solving: "Looking for a better schedule",
  preparing: "Reading the workbook and making the first schedule",
  stopKeeps: "Stop keeps the best schedule so far.",
  progress: {
    late: "Late orders",
    value: "Hours late by weight",
    bound: "No schedule is below",
    gap: "Gap to that",
    seconds: "Time",
  },
  stopped: "Stopped. This is the best schedule until then.",
  done: "The schedule is ready. Nothing is written yet.",

  resultTitle: "Result",
  figures: {
    late: "Late orders",
    hours: "Hours late by weight",
    scheduled: "Orders scheduled",
    setups: "Setup hours",
    lastEnd: "Last end",
  },
  ofOrders: (some: number, all: number) => `${some} of ${all}`,
  lateTitle: "Late orders",
  noneLate: "No order is late.",
  lateDays: (days: string) => `${days} ${days === "1" ? "day" : "days"} late`,
  waitsMostFor: (what: string) => `Waits most for ${what}`,
  dueFinish: (due: string, finish: string) => `Due ${unbroken(due)}, finishes ${unbroken(finish)}`,
  moreLate: (n: number) => `${n} more stand on the sheet Promises.`,
  notScheduledTitle: "Not scheduled",
  moreNotScheduled: (n: number) => `${n} more stand on the sheet Promises.`,
  plannedNotScheduled: (n: number) =>
    `${many(n, "planned order")} ${n === 1 ? "has" : "have"} no place before the plan's end. The sheet Promises says why for each.`,

  writeTitle: "Write to the workbook",
  creates: (sheets: readonly string[]) => `Creates ${list(sheets)}.`,
  replaces: (sheets: readonly string[]) =>
    `Refreshes ${list(sheets)}. Locks, entries, own columns and notes stay.`,
  nothingElse: "Nothing else is touched.",
  write: "Write",
  writing: "Writing",
  written: (sheets: number) => `${many(sheets, "sheet")} written.`,
  openSchedule: "Show the Schedule",
  undo: "Undo",
  undone: "The workbook is as it was before.",
  undoInExcel: "To take this back, press Undo in Excel.",
  changedInputs: (sheets: readonly string[]) =>
    `${list(sheets)} changed since the workbook was read.`,
  changedOurs: (sheets: readonly string[]) =>
    `${list(sheets)} ${sheets.length === 1 ? "is not as it was" : "are not as they were"} when the workbook was read (changed, renamed or deleted), and writing would lose that.`,
  changedHow: "Run again, so that the schedule stands on what is there now.",
  writeAnyway: "Write it anyway",

  ourFault: (line: string) => `The schedule broke a rule and was not written: ${line}`,
  reportFault: "This is a fault in Plumbline. Please report it with the workbook.",
  nothingDone: "Nothing was done.",
  tryAgain: "Finish the cell that you are editing, if any, and try again.",
  refused: "Nothing was written.",
  refusedStale: "Nothing was written. Press Run again, then Write.",
  refusedNotOurs: "Nothing was written. Rename it, press Run again, then Write.",
  excelFailed: (message: string) => `Excel did not do it: ${message}`,
  scheduleFirst: "Run and write a schedule first.",
  adviceSheet: "Say on Data which sheet it is, or add it.",
  adviceHeading: "Answer it under Questions on Data.",
  advicePriority: "Fill in Priority 1 is on the sheet Settings.",
};
