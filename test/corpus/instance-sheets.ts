import type { Cells } from "./three-sheets";

export type Sheets = Readonly<Record<string, Cells>>;

const ORDERS = ["Order", "Product", "Quantity"] as const;
const SETTINGS: Cells = [
  ["Setting", "Value"],
  ["Plan start", "2026-11-23 06:00"],
  ["Goal", "Throughput"],
  ["Horizon days", 365],
];

function numbersOf(text: string): number[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(Number);
}

/** One order a job, one step an operation; a minute is the instance's unit of time. */
function jobSheets(
  jobs: readonly (readonly (readonly (readonly [number, number])[])[])[],
  machines: number,
): Sheets {
  return {
    Orders: [ORDERS, ...jobs.map((_, j) => [`J${j}`, `P${j}`, 1])],
    Standards: [
      ["Product", "Step", "Resource", "Fixed min"],
      ...jobs.flatMap((job, j) =>
        job.flatMap((modes, s) =>
          modes.map(([machine, minutes]) => [`P${j}`, (s + 1) * 10, `M${machine}`, minutes]),
        ),
      ),
    ],
    Capacities: [["Resource"], ...Array.from({ length: machines }, (_, m) => [`M${m}`])],
    Settings: SETTINGS,
  };
}

/** `n m`, then for each job m pairs of machine (from 0) and duration. */
export function jobShop(text: string): Sheets {
  const [jobs, machines, ...rest] = numbersOf(text);
  const job = (j: number) =>
    Array.from({ length: machines! }, (_, k) => {
      const at = (j * machines! + k) * 2;
      return [[rest[at]!, rest[at + 1]!] as const];
    });
  return jobSheets(
    Array.from({ length: jobs! }, (_, j) => job(j)),
    machines!,
  );
}

/** `n m flex`; per job its operations, then per operation k and k pairs of machine (from 1) and duration. */
export function flexibleJobShop(text: string): Sheets {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const [jobs, machines] = numbersOf(lines[0]!);
  const parsed = lines.slice(1, 1 + jobs!).map((line) => {
    const numbers = numbersOf(line);
    let at = 1;
    return Array.from({ length: numbers[0]! }, () => {
      const count = numbers[at++]!;
      return Array.from({ length: count }, () => {
        const pair = [numbers[at]! - 1, numbers[at + 1]!] as const;
        at += 2;
        return pair;
      });
    });
  });
  return jobSheets(parsed, machines!);
}

/** Patterson: activities, resources; capacities; per activity duration, demands, successors (from 1). */
export function resourceConstrainedProject(text: string): Sheets {
  const numbers = numbersOf(text);
  const [activities, resources] = numbers;
  const capacities = numbers.slice(2, 2 + resources!);
  let at = 2 + resources!;
  const before: string[][] = Array.from({ length: activities! + 1 }, () => []);
  const rows = Array.from({ length: activities! }, (_, i) => {
    const duration = numbers[at++]!;
    const demands = numbers.slice(at, (at += resources!));
    const successors = numbers.slice(at + 1, at + 1 + numbers[at]!);
    at += 1 + numbers[at]!;
    for (const next of successors) before[next]!.push(String(i + 1));
    return { step: i + 1, duration, demands };
  });
  return {
    Orders: [ORDERS, ["Project", "Thing", 1]],
    Standards: [
      ["Product", "Step", "Resource", "Fixed min", "Also needs", "After"],
      ...rows.map(({ step, duration, demands }) => [
        "Thing",
        step,
        "Anywhere",
        duration,
        demands.flatMap((n, r) => (n > 0 ? [`R${r + 1}:${n}`] : [])).join("; "),
        before[step]!.join(", ") || "-",
      ]),
    ],
    Capacities: [
      ["Resource", "Units", "Pool", "Limit"],
      ["Anywhere", 1, "No", "No"],
      ...capacities.map((units, r) => [`R${r + 1}`, units, "Yes", "Yes"]),
    ],
    Settings: SETTINGS,
  };
}
