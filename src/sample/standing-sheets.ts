import { momentFromCivil, serialFromMoment } from "../kernel/moment";
import type { SheetContent } from "../workbook/sheet-content";
import { CHANGEOVERS, COMPANY, PLANT, RESOURCES, SHIFTS } from "./factory";
import { MATERIALS } from "./materials";
import { DATE, DATE_TIME, MONEY, ownSheet, PERCENT, WHOLE } from "./own-sheet";
import { stockOf } from "./purchasing";
import { PRODUCTS } from "./routings";
import type { SampleFactory } from "./sample-factory";

const made = (what: string) => `${COMPANY} · ${PLANT} · ${what}`;
const serial = (month: number, day: number, year = 2026) =>
  serialFromMoment(momentFromCivil(year, month, day));

/** Fractions of hours as `09:15`. */
function clock(hours: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(hours))}:${two(Math.round((hours % 1) * 60))}`;
}

export function productsSheet(): SheetContent {
  return ownSheet({
    name: "Products",
    title: "Products",
    subtitle: made("price list 2026/27, net prices in EUR"),
    rows: PRODUCTS,
    columns: [
      { header: "Product", width: 11, value: (p) => p.id },
      { header: "Description", width: 34, value: (p) => p.description },
      { header: "Group", width: 14, value: (p) => p.group },
      { header: "Unit", width: 7, value: () => "pcs" },
      { header: "Material cost", width: 13, format: MONEY, value: (p) => p.materialCost },
      { header: "Price", width: 10, format: MONEY, value: (p) => p.price },
      { header: "On hand", width: 10, format: WHOLE, value: (p) => p.onHand },
      { header: "Lot min", width: 9, format: WHOLE, value: (p) => p.lotMin },
      { header: "Lot max", width: 9, format: WHOLE, value: (p) => p.lotMax ?? null },
      { header: "Lot multiple", width: 12, format: WHOLE, value: (p) => p.lotMultiple },
      { header: "Weight kg", width: 10, format: "0.00", value: (p) => p.kilograms },
    ],
  });
}

export function standardsSheet(): SheetContent {
  const rows = PRODUCTS.flatMap((product) =>
    product.steps.flatMap((step) =>
      step.resources.map((resource) => ({ product, step, resource })),
    ),
  );
  return ownSheet({
    name: "Standards",
    title: "Routings and standard times",
    subtitle: made("work preparation; pieces per hour at 100 %"),
    rows,
    columns: [
      { header: "Part", width: 10, value: (r) => r.product.id },
      { header: "Op no.", width: 8, value: (r) => Number(r.step.step) },
      { header: "Operation", width: 18, value: (r) => r.step.operation },
      { header: "Work Center", width: 13, value: (r) => r.resource },
      { header: "Setup min", width: 10, format: "0", value: (r) => r.step.setupMin },
      { header: "Pcs/hr", width: 9, format: "0.0", value: (r) => r.step.ratePerHour ?? null },
      { header: "Fixed min", width: 10, format: WHOLE, value: (r) => r.step.fixedMin ?? null },
      { header: "Yield", width: 8, format: PERCENT, value: (r) => r.step.yield },
      { header: "Family", width: 10, value: (r) => r.step.family },
      { header: "Labour", width: 12, value: (r) => r.step.labour ?? null },
      { header: "Crew", width: 7, format: "0.0", value: (r) => r.step.crew ?? null },
      { header: "Setup labour", width: 12, value: (r) => r.step.setupLabour ?? null },
      { header: "Transfer batch", width: 13, value: (r) => r.step.transferBatch || null },
      { header: "Reviewed", width: 12, format: DATE, value: (r) => reviewed(r.product.group) },
      { header: "Remarks", width: 30, value: (r) => remark(r.product.id, r.step.step, r.resource) },
    ],
  });
}

function reviewed(group: string): number {
  if (group === "Ball valves") return serial(3, 16);
  if (group === "Check valves") return serial(11, 3, 2024);
  return group === "Manifolds" ? serial(9, 1) : serial(6, 9, 2025);
}

function remark(product: string, step: string, resource: string): string | null {
  if (product === "BV-25" && step === "30") return "new fixture ordered, time to be checked";
  if (product === "MF-6" && step === "60") return "jig rebuilt in summer";
  if (product === "CV-25" && step === "20" && resource === "LATHE-1")
    return "stainless, change coolant";
  return null;
}

export function capacitiesSheet(): SheetContent {
  return ownSheet({
    name: "Capacities",
    title: "Machines and people",
    subtitle: made("machine list"),
    rows: RESOURCES,
    columns: [
      { header: "Machine", width: 13, value: (r) => r.id },
      { header: "Group", width: 13, value: (r) => r.group },
      { header: "Units", width: 7, value: (r) => r.units },
      { header: "Calendar", width: 15, value: (r) => r.calendar },
      { header: "Efficiency", width: 10, format: "0%", value: (r) => r.efficiency },
      { header: "Uptime", width: 9, format: "0%", value: (r) => r.uptime },
      { header: "Cost per hour", width: 12, format: MONEY, value: (r) => r.costPerHour ?? null },
      { header: "Overtime rate", width: 12, format: MONEY, value: (r) => r.overtimeRate ?? null },
      { header: "Pool", width: 7, value: (r) => (r.pool ? "Yes" : null) },
      { header: "Limit", width: 7, value: (r) => (r.unlimited ? "No" : null) },
      { header: "Location", width: 10, value: (r) => r.location },
      { header: "Remarks", width: 38, value: (r) => r.remarks },
    ],
  });
}

export function calendarsSheet(): SheetContent {
  return ownSheet({
    name: "Calendars",
    title: "Shift models",
    subtitle: made("works agreement of 1 January 2026"),
    rows: SHIFTS,
    columns: [
      { header: "Calendar", width: 16, value: (s) => s.calendar },
      { header: "Shift", width: 11, value: (s) => s.shift },
      { header: "Days", width: 10, value: (s) => s.days },
      { header: "Start", width: 8, format: "hh:mm", value: (s) => s.start / 24 },
      { header: "End", width: 8, format: "hh:mm", value: (s) => s.end / 24 },
      {
        header: "Breaks",
        width: 26,
        value: (s) => s.breaks.map(([from, to]) => `${clock(from)}-${clock(to)}`).join("; "),
      },
      { header: "Units", width: 7, value: (s) => s.units ?? null },
      { header: "Kind", width: 10, value: (s) => (s.optional ? "Optional" : "Normal") },
    ],
  });
}

export function changeoversSheet(): SheetContent {
  return ownSheet({
    name: "Changeovers",
    title: "Changeover matrix",
    subtitle: made("minutes from the last good part to the first good part; * is any family"),
    left: 1,
    rows: CHANGEOVERS,
    columns: [
      { header: "Resource", width: 13, value: (c) => c[0] },
      { header: "From family", width: 13, value: (c) => c[1] },
      { header: "To family", width: 13, value: (c) => c[2] },
      { header: "Minutes", width: 9, format: "0", value: (c) => c[3] },
    ],
  });
}

export function closuresSheet(factory: SampleFactory): SheetContent {
  return ownSheet({
    name: "Closures",
    title: "Closures and extra shifts",
    subtitle: made("plant calendar"),
    rows: factory.closures,
    columns: [
      { header: "Calendar or Resource", width: 21, value: (c) => c.of },
      { header: "From", width: 17, format: DATE_TIME, value: (c) => serialFromMoment(c.from) },
      { header: "To", width: 17, format: DATE_TIME, value: (c) => serialFromMoment(c.to) },
      { header: "Reason", width: 24, value: (c) => c.reason },
      { header: "Working", width: 9, value: (c) => (c.working ? "Yes" : null) },
    ],
  });
}

export function materialsSheet(): SheetContent {
  const rows = PRODUCTS.flatMap((product) =>
    product.materials.map(([material, per, step]) => ({ product, material, per, step })),
  );
  return ownSheet({
    name: "Materials",
    title: "Bill of materials",
    subtitle: made("per started piece; bars in kg"),
    rows,
    columns: [
      { header: "Product", width: 11, value: (r) => r.product.id },
      { header: "Material", width: 12, value: (r) => r.material },
      { header: "Quantity per", width: 12, format: "0.000", value: (r) => r.per },
      { header: "Step", width: 7, value: (r) => Number(r.step) },
    ],
  });
}

export function supplySheet(): SheetContent {
  return ownSheet({
    name: "Supply",
    title: "Purchased materials",
    subtitle: made("stock count of Monday 05:00"),
    rows: MATERIALS,
    columns: [
      { header: "Material", width: 12, value: (m) => m.id },
      { header: "Description", width: 34, value: (m) => m.description },
      { header: "Supplier", width: 20, value: (m) => m.supplier },
      { header: "On hand", width: 10, format: WHOLE, value: (m) => stockOf(m) },
      { header: "Stock unit", width: 10, value: (m) => m.unit },
      { header: "Lead time days", width: 13, value: (m) => m.leadTimeDays },
      { header: "Safety days", width: 11, value: (m) => m.safetyDays },
      { header: "Minimum quantity", width: 16, format: WHOLE, value: (m) => m.minimumQuantity },
      { header: "Standard price", width: 13, format: MONEY, value: (m) => m.price },
    ],
  });
}
