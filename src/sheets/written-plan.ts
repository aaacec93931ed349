import {
  FORMATS,
  day,
  days,
  figure,
  hours,
  identity,
  minutes,
  oneOf,
  sentence,
  share,
  timeOfDay,
  when,
  whole,
  words,
} from "./written-columns";
import { defineWrittenTable } from "./written-sheet";

export const OPERATION_STATUSES = ["Done", "Running", "Late", "At risk", "On time"] as const;
export const ACTIVITIES = ["Setup", "Run", "Break"] as const;

export const SCHEDULE = defineWrittenTable({
  name: "Schedule",
  purpose: "One row for each operation: when it starts and ends, where, and why then.",
  key: ["order", "line", "step"],
  columns: {
    order: identity("Order", "The order; a split order has /1, /2 … behind its number.", {
      width: 15,
    }),
    line: identity("Line", "The line of the order.", { width: 6 }),
    product: identity("Product", "What is made.", { width: 12 }),
    description: words("Description", "The product in words.", { width: 22 }),
    customer: words("Customer", "Who gets it.", { width: 18 }),
    step: identity("Step", "The step of the product's routing.", { width: 6 }),
    operation: words("Operation", "What is done in this step.", { width: 16 }),
    resource: identity("Resource", "The machine, line or pool that does it; never a group.", {
      width: 12,
    }),
    unit: whole("Unit", "Which of the resource's identical units, from 1.", { width: 6 }),
    labour: identity("Labour", "The labour pool that is needed.", { width: 12 }),
    start: when("Start", "The resource is taken and setup begins.", { width: 16 }),
    runStart: when("Run start", "Setup is over and the first unit is begun.", { width: 16 }),
    end: when("End", "The last unit is through and the resource is free.", { width: 16 }),
    setupMin: minutes("Setup min", "Working minutes of setup.", { width: 8 }),
    runMin: minutes("Run min", "Working minutes from Run start to End.", { width: 9 }),
    startQuantity: figure("Start quantity", "Units to be started, scrap included.", {
      format: FORMATS.general,
      width: 10,
    }),
    goodQuantity: figure("Good quantity", "Good units that are expected from them.", {
      width: 10,
      format: FORMATS.general,
    }),
    ratePerHour: figure("Rate per hour", "Units an hour at which this operation is planned.", {
      width: 9,
    }),
    due: when("Due", "When the order is due.", { width: 16 }),
    slackH: hours(
      "Slack h",
      "Hours this operation could end later without making its order late.",
      { width: 9 },
    ),
    status: oneOf(OPERATION_STATUSES, "Status", "Done, Running, Late, At risk or On time.", {
      width: 10,
    }),
    objective: identity("Objective", "The objective that the order serves.", { width: 12 }),
    waitsFor: sentence("Waits for", "Why it starts when it does and not earlier.", { width: 64 }),
    locked: oneOf(["Yes", "No"], "Locked", "Yes keeps resource and start at the next run.", {
      owner: "entered",
      width: 8,
    }),
  },
});

export const TARGETS = defineWrittenTable({
  name: "Targets",
  purpose: "One row for each resource, shift and hour: what is to be done, and room for what was.",
  key: ["date", "shift", "hour", "resource", "order", "line", "step", "activity"],
  columns: {
    date: day("Date", "The day; a shift over midnight belongs to the day on which it starts.", {
      width: 11,
    }),
    shift: words("Shift", "The shift of the resource's calendar.", { width: 9 }),
    hour: timeOfDay("Hour", "When this hour (or other bucket) begins.", { width: 7 }),
    resource: identity("Resource", "Where the work is done.", { width: 12 }),
    order: identity("Order", "The order that runs.", { width: 18 }),
    line: identity("Line", "The line of the order.", { width: 6 }),
    product: identity("Product", "What is made.", { width: 12 }),
    description: words("Description", "The product in words.", { width: 20 }),
    step: identity("Step", "The step of the product's routing.", { width: 6 }),
    operation: words("Operation", "What is done; for a setup, by when which changeover is done.", {
      width: 40,
    }),
    activity: oneOf(ACTIVITIES, "Activity", "Setup, Run or Break.", { width: 9 }),
    crew: figure("Crew", "People needed.", { width: 6, format: FORMATS.general }),
    targetUnits: figure("Target units", "Good units to be made in this hour.", {
      width: 8,
      format: FORMATS.general,
    }),
    cumulativeTarget: figure(
      "Cumulative target",
      "Good units of this operation to be made by the end of this hour, from its start on.",
      { width: 11, format: FORMATS.general },
    ),
    standardRate: figure("Standard rate", "Units an hour by the standard.", { width: 9 }),
    actualUnits: figure("Actual units", "Good units made; for the floor to fill in.", {
      owner: "entered",
      width: 8,
      format: FORMATS.general,
    }),
    scrap: figure("Scrap", "Units that were not good; for the floor to fill in.", {
      owner: "entered",
      width: 7,
      format: FORMATS.general,
    }),
    lostMin: minutes("Lost min", "Minutes lost in this hour; for the floor to fill in.", {
      owner: "entered",
      width: 7,
      format: FORMATS.general,
    }),
    reason: words("Reason", "Why minutes were lost; from the sheet Reasons.", {
      owner: "entered",
      width: 18,
    }),
    comment: sentence("Comment", "Whatever should be known.", { owner: "entered", width: 22 }),
    variance: figure("Variance", "Actual units − target units, once there are actual units.", {
      owner: "formula",
      width: 9,
      format: FORMATS.general,
    }),
  },
});

