import {
  FORMATS,
  anything,
  day,
  days,
  figure,
  hours,
  identity,
  money,
  oneOf,
  sentence,
  share,
  when,
  whole,
  words,
} from "./written-columns";
import { defineWrittenTable } from "./written-sheet";

export const DAILY = defineWrittenTable({
  name: "Daily",
  purpose: "One row for each resource: yesterday's target and what came of it.",
  key: ["resource"],
  columns: {
    resource: identity("Resource", "The resource."),
    target: figure("Target", "Good units that were to be made yesterday."),
    actual: figure("Actual", "Good units that were made."),
    attainment: share("Attainment", "Made of what was planned, at most 100 % an operation."),
    largestLoss: words("Largest loss", "The loss that took the most hours."),
    reason: words("Reason", "The reason that was booked most for it."),
  },
});

export const DAILY_ACTIONS = defineWrittenTable({
  name: "Today",
  sheet: "Daily",
  table: "PlumbToday",
  purpose: "One row for each thing that needs somebody today.",
  key: ["kind", "item"],
  columns: {
    kind: oneOf(
      ["Critical job", "Material due", "Crew short", "Action due"],
      "Kind",
      "What sort of thing it is.",
      { width: 14 },
    ),
    item: identity("Item", "The order, purchase order, labour pool or action."),
    where: words("Where", "The resource, supplier or shift."),
    when: when("When", "By when."),
    what: sentence("What", "What has to happen."),
    owner: words("Owner", "Who sees to it."),
  },
});

export const CASCADE = defineWrittenTable({
  name: "Cascade",
  purpose: "One row for each objective, and below it the parts that carry it.",
  key: ["objective", "plan", "product", "order", "resource"],
  columns: {
    objective: identity("Objective", "The objective."),
    target: figure("Target", "What it is to reach by its due date."),
    achieved: figure("Achieved", "What is reached so far."),
    projectedAsAssumed: figure("Projected as assumed", "Where the schedule lands as assumed.", {
      width: 13,
    }),
    projectedAsRealitySays: figure(
      "Projected as reality says",
      "Where it lands once the assumptions are corrected.",
      { width: 13 },
    ),
    shouldBeNow: figure("Should be now", "Where it should stand today."),
    gapNow: figure("Gap now", "Achieved against where it should stand today.", {
      owner: "formula",
    }),
    shouldBeAtHorizon: figure("Should be at horizon", "Where it should stand at the horizon."),
    gapAhead: figure("Gap ahead", "Projected against where it should stand at the horizon.", {
      owner: "formula",
    }),
    plan: words("Plan", "The plan period that carries it."),
    product: identity("Product", "The product that carries it."),
    order: identity("Order", "The order that carries it."),
    resource: identity("Resource", "The resource that works for it."),
    hours: hours("Hours", "Hours of that resource."),
  },
});

export const VARIANCE_LEVELS = ["Total", "Resource", "Product", "Order", "Day"] as const;

const lost = (header: string, help: string) =>
  hours(header, `${help} In standard hours.`, { format: FORMATS.twoDecimals });

export const VARIANCE = defineWrittenTable({
  name: "Variance",
  purpose:
    "One row for the total and for each resource, product, order and day: why plan and floor parted.",
  key: ["level", "resource", "product", "order", "day"],
  columns: {
    level: oneOf(VARIANCE_LEVELS, "Level", "What the row adds up."),
    resource: identity("Resource", "The resource."),
    product: identity("Product", "The product."),
    order: identity("Order", "The order."),
    day: day("Day", "The day on which the hours were worked."),
    plannedH: lost("Planned h", "What was planned to be made."),
    actualH: lost("Actual h", "What was made."),
    gapH: lost("Gap h", "Planned − actual; above 0 is behind."),
    lateStart: lost("Late start", "Lost by starting late and not made good later."),
    waitingForStep: lost("Waiting for step", "Lost waiting for the step before."),
    waitingForMaterial: lost("Waiting for material", "Lost waiting for material."),
    waitingForCrew: lost("Waiting for crew", "Lost waiting for people."),
    downtime: lost("Downtime", "Lost standing still beyond what Uptime allows."),
    setup: lost("Setup", "Lost by setups longer than planned."),
    stops: lost("Stops", "Lost in other stops."),
    earlyEnd: lost("Early end", "Lost by ending early and not made good before."),
    extraTime: lost("Extra time", "Won by working longer than planned."),
    speed: lost("Speed", "Lost by running slower than planned."),
    yield: lost("Yield", "Lost by scrap beyond the standard yield."),
    planChanged: lost(
      "Plan changed",
      "Moved by a change of the plan, or to another day or resource, which is nothing in the total.",
    ),
    ranOffPlan: lost("Ran off plan", "Run although it was not planned."),
    notRun: lost("Not run", "Planned and not run."),
    ofWhichConstraint: lost(
      "Of which constraint",
      "The part on the resource that limits the week.",
    ),
    check: figure("Check", "Gap − sum of the effects: always 0.", { owner: "formula", width: 7 }),
    rows: words(
      "Rows",
      "How many rows of the sheet Variance rows it is the sum of; a click leads to the largest.",
      { width: 12 },
    ),
  },
});

