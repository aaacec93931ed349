/** What a lateness is split into, in the order of the table Lateness. */
export const LATENESS_CAUSES = [
  "inherited",
  "waitedForMaterial",
  "waitedForResource",
  "startedLate",
  "setup",
  "speed",
  "yield",
  "downtime",
  "otherStops",
] as const;

export type LatenessCause = (typeof LATENESS_CAUSES)[number];

export type LatenessCauses = Readonly<Record<LatenessCause, number>>;

export const noCauses = (): Record<LatenessCause, number> =>
  Object.fromEntries(LATENESS_CAUSES.map((cause) => [cause, 0])) as Record<LatenessCause, number>;
