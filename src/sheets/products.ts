import {
  choice,
  defineSheet,
  duration,
  key,
  moment,
  number,
  reference,
  text,
} from "./define-sheet";
import { NOT_NEGATIVE, POSITIVE } from "./ranges";

export const PRODUCTS = defineSheet({
  name: "Products",
  otherNames: [],
  purpose: "One row for each product.",
  key: ["product"],
  columns: {
    product: key({ header: "Product", required: true }),
    description: text({ header: "Description", common: true }),
    group: text({ header: "Group", common: true }),
    unit: text({ header: "Unit", common: true }),
    equivalent: number(POSITIVE, { header: "Equivalent" }),
    materialCost: number(NOT_NEGATIVE, { header: "Material cost" }),
    price: number(NOT_NEGATIVE, { header: "Price", common: true }),
    onHand: number(NOT_NEGATIVE, { header: "On hand", default: 0, common: true }),
    safetyStock: number(NOT_NEGATIVE, { header: "Safety stock", default: 0 }),
    lotMin: number(POSITIVE, { header: "Lot min" }),
    lotMax: number(POSITIVE, { header: "Lot max" }),
    lotMultiple: number(POSITIVE, { header: "Lot multiple" }),
  },
});

export const PLAN = defineSheet({
  name: "Plan",
  otherNames: [],
  purpose: "One row for each product and period of the operating plan.",
  key: ["period", "product", "kind"],
  columns: {
    period: moment("start", { header: "Period", required: true }),
    product: reference(["Products", "Standards"], { header: "Product", required: true }),
    quantity: number(NOT_NEGATIVE, { header: "Quantity", required: true }),
    objective: reference(["Objectives"], { header: "Objective", common: true }),
    kind: choice(["Production", "Sales"], { header: "Kind", default: "Production", common: true }),
    openingStock: number({}, { header: "Opening stock", default: 0 }),
    targetStock: number(NOT_NEGATIVE, { header: "Target stock", default: 0 }),
    budgetCostPerUnit: number(NOT_NEGATIVE, { header: "Budget cost per unit" }),
    price: number(NOT_NEGATIVE, { header: "Price" }),
  },
});

export const MATERIALS = defineSheet({
  name: "Materials",
  otherNames: [],
  purpose: "One row for each material that a product is made of.",
  key: ["product", "material", "step"],
  columns: {
    product: reference(["Products", "Standards"], { header: "Product", required: true }),
    material: reference(["Supply", "Standards"], { header: "Material", required: true }),
    quantityPer: number(POSITIVE, { header: "Quantity per", required: true }),
    step: key({ header: "Step", common: true }),
  },
});

export const SUPPLY = defineSheet({
  name: "Supply",
  otherNames: [],
  purpose: "One row for each material that is bought.",
  key: ["material"],
  columns: {
    material: key({ header: "Material", required: true }),
    description: text({ header: "Description", common: true }),
    supplier: key({ header: "Supplier", common: true }),
    onHand: number(NOT_NEGATIVE, { header: "On hand", default: 0, common: true }),
    leadTimeDays: duration("days", NOT_NEGATIVE, { header: "Lead time days", common: true }),
    safetyDays: duration("days", NOT_NEGATIVE, { header: "Safety days", default: 0, common: true }),
    minimumQuantity: number(POSITIVE, { header: "Minimum quantity" }),
    standardPrice: number(NOT_NEGATIVE, { header: "Standard price" }),
  },
});

export const RECEIPTS = defineSheet({
  name: "Receipts",
  otherNames: [],
  purpose: "One row for each purchase order line, open or received.",
  key: ["purchaseOrder", "line", "material"],
  columns: {
    purchaseOrder: key({ header: "Purchase order", required: true }),
    line: key({ header: "Line" }),
    material: reference(["Supply"], { header: "Material", required: true }),
    supplier: key({ header: "Supplier", common: true }),
    quantity: number(POSITIVE, { header: "Quantity", required: true }),
    ordered: moment("start", { header: "Ordered", required: true }),
    promised: moment("end", { header: "Promised", common: true }),
    received: moment("end", { header: "Received", common: true }),
    receivedQuantity: number(NOT_NEGATIVE, { header: "Received quantity" }),
    inspectionDays: duration("days", NOT_NEGATIVE, { header: "Inspection days", default: 0 }),
    price: number(NOT_NEGATIVE, { header: "Price" }),
  },
});
