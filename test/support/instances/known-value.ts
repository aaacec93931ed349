/** What is known elsewhere of an instance, in its own units: its time, or its time × weight. */
export interface KnownValue {
  /** Proven: no schedule is better. */
  readonly lb: number;
  /** The best that was found; undefined where nobody looked. */
  readonly ub: number | undefined;
  readonly source: string;
}
