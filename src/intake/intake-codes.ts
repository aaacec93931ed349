import type { IssueMeaning } from "../sheets/issue-codes";

/** Every code of an issue that building the plan finds, besides those of reading. */
export const INTAKE_CODES = {
  "horizon-too-long": { severity: "warning", meaning: "Horizon days is more than ten years." },
  "break-outside-shift": { severity: "warning", meaning: "A break lies outside its shift." },
  "round-the-clock": {
    severity: "note",
    meaning: "Resources have no calendar and are taken to work round the clock.",
  },
  "crew-of-no-shift": {
    severity: "warning",
    meaning: "Crews counts heads for a day and shift on which the pool has none.",
  },
  "row-valid-later": {
    severity: "note",
    meaning: "A row is valid from after plan start only, and is kept for later.",
  },
  "units-not-whole": {
    severity: "warning",
    meaning: "A resource that is no pool has a part of a unit; whole ones are planned.",
  },
  "too-many-units": { severity: "warning", meaning: "A resource has more units than are planned." },
  "labour-not-a-pool": {
    severity: "warning",
    meaning: "What is only used as labour is taken as a pool, though it is not marked as one.",
  },
  "need-is-a-group": {
    severity: "error",
    meaning: "Labour or Also needs names a group, where one resource has to be named.",
  },
  "need-not-whole": {
    severity: "warning",
    meaning: "A part of a resource is needed that is no pool; whole ones are held.",
  },
  "yield-differs": {
    severity: "warning",
    meaning: "Alternatives of a step have different yields; the first counts.",
  },
  "step-differs": {
    severity: "warning",
    meaning: "Alternatives of a step differ in After, Wait after h or Transfer batch.",
  },
  "after-unknown-step": {
    severity: "error",
    meaning: "After names a step that the product does not have.",
  },
  "after-circle": {
    severity: "error",
    meaning: "Steps of a product follow each other in a circle.",
  },
  "hours-and-rate": {
    severity: "warning",
    meaning: "An order has both Hours and Rate per hour; Hours count.",
  },
  "after-order-circle": { severity: "error", meaning: "Orders follow each other in a circle." },
  "priority-direction-unknown": {
    severity: "warning",
    meaning: "Priority differs and nothing says which end is urgent; orders weigh the same.",
  },
  "order-not-scheduled": {
    severity: "error",
    meaning: "Orders cannot be scheduled; says why, and where to mend it.",
  },
  "material-unknown-step": {
    severity: "warning",
    meaning:
      "A material is taken at a step that the product does not have; it is taken at the first.",
  },
  "material-circle": { severity: "error", meaning: "Materials are made of themselves." },
  "materials-without-supply": {
    severity: "note",
    meaning: "There is no sheet Supply: bought materials are taken to be there.",
  },
  "no-lead-time": { severity: "warning", meaning: "A bought material has no Lead time days." },
  "receipt-overdue": {
    severity: "warning",
    meaning: "An open purchase order is overdue; it is taken to arrive some days after plan start.",
  },
  "steps-done-to-unknown": {
    severity: "warning",
    meaning: "Steps done to names a step that the product does not have.",
  },
  "record-of-unknown-step": {
    severity: "warning",
    meaning: "Actuals or Progress name a step that the order's product does not have.",
  },
  "step-taken-as-finished": {
    severity: "warning",
    meaning: "Nothing is recorded of a step, but a later one has begun; it is taken as finished.",
  },
  "taken-as-not-begun": {
    severity: "note",
    meaning: "Orders whose Release is past have neither Actuals nor Progress.",
  },
  "running-overlap": {
    severity: "warning",
    meaning: "More operations run on a resource than it has units; later ones give way.",
  },
  "actual-in-future": { severity: "warning", meaning: "A booking lies after plan start." },
  "too-many-families": {
    severity: "warning",
    meaning: "There are more families than changeovers can be planned for.",
  },
  "target-overlaps-actual": {
    severity: "warning",
    meaning: "A filled row of Targets and a row of Actuals are for the same time; Actuals counts.",
  },
  "lock-without-operation": {
    severity: "warning",
    meaning: "A locked row of the Schedule is no operation any more.",
  },
  "lock-on-other-resource": {
    severity: "warning",
    meaning: "A row is locked to a resource that cannot do its operation.",
  },
  "lock-in-past": {
    severity: "warning",
    meaning: "A row is locked to a start before plan start, but has not begun.",
  },
} as const satisfies Record<string, IssueMeaning>;

/** What building finds by itself, and what reading finds too where it comes from the sheets. */
export type IntakeCode =
  keyof typeof INTAKE_CODES | "dangling-reference" | "ends-before-start" | "standard-without-time";