export const LATENESS = defineWrittenTable({
  name: "Lateness",
  sheet: "Variance",
  purpose: "One row for each order: why it finishes later or earlier than planned.",
  key: ["order"],
  columns: {
    order: identity("Order", "The order."),
    plannedFinish: when("Planned finish", "The finish in the committed plan."),
    finish: when("Finish", "The real finish, or the one now projected."),
    lateH: lost("Late h", "Finish − planned finish; above 0 is late."),
    inherited: lost("Inherited", "Late before its first step began."),
    waitedForMaterial: lost("Waited for material", "Waiting for material."),
    waitedForResource: lost("Waited for resource", "Waiting for a machine or people."),
    startedLate: lost("Started late", "Started late with everything there."),
    setup: lost("Setup", "Setups longer than planned."),
    speed: lost("Speed", "Running slower than planned."),
    yield: lost("Yield", "Scrap beyond the standard yield."),
    downtime: lost("Downtime", "Standing still."),
    otherStops: lost("Other stops", "Other stops."),
    check: figure("Check", "Late hours − sum of the causes: always 0.", {
      owner: "formula",
      width: 8,
    }),
  },
});

const LIVE = { owner: "formula" } as const;

export const MONEY = defineWrittenTable({
  name: "Money",
  sheet: "Variance",
  purpose:
    "One row for the total and for each resource and product: cost against the flexed budget.",
  key: ["level", "resource", "product"],
  columns: {
    level: words("Level", "What the row adds up; the last line reconciles to the ledger."),
    resource: identity("Resource", "The resource."),
    product: identity("Product", "The product."),
    budget: money("Budget", "Cost in the budget.", LIVE),
    flexed: money("Flexed", "Actual good units × standard cost.", LIVE),
    actual: money("Actual", "Actual cost.", LIVE),
    variance: money("Variance", "Actual − flexed.", LIVE),
    favourable: oneOf(["F", "A"], "F/A", "F: favourable, A: adverse.", { ...LIVE, width: 6 }),
    volume: money("Volume", "Flexed − budget.", LIVE),
    price: money("Price", "(Actual − standard price) × actual quantity of material.", LIVE),
    usage: money("Usage", "(Actual − standard quantity) × standard price of material.", LIVE),
    rate: money("Rate", "(Actual − standard rate) × actual hours.", LIVE),
    efficiency: money("Efficiency", "(Actual − standard hours) × standard rate.", LIVE),
    yield: money("Yield", "Standard cost of scrap beyond the standard yield.", LIVE),
    overheadSpending: money("Overhead spending", "Actual − budget of overheads.", LIVE),
    fixedVolume: money("Fixed volume", "(Budget − standard hours made) × fixed rate.", LIVE),
    standardRevision: money(
      "Standard revision",
      "Standards that changed since the year's Cost rate.",
      LIVE,
    ),
    check: money("Check", "Variance − sum of the effects: always 0.", LIVE),
  },
});

export const ASSUMPTIONS = defineWrittenTable({
  name: "Assumptions",
  purpose: "One row for each assumption that was tested against what happened.",
  key: ["question", "kind", "material", "supplier", "product", "step", "resource"],
  columns: {
    question: words("Question", "One of the three questions, or Record.", { width: 22 }),
    kind: oneOf(
      ["Record", "Lead time", "Rate", "Setup", "Yield", "Efficiency", "Uptime", "Calendar", "Load"],
      "Kind",
      "What was tested.",
      { width: 10 },
    ),
    material: identity("Material", "The material.", { width: 12 }),
    supplier: words("Supplier", "The supplier.", { width: 14 }),
    product: identity("Product", "The product.", { width: 12 }),
    step: identity("Step", "The step.", { width: 6 }),
    resource: identity("Resource", "The resource.", { width: 12 }),
    where: words("Where", "The cell that holds the assumption.", { width: 15 }),
    planned: anything("Planned", "What the plan believes.", { width: 9 }),
    n: whole("n", "How many jobs, receipts or shifts were seen.", { width: 6 }),
    observed: anything("Observed", "What was seen.", { width: 10 }),
    low: anything("Low", "Lower end of what the record allows.", { width: 9 }),
    high: anything("High", "Upper end of what the record allows.", { width: 9 }),
    verdict: words("Verdict", "What the record says about the assumption.", { width: 14 }),
    suggested: anything("Suggested", "What to put in the cell.", { width: 11 }),
    since: day("Since", "When a lasting shift began."),
    cause: words("Cause", "Wrong plan or broken promise, for lead times.", { width: 14 }),
    effectLateDays: days(
      "Effect late days",
      "Late days that correcting it adds to or takes from the plan.",
    ),
    effectUnits: figure("Effect units", "Units that correcting it adds to or takes from the plan."),
    effectMoney: money(
      "Effect money",
      "What that is worth: penalties and overtime saved, and what hours won on the constraint earn; below 0: it costs.",
    ),
    evidence: sentence("Evidence", "The rows behind it.", { width: 64 }),
  },
});

