/** How often a property test runs: `normal` in every test run, `soak` under `npm run soak`. */
export function runs(normal: number, soak: number): number {
  return process.env["PLUMBLINE_SOAK"] === "1" ? soak : normal;
}
