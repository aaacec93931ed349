import type { Random } from "../../../src/kernel/random";
import { type Group, KINDS, type Plant, WORK } from "./plant";

export const FAMILIES = 8;
/** What is started for a good unit, at most: seven steps at 95 %. */
export const SCRAP = 1.45;

/** A step of a routing; its times are relative until the plant's load is known. */
export interface Step {
  readonly step: number;
  readonly group: number;
  /** Machines of the group that can do it, with the factor by which each is slower; none: the whole group. */
  readonly only: readonly { readonly machine: number; readonly slower: number }[];
  readonly setupMin: number;
  /** Per unit, or for the lot where `fixed`. */
  readonly minutes: number;
  readonly fixed: boolean;
  readonly yield: number;
  readonly waitAfterHours: number;
  /** Units that move on together; 0: the whole lot. */
  readonly transferBatch: number;
  /** Also needs one of this tool; undefined: none. */
  readonly tool: number | undefined;
  /** Steps (by index) that it follows; undefined: the one before. */
  readonly after: readonly number[] | undefined;
  /** Would be done in one go, where the longest order lets it fit between two breaks. */
  readonly oneGo: boolean;
  /** Hours at a subcontractor's, who takes any number at once, before the next step; 0: none. */
  readonly outsideHours: number;
}

export interface Product {
  readonly name: string;
  readonly family: string;
  readonly steps: readonly Step[];
  /** Larger orders are split; undefined: none are. */
  readonly lotMax: number | undefined;
  /** A component that is made for it, by index among the components; undefined: none. */
  readonly component: number | undefined;
  /** Materials that its first step takes. */
  readonly materials: readonly { readonly material: number; readonly perUnit: number }[];
}

export interface Range {
  readonly products: readonly Product[];
  readonly components: readonly Product[];
  readonly materials: number;
}

/** Products of three to seven steps over the plant's groups, in the order of their kinds. */
export function drawRange(count: number, plant: Plant, random: Random): Range {
  const materials = Math.max(4, Math.round(count / 4));
  const componentCount = Math.max(1, Math.round(count / 30));
  const draw = (name: string, steps: number, component: number | undefined): Product => ({
    name,
    family: `F${1 + random.below(FAMILIES)}`,
    steps: drawSteps(steps, plant, random),
    lotMax: component === undefined && random.below(16) === 0 ? 120 : undefined,
    component,
    materials: steps < 3 ? [] : drawMaterials(materials, random),
  });
  return {
    products: Array.from({ length: count }, (_, p) =>
      draw(
        `P${p + 1}`,
        3 + random.below(5),
        p % 12 === 11 ? random.below(componentCount) : undefined,
      ),
    ),
    components: Array.from({ length: componentCount }, (_, c) => draw(`C${c + 1}`, 2, undefined)),
    materials,
  };
}

function drawMaterials(count: number, random: Random) {
  return Array.from({ length: random.below(3) }, () => ({
    material: random.below(count),
    perUnit: 1 + random.below(4),
  }));
}

function drawSteps(count: number, plant: Plant, random: Random): Step[] {
  const groups = Array.from({ length: count }, () => drawGroup(plant, random)).sort(
    (a, b) => kindOf(plant, a) - kindOf(plant, b) || a - b,
  );
  const forks = count > 4 && random.below(5) === 0;
  return groups.map((group, k) =>
    drawStep(10 * (k + 1), group, afterOf(k, forks), k === count - 1, plant, random),
  );
}

/** Some routings have two beginnings, which the third step brings together. */
function afterOf(k: number, forks: boolean): readonly number[] | undefined {
  if (!forks) return undefined;
  return k === 1 ? [] : k === 2 ? [0, 1] : undefined;
}

function drawStep(
  step: number,
  index: number,
  after: readonly number[] | undefined,
  last: boolean,
  plant: Plant,
  random: Random,
): Step {
  const group = plant.groups[index]!;
  const oven = group.kind === "oven";
  return {
    step,
    group: index,
    only: onlyOn(group, random),
    setupMin: oven ? 15 : 10 + 5 * random.below(8),
    minutes: oven ? 90 + 30 * random.below(5) : 0.4 + random.next(),
    fixed: oven,
    yield: [1, 1, 0.99, 0.98, 0.95][random.below(5)]!,
    waitAfterHours: last ? 0 : oven || group.kind === "paint" ? 2 + random.below(5) : 0,
    transferBatch: !last && !oven && random.below(5) === 0 ? 25 : 0,
    tool: !oven && random.below(12) === 0 ? random.below(plant.tools) : undefined,
    after,
    oneGo: oven || (group.kind === "weld" && random.below(2) === 0),
    outsideHours: !last && !oven && random.below(25) === 0 ? 24 : 0,
  };
}

/** Seven of ten steps can be done by the whole group, two by a pair of its machines, one by one alone. */
function onlyOn(group: Group, random: Random): { machine: number; slower: number }[] {
  const kind = random.below(10);
  const count = group.machines.length;
  if (kind < 7 || count < 3) return [];
  const machine = random.below(count);
  const own = { machine, slower: 1 };
  return kind < 9 ? [own, { machine: (machine + 1) % count, slower: 1.2 }] : [own];
}

/** Groups are met as often as they have machines and hours. */
function drawGroup({ groups }: Plant, random: Random): number {
  const total = groups.reduce((sum, group) => sum + share(group), 0);
  let left = random.next() * total;
  for (let g = 0; g < groups.length; g++) {
    left -= share(groups[g]!);
    if (left < 0) return g;
  }
  return groups.length - 1;
}

const HOURS = { Day: 0.55, "Two shifts": 1, "Three shifts": 1.5, "Round the clock": 2.2 } as const;
const share = ({ kind, strength }: Group) => strength * HOURS[WORK[kind].calendar];
const kindOf = (plant: Plant, group: number) => KINDS.indexOf(plant.groups[group]!.kind);