export const LOAD = defineWrittenTable({
  name: "Load",
  purpose: "One row for each resource or labour pool and stretch of time: how full it is.",
  key: ["resource", "period"],
  columns: {
    resource: identity("Resource", "The resource or labour pool."),
    group: words("Group", "The group that it belongs to."),
    period: day("Period", "When the stretch of time begins.", { width: 12 }),
    availableH: hours("Available h", "Working hours of all its units."),
    setupH: hours("Setup h", "Hours of setup that are scheduled."),
    runH: hours("Run h", "Hours of running that are scheduled."),
    loadPercent: share("Load %", "Setup and run hours as a share of the available hours."),
    verdict: words("Verdict", "Overloaded above 95 %, Idle under 30 %, else Balanced."),
  },
});

export const CAPACITY_PLAN = defineWrittenTable({
  name: "Capacity plan",
  purpose: "One row for each resource or labour pool and plan period, over the whole Plan.",
  key: ["period", "resource"],
  columns: {
    period: day("Period", "The month or week of the plan.", { format: FORMATS.month }),
    resource: identity("Resource", "The resource or labour pool."),
    requiredH: hours("Required h", "Hours that the plan needs, with setups."),
    availableH: hours("Available h", "Hours that there are."),
    loadPercent: share("Load %", "Required as a share of available hours."),
    peopleNeeded: figure("People needed", "Heads that the required hours come to.", {
      format: FORMATS.oneDecimal,
    }),
    peopleThere: figure("People there", "Heads that the calendars have.", {
      format: FORMATS.oneDecimal,
    }),
    gapH: hours("Gap h", "Available − required hours; below 0 is short."),
    firstMonthShort: day("First month short", "The first period in which it is short.", {
      format: FORMATS.month,
    }),
  },
});

export const OUTLOOK = defineWrittenTable({
  name: "Outlook",
  purpose: "One row for each plan period and product group: where the plan will land.",
  key: ["period", "productGroup", "measure"],
  columns: {
    period: day("Period", "The month or week of the plan.", { format: FORMATS.month }),
    productGroup: words("Product group", "The Group of Products."),
    measure: oneOf(
      ["Units", "Sales", "Cost"],
      "Measure",
      "What the row counts: units, sales or cost.",
    ),
    budget: figure("Budget", "What the Plan says."),
    done: figure("Done", "What is made already."),
    scheduled: figure("Scheduled", "What the schedule makes inside the horizon."),
    roughCut: figure("Rough cut", "What capacity allows of the plan beyond the horizon."),
    expected: figure("Expected", "Done + scheduled + rough cut.", { owner: "formula" }),
    gap: figure("Gap", "Expected − budget.", { owner: "formula" }),
  },
});

export const GANTT = defineWrittenTable({
  name: "Gantt",
  purpose: "One row for each resource lane or order, with time across.",
  key: ["lane", "unit"],
  timeAcross: true,
  columns: {
    lane: identity("Lane", "The resource or order."),
    unit: whole("Unit", "Which of the resource's identical units, from 1.", { width: 6 }),
  },
});

