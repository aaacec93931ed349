/**
 * Makes schedules of activity lists by serial generation (Kolisch 1996), forwards and backwards.
 * A list names every movable operation once, those that others wait for first.
 */
export interface ListDecoder {
  /** By operation the choice of mode that the passes keep to; -1: the one that ends first, which is then noted here. */
  readonly choice: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  /** Everything as early as it can go, in the order of the list; false when something ends too late. */
  forward(list: Int32Array): boolean;
  /**
   * Everything as late as it can go, in the order of the list (from the last to the first), each
   * ending at or before its limit. Only after `forward` in the same modes: then it always succeeds.
   */
  backward(list: Int32Array, limit: Int32Array): void;
  /** After `forward` on `list`: the same operations, the last to end first. */
  lastFirst(list: Int32Array, into: Int32Array): void;
  /** After `backward` on `list`: the same operations, the first to run first. */
  firstFirst(list: Int32Array, into: Int32Array): void;
  /** After `forward` on `list`: the same operations, the first to run first. */
  inOrderOfStart(list: Int32Array, into: Int32Array): void;
  /** Operations placed so far. */
  readonly work: number;
}