export const GO_AND_SEE = defineWrittenTable({
  name: "Go and see",
  purpose: "One row for each of the five places where looking is worth most.",
  key: ["resource", "shift", "orderRunningThere"],
  columns: {
    resource: identity("Resource", "Where to go."),
    shift: words("Shift", "When it runs next, and in which shift.", { width: 16 }),
    orderRunningThere: identity("Order running there", "What will be running."),
    question: sentence("Question", "What to find out.", { width: 40 }),
    jobsToWatch: whole("Jobs to watch", "How many jobs to time."),
    expected: anything("Expected", "What the standard says.", { width: 13 }),
  },
});

/** Each replaces its own issues on the sheet and leaves those of the others. */
export const ISSUE_SOURCES = ["Workbook", "Plan", "Record", "Checks"] as const;

export const ISSUES = defineWrittenTable({
  name: "Issues",
  purpose: "One row for each thing that needs mending.",
  key: ["sheet", "cell", "what"],
  columns: {
    severity: oneOf(["Error", "Warning", "Note"], "Severity", "Error, Warning or Note.", {
      width: 10,
    }),
    sheet: words("Sheet", "The sheet that it is on."),
    cell: words("Cell", "The cell; a click leads to it.", { width: 8 }),
    what: sentence("What", "What is wrong.", { width: 60 }),
    how: sentence("How to mend it", "What to do about it.", { width: 60 }),
    from: oneOf(
      ISSUE_SOURCES,
      "From",
      "What found it: reading the workbook, the plan, the record of the floor, or the checks of assumptions.",
      { width: 12 },
    ),
  },
});

export const HISTORY_KINDS = ["Draft", "Committed"] as const;

export const HISTORY = defineWrittenTable({
  name: "PlumbHistory",
  table: "PlumbHistory",
  visibility: "hidden",
  purpose: "One row for each operation of a plan that was committed, where it changed.",
  key: ["version", "key"],
  columns: {
    version: whole("Version", "The number of the plan."),
    kind: oneOf(HISTORY_KINDS, "Kind", "Draft or Committed."),
    when: when("When", "When the plan was made."),
    key: identity(
      "Key",
      "What the row is about: the plan itself, or an operation by order, line and step.",
      {
        width: 24,
      },
    ),
    order: identity("Order", "The order."),
    line: identity("Line", "The line of the order."),
    product: identity("Product", "The product."),
    step: identity("Step", "The step."),
    resource: identity("Resource", "The resource."),
    unit: whole("Unit", "Which of its units."),
    start: when("Start", "Planned start."),
    runStart: when("Run start", "Planned start of the run."),
    end: when("End", "Planned end."),
    setupMin: figure("Setup min", "Planned setup.", { unit: "min" }),
    runMin: figure("Run min", "Planned run.", { unit: "min" }),
    startQuantity: figure("Start quantity", "Units to be started.", { format: FORMATS.general }),
    goodQuantity: figure("Good quantity", "Good units expected."),
    due: when("Due", "When the order was due."),
    finish: when("Finish", "Planned finish of the order, on the operation that ends it."),
    probabilityOnTime: share("Probability on time", "As it was promised."),
    safeDate: when("Safe date", "As it was promised."),
    ratePerHour: figure("Rate per hour", "The rate that was assumed."),
    rateCell: words("Rate cell", "Where it stood."),
    setupCell: words("Setup cell", "Where the assumed setup stood."),
    yield: share("Yield", "The yield that was assumed.", { format: FORMATS.percentExact }),
    yieldCell: words("Yield cell", "Where it stood."),
    efficiency: share("Efficiency", "The efficiency that was assumed."),
    efficiencyCell: words("Efficiency cell", "Where it stood."),
    uptime: share("Uptime", "The uptime that was assumed."),
    uptimeCell: words("Uptime cell", "Where it stood."),
    until: whole(
      "Until",
      "The version from which on the row no longer holds; empty: it still does.",
    ),
  },
});
