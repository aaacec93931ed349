import {
  day,
  figure,
  FORMATS,
  hours,
  identity,
  money,
  oneOf,
  share,
  words,
} from "./written-columns";
import { VARIANCE } from "./written-review";
import { defineWrittenTable } from "./written-sheet";

const { plannedH, actualH, gapH, lateStart, waitingForStep, waitingForMaterial } = VARIANCE.columns;
const { waitingForCrew, downtime, setup, stops, earlyEnd, extraTime } = VARIANCE.columns;
const { speed, yield: ofYield, planChanged, ranOffPlan, notRun } = VARIANCE.columns;
const { ofWhichConstraint } = VARIANCE.columns;

/** What the table Variance is summed from. */
export const VARIANCE_ROWS = defineWrittenTable({
  name: "Variance rows",
  purpose:
    "One row for each operation, resource and day that has a figure in Variance: every line there is the sum of its rows here.",
  key: ["order", "line", "step", "resource", "day"],
  columns: {
    order: identity("Order", "The order."),
    line: identity("Line", "The line of the order.", { width: 7 }),
    product: identity("Product", "The product."),
    step: identity("Step", "The step.", { width: 8 }),
    resource: identity("Resource", "The resource."),
    day: day("Day", "The day on which the hours were worked."),
    ...{ plannedH, actualH, gapH, lateStart, waitingForStep, waitingForMaterial, waitingForCrew },
    ...{ downtime, setup, stops, earlyEnd, extraTime, speed, yield: ofYield },
    ...{ planChanged, ranOffPlan, notRun, ofWhichConstraint },
    plannedRow: words(
      "Planned row",
      "Where the operation stands on Schedule; a click leads there. Else its row on the hidden sheet PlumbHistory.",
      { width: 17 },
    ),
    actualsRow: words(
      "Actuals row",
      "The first booking there on that day, else the first of the operation; a click leads there.",
      { width: 14 },
    ),
  },
});

const TWO_DECIMALS = { format: FORMATS.twoDecimals };
const KEY_FIGURE = { owner: "formula", format: FORMATS.percentExact, width: 13 } as const;

export const KPIS_TABLE = defineWrittenTable({
  name: "KPIs",
  table: "PlumbKpis",
  purpose:
    "One row for all resources together and for each: the key figures of the week by ISO 22400-2, and what they are divided from.",
  key: ["level", "resource"],
  columns: {
    level: oneOf(["Total", "Resource"], "Level", "What the row is of."),
    resource: identity("Resource", "The resource.", { width: 18 }),
    availability: share("Availability", "Production time ÷ planned busy time.", KEY_FIGURE),
    performance: share("Performance", "Produced × planned minutes ÷ production time.", KEY_FIGURE),
    quality: share("Quality", "Good × planned minutes ÷ (produced × planned minutes).", KEY_FIGURE),
    oee: share("OEE", "Availability × performance × quality.", KEY_FIGURE),
    utilisation: share("Utilisation", "Production time ÷ busy time.", KEY_FIGURE),
    setupRatio: share("Setup ratio", "Setup time ÷ (production time + setup time).", KEY_FIGURE),
    firstPassYield: share("First-pass yield", "Good without rework ÷ produced.", KEY_FIGURE),
    plannedBusyH: hours(
      "Planned busy h",
      "Working time by the calendar, times its units, less what is planned to stand still.",
      TWO_DECIMALS,
    ),
    busyH: hours("Busy h", "Time that work was booked on it, stops included.", TWO_DECIMALS),
    productionH: hours("Production h", "Time really run.", { ...TWO_DECIMALS, width: 12 }),
    setupH: hours("Setup h", "Time of setups.", TWO_DECIMALS),
    producedH: hours(
      "Produced h",
      "Planned minutes of all that was produced, good or not.",
      TWO_DECIMALS,
    ),
    goodH: hours("Good h", "Planned minutes of the good units.", TWO_DECIMALS),
    produced: figure("Produced", "Units produced, good or not."),
    firstPass: figure("First pass", "Units that were good without rework."),
  },
});

const LIVE = { owner: "formula" } as const;

/** What the table Money is made from, on the same sheet. */
export const MONEY_DRIVERS = defineWrittenTable({
  name: "Money drivers",
  sheet: "Variance",
  purpose:
    "One row for each resource and product, each product and material, and each row of Costs: the quantities, hours, prices and rates that Money is made from.",
  key: ["kind", "resource", "product", "material"],
  columns: {
    kind: oneOf(
      ["Work", "Material", "Fixed", "Variable", "Volume", "Budget"],
      "Kind",
      "What the row is about.",
    ),
    resource: identity("Resource", "The resource."),
    product: identity("Product", "The product."),
    material: identity("Material", "The material."),
    bookedH: hours("Booked h", "Hours booked.", TWO_DECIMALS),
    standardH: hours(
      "Standard h",
      "Hours by today's standard for the units made, setup left out.",
      TWO_DECIMALS,
    ),
    onceH: hours("Setup h", "Hours of one setup and of Fixed min for each job.", TWO_DECIMALS),
    costRateH: hours("Cost rate h", "Hours by Cost rate for the units made.", TWO_DECIMALS),
    goodH: hours(
      "Good h",
      "Hours by Cost rate for the good units at the standard yield.",
      TWO_DECIMALS,
    ),
    planH: hours("Plan h", "Hours by Cost rate of what Plan wanted in the month.", TWO_DECIMALS),
    costPerH: money(
      "Cost per h",
      "Cost per hour by Capacities; of fixed costs, their budget ÷ Plan h.",
    ),
    paidPerH: money("Paid per h", "Variable costs by Costs ÷ hours booked."),
    taken: figure("Taken", "Quantity by Consumption.", TWO_DECIMALS),
    allowed: figure(
      "Allowed",
      "Quantity for the good units by Materials and the standard yields.",
      TWO_DECIMALS,
    ),
    standardPrice: money("Standard price", "Standard price by Supply."),
    paidPrice: money("Paid price", "Price paid by Receipts."),
    planQuantity: figure("Plan quantity", "Quantity by Plan."),
    budgetPerUnit: money("Budget per unit", "Budget cost per unit by Plan."),
    costsBudget: money("Costs budget", "Budget by Costs."),
    costsActual: money("Costs actual", "Actual by Costs."),
    budget: money("Budget", "Plan quantity × budget per unit.", LIVE),
    flexed: money("Flexed", "Standard cost of what was made; of fixed costs, their budget.", LIVE),
    price: money("Price", "(Paid − standard price) × taken.", LIVE),
    usage: money("Usage", "(Taken − allowed) × standard price.", LIVE),
    rate: money("Rate", "(Paid − cost per h) × booked h.", LIVE),
    efficiency: money("Efficiency", "(Booked h − standard h − setup h) × cost per h.", LIVE),
    yield: money("Yield", "(Cost rate h − good h) × cost per h.", LIVE),
    overheadSpending: money("Overhead spending", "Costs actual − costs budget.", LIVE),
    fixedVolume: money("Fixed volume", "(Plan h − good h) × cost per h.", LIVE),
    standardRevision: money("Standard revision", "(Standard h − cost rate h) × cost per h.", LIVE),
  },
});
