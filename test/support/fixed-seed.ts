import fc from "fast-check";

/**
 * `npm test` draws the same cases on every machine, so that what passed before passes again;
 * `npm run soak` draws new ones each time. PLUMBLINE_SEED=N draws another set, or a failed one again.
 */
const given = process.env["PLUMBLINE_SEED"];
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (process.env["PLUMBLINE_SOAK"] !== "1") fc.configureGlobal({ seed: 20261123 });
