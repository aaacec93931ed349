import { type Group, type Plant, WORK } from "./plant";
import { MOST_UNITS } from "./order-book";
import { OUTSIDE, poolOf, SETTERS, toolName } from "./plant-rows";
import { type Product, type Range, SCRAP, type Step } from "./range";

/** Rows of Standards: one for each step and each machine or group that can do it. */
export function standardRows(plant: Plant, range: Range, factors: readonly number[]) {
  return [...range.products, ...range.components].flatMap((product) =>
    product.steps.flatMap((step) => [
      ...stepRows(product, step, plant, factors[step.group]!),
      ...(step.outsideHours > 0 ? [outsideRow(product, step)] : []),
    ]),
  );
}

function stepRows(product: Product, step: Step, plant: Plant, factor: number) {
  const group = plant.groups[step.group]!;
  const places =
    step.only.length === 0
      ? [{ resource: group.name, slower: 1 }]
      : step.only.map(({ machine, slower }) => ({
          resource: group.machines[machine]!.name,
          slower,
        }));
  return places.map(({ resource, slower }) => {
    const minutes = step.minutes * factor * slower;
    return {
      product: product.name,
      step: String(step.step),
      operation: group.kind,
      resource,
      setupMin: step.setupMin,
      ...(step.fixed ? { fixedMin: minutes } : { minPerUnit: minutes }),
      yield: step.yield,
      ...(WORK[group.kind].changeovers ? { family: product.family } : {}),
      ...labourOf(group),
      ...(step.tool === undefined
        ? {}
        : { alsoNeeds: [{ resource: toolName(step.tool), amount: 1 }] }),
      ...(step.after ? { after: step.after.map((k) => lastRowOf(product.steps[k]!)) } : {}),
      waitAfterHours: step.waitAfterHours,
      transferBatch: step.outsideHours > 0 ? 0 : step.transferBatch,
      interruptible: !(step.oneGo && (step.fixed || fitsInOne(step, minutes))),
      setupNeedsMaterial: group.kind === "oven",
    };
  });
}

/** The subcontractor's step follows the one that sends the lot out. */
function outsideRow(product: Product, step: Step) {
  return {
    product: product.name,
    step: lastRowOf(step),
    operation: "outside",
    resource: OUTSIDE,
    fixedMin: 60 * step.outsideHours,
    after: [String(step.step)],
  };
}

const lastRowOf = ({ step, outsideHours }: Step) => String(outsideHours > 0 ? step + 5 : step);

/** Whether the largest order is done in four hours: between two breaks there are up to five and a half. */
function fitsInOne({ setupMin, yield: good }: Step, minutes: number): boolean {
  return setupMin + (MOST_UNITS * SCRAP * minutes) / good <= 240;
}

function labourOf(group: Group) {
  const { crew, setters } = WORK[group.kind];
  return {
    ...(crew > 0 ? { labour: poolOf(group), crew } : {}),
    ...(setters ? { setupLabour: SETTERS, setupCrew: 1 } : {}),
  };
}

/** Rows of Materials: what is bought for the first step, and the component that is made for it. */
export function materialRows(range: Range) {
  return [...range.products, ...range.components].flatMap((product) => [
    ...uniqueMaterials(product).map(({ material, perUnit }) => ({
      product: product.name,
      material: materialName(material),
      quantityPer: perUnit,
    })),
    ...(product.component === undefined
      ? []
      : [
          {
            product: product.name,
            material: range.components[product.component]!.name,
            quantityPer: 1,
          },
        ]),
  ]);
}

export const materialName = (material: number) => `M-${material + 1}`;

/** A material is named once for each product. */
export function uniqueMaterials({ materials }: Product) {
  return materials.filter(
    ({ material }, k) => materials.findIndex((other) => other.material === material) === k,
  );
}

/** Rows of Products: those whose orders are split into lots. */
export function productRows(range: Range) {
  return range.products.flatMap(({ name, lotMax }) =>
    lotMax === undefined ? [] : [{ product: name, lotMax }],
  );
}
