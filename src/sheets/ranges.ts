/** Limits that many columns share. */
export const POSITIVE = { above: 0 } as const;
export const NOT_NEGATIVE = { min: 0 } as const;
/** A share of more than 0 and at most 100 %. */
export const SHARE = { above: 0, max: 1 } as const;
