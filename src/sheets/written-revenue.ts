import { figure, FORMATS, identity, money, oneOf, words } from "./written-columns";
import { defineWrittenTable } from "./written-sheet";

const LIVE = { owner: "formula" } as const;

/** Beside the table Money, since revenue is favourable the other way round. */
export const REVENUE = defineWrittenTable({
  name: "Revenue",
  sheet: "Variance",
  purpose: "One row for the total and for each product: why revenue is another than planned.",
  key: ["level", "product"],
  columns: {
    level: oneOf(["Total", "Product"], "Level", "What the row adds up."),
    product: identity("Product", "The product."),
    unit: words("Unit", "What its units are added up in; others have no common mix with it.", {
      width: 13,
    }),
    equivalent: figure("Equivalent", "What one unit counts in it, by Products.", {
      format: FORMATS.general,
    }),
    plannedUnits: figure("Planned units", "Units that Plan wants sold in these days."),
    plannedPrice: money("Planned price", "Price by Plan, else by Products; the mean of several."),
    units: figure("Units", "Units that left in these days, by Orders."),
    price: money("Price", "Value ÷ Quantity of the orders, else Price by Products; their mean."),
    atPlannedMix: figure(
      "At planned mix",
      "All units that left, shared among the products as planned.",
      LIVE,
    ),
    plannedRevenue: money("Planned revenue", "Planned units × planned price.", LIVE),
    revenue: money("Revenue", "Units × price.", LIVE),
    variance: money("Variance", "Revenue − planned revenue.", LIVE),
    favourable: oneOf(["F", "A"], "F/A", "F: favourable, A: adverse.", { ...LIVE, width: 6 }),
    priceEffect: money("Price effect", "(Price − planned price) × units.", LIVE),
    volume: money("Volume", "(At planned mix − planned units) × planned price.", LIVE),
    mix: money("Mix", "(Units − at planned mix) × planned price.", LIVE),
    check: money("Check", "Variance − sum of the effects: always 0.", { ...LIVE, width: 8 }),
  },
});
