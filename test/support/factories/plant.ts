import type { Random } from "../../../src/kernel/random";

/** Kinds of work, in the order in which a product meets them. */
export const KINDS = ["saw", "mill", "turn", "weld", "oven", "paint", "assembly", "test"] as const;
export type Kind = (typeof KINDS)[number];

export type CalendarName = "Two shifts" | "Three shifts" | "Day" | "Round the clock";

interface KindOfWork {
  readonly calendar: CalendarName;
  /** People held from the area's labour pool while it works; 0: none. */
  readonly crew: number;
  /** True: setters set up, on any shift. */
  readonly setters: boolean;
  /** True: changeovers have times of their own, from family to family. */
  readonly changeovers: boolean;
}

export const WORK: Readonly<Record<Kind, KindOfWork>> = {
  saw: { calendar: "Two shifts", crew: 0.5, setters: false, changeovers: false },
  mill: { calendar: "Three shifts", crew: 0, setters: true, changeovers: true },
  turn: { calendar: "Two shifts", crew: 0.5, setters: false, changeovers: true },
  weld: { calendar: "Two shifts", crew: 1, setters: false, changeovers: false },
  oven: { calendar: "Round the clock", crew: 0, setters: false, changeovers: false },
  paint: { calendar: "Two shifts", crew: 1, setters: false, changeovers: true },
  assembly: { calendar: "Day", crew: 2, setters: false, changeovers: false },
  test: { calendar: "Two shifts", crew: 1, setters: false, changeovers: false },
};

export interface Machine {
  readonly name: string;
  /** Identical machines under one name. */
  readonly units: number;
  readonly efficiency: number;
  readonly uptime: number;
}

/** Machines that can stand in for each other. */
export interface Group {
  readonly name: string;
  readonly kind: Kind;
  readonly machines: readonly Machine[];
  /** Machines counted by what they can do: units × efficiency × uptime. */
  readonly strength: number;
  /** The labour pool of its area. */
  readonly area: number;
  /** Share of its working time that the order book needs: 90 to 95 %. */
  readonly load: number;
}

export interface Plant {
  readonly groups: readonly Group[];
  readonly areas: number;
  readonly tools: number;
}

const GROUPS_PER_AREA = 3;

/** Groups of three to five machines, in small plants of one or two, until there are `machines`; kinds take turns. */
export function drawPlant(machines: number, random: Random): Plant {
  const groups: Group[] = [];
  for (let count = 0; count < machines;) {
    const index = groups.length;
    const left = machines - count;
    const size = Math.min(left, machines < 24 ? 1 + random.below(2) : 3 + random.below(3));
    groups.push(drawGroup(index, size, random));
    count += size;
  }
  const areas = Math.ceil(groups.length / GROUPS_PER_AREA);
  return { groups, areas, tools: 2 * areas };
}

function drawGroup(index: number, size: number, random: Random): Group {
  const kind = KINDS[index % KINDS.length]!;
  const name = `${kind} ${index + 1}`;
  const machine = (machineName: string, units: number): Machine => ({
    name: machineName,
    units,
    efficiency: [0.9, 1, 1, 1.1][random.below(4)]!,
    uptime: [0.95, 1, 1][random.below(3)]!,
  });
  const machines =
    kind === "test"
      ? [machine(`${name}.1`, size)]
      : Array.from({ length: size }, (_, k) => machine(`${name}.${k + 1}`, 1));
  return {
    name,
    kind,
    machines,
    strength: machines.reduce((sum, m) => sum + m.units * m.efficiency * m.uptime, 0),
    area: Math.floor(index / GROUPS_PER_AREA),
    load: 0.9 + 0.05 * random.next(),
  };
}
