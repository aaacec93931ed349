/** A step of a routing, as the standards in the sample's workbook have it. */
export interface SampleStep {
  readonly step: string;
  readonly operation: string;
  /** Alternatives, in the order of the sheet. */
  readonly resources: readonly string[];
  readonly setupMin: number;
  readonly ratePerHour?: number;
  readonly fixedMin?: number;
  readonly yield: number;
  readonly family: string;
  readonly labour?: string;
  readonly crew?: number;
  readonly setupLabour?: string;
  readonly waitAfterHours?: number;
  readonly transferBatch?: number;
}

export function saw(ratePerHour: number): SampleStep {
  const where = { step: "10", operation: "Saw", resources: ["SAW-1"] };
  return { ...where, setupMin: 15, ratePerHour, yield: 1, family: "" };
}

export function turn(ratePerHour: number, family: string, good = 0.99): SampleStep {
  const where = { step: "20", operation: "Turn", resources: ["LATHE-1", "LATHE-2"] };
  return { ...where, setupMin: 25, ratePerHour, yield: good, family, setupLabour: "SETTERS" };
}

export function mill(ratePerHour: number, family: string, good = 0.985): SampleStep {
  const where = { step: "30", operation: "Mill", resources: ["MILL-1"] };
  return { ...where, setupMin: 20, ratePerHour, yield: good, family, setupLabour: "SETTERS" };
}

export function wash(): SampleStep {
  const where = { step: "40", operation: "Wash and deburr", resources: ["WASH-1"] };
  return { ...where, setupMin: 0, fixedMin: 20, ratePerHour: 600, yield: 1, family: "" };
}

/** Outside: two days, whatever the quantity. */
export function plate(): SampleStep {
  const where = { step: "50", operation: "Nickel plate", resources: ["PLATING"] };
  return { ...where, setupMin: 0, fixedMin: 2880, yield: 1, family: "" };
}

export function assemble(
  ratePerHour: number,
  family: "Valve" | "Check" | "Manifold",
  crew: number,
  resources: readonly string[],
): SampleStep {
  const where = { step: "60", operation: "Assemble", resources };
  return { ...where, setupMin: 15, ratePerHour, yield: 0.99, family, labour: "ASSEMBLERS", crew };
}

export function pack(ratePerHour: number): SampleStep {
  const where = { step: "60", operation: "Pack", resources: ["ASSY-1"], family: "Pack" };
  return { ...where, setupMin: 15, ratePerHour, yield: 1, labour: "ASSEMBLERS", crew: 1 };
}

export function leakTest(ratePerHour: number, good = 0.99): SampleStep {
  const where = { step: "70", operation: "Leak test", resources: ["TEST"] };
  return { ...where, setupMin: 10, ratePerHour, yield: good, family: "" };
}