export const PROMISES = defineWrittenTable({
  name: "Promises",
  purpose: "One row for each order line: when it will be finished, and how sure that is.",
  key: ["order", "line"],
  columns: {
    order: identity("Order", "The order.", { width: 18 }),
    line: identity("Line", "The line of the order.", { width: 6 }),
    product: identity("Product", "What is made.", { width: 12 }),
    description: words("Description", "The product in words.", { width: 22 }),
    customer: words("Customer", "Who gets it.", { width: 18 }),
    quantity: figure("Quantity", "Good units that were ordered.", {
      format: FORMATS.general,
      width: 9,
    }),
    due: when("Due", "When it is due.", { width: 16 }),
    firstPromised: when("First promised", "What was promised first.", { width: 16 }),
    finish: when("Finish", "When the schedule finishes it; empty when it is not scheduled.", {
      width: 16,
    }),
    lateDays: days("Late days", "Days by which it finishes after Due; 0 when it is not late.", {
      width: 8,
    }),
    probabilityOnTime: share(
      "Probability on time",
      "How likely it is to be on time: in how many of the replays it is. In a replay the schedule's sequence stays, and run times, setups, scrap, stops and lead times come as they may. ≈ marks an estimate, from assumed spreads.",
      { width: 13 },
    ),
    safeDate: when(
      "Safe date",
      "The finish that nine in ten of the replays keep. ≈ marks an estimate, from assumed spreads.",
      { width: 19 },
    ),
    ifPushedIn: sentence("If pushed in", "For a quote: the earliest date, and whom it delays.", {
      width: 26,
    }),
    waitsMostFor: sentence(
      "Waits most for",
      "What it waits for most, or why it is not scheduled.",
      { width: 64 },
    ),
    objective: identity("Objective", "The objective that the order serves.", { width: 12 }),
    source: oneOf(
      ["Order", "Plan", "Material"],
      "Source",
      "An order, the Plan, or a made material.",
      { width: 9 },
    ),
  },
});

export const SHORTAGES = defineWrittenTable({
  name: "Shortages",
  purpose:
    "One row for each material that something waits for: what to buy or to chase, and by when.",
  key: ["material"],
  columns: {
    material: identity("Material", "The material that is short."),
    description: words("Description", "The material in words.", { width: 24 }),
    supplier: words("Supplier", "Who delivers it."),
    shortFrom: when("Short from", "From when there is too little.", { width: 16 }),
    quantityShort: figure("Quantity short", "How much is missing.", {
      width: 10,
      format: FORMATS.general,
    }),
    purchaseOrder: identity("Purchase order", "The open purchase order that could come earlier.", {
      width: 14,
    }),
    promised: day("Promised", "When that purchase order is expected.", { width: 11 }),
    needed: day("Needed", "When the material is needed.", { width: 11 }),
    daysToGain: days("Days to gain", "By how many days it would have to come earlier.", {
      width: 8,
    }),
    orderBy: day("Order by", "The last day to order it in time.", { width: 11 }),
    buyQuantity: figure("Buy quantity", "How much to buy, at least the minimum quantity.", {
      width: 9,
      format: FORMATS.general,
    }),
    ordersHeldUp: sentence("Orders held up", "The orders that wait for it.", { width: 44 }),
    lateDaysSaved: days(
      "Late days saved",
      "Late days of orders that having it in time would save.",
      { width: 9 },
    ),
  },
});

export const CAN_WAIT = defineWrittenTable({
  name: "Purchase orders that can wait",
  sheet: "Shortages",
  table: "PlumbCanWait",
  purpose: "One row for each open purchase order that comes earlier than anything needs it.",
  key: ["purchaseOrder", "line", "material"],
  columns: {
    purchaseOrder: identity("Purchase order", "The open purchase order."),
    line: identity("Line", "The line of the purchase order.", { width: 7 }),
    material: identity("Material", "What was ordered."),
    supplier: words("Supplier", "Who delivers it."),
    quantity: figure("Quantity", "How much was ordered.", { format: FORMATS.general }),
    promised: day("Promised", "When it is expected."),
    needed: day("Needed", "When it is needed first; empty: not inside the horizon."),
    daysToSpare: days("Days to spare", "By how many days it could come later."),
  },
});

export const CHANGES = defineWrittenTable({
  name: "Changes",
  purpose: "One row for each promise that moved since the last committed plan.",
  key: ["order", "line"],
  columns: {
    order: identity("Order", "The order."),
    line: identity("Line", "The line of the order.", { width: 7 }),
    was: when("Was", "The finish in the committed plan."),
    now: when("Now", "The finish in this plan."),
    why: sentence("Why", "What moved it."),
    tellWhom: words("Tell whom", "Who has to know: the customer, or the order that it feeds."),
  },
});
