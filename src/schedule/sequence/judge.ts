/** Looks at a change while it spreads. */
export interface Judge {
  /** 1 where `ended` wants to know of a new end. */
  readonly wants: Uint8Array;
  /** An operation has a new end; false: the change is hopeless. */
  ended(operation: number): boolean;
}
