import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the checkout, found upwards from where this code runs: as a test or as a bundle. */
export function checkoutRoot(from = __dirname): string {
  if (existsSync(join(from, "package.json"))) return from;
  const above = dirname(from);
  if (above === from) throw new Error("No package.json above the running code.");
  return checkoutRoot(above);
}

/** Published instances beside the checkout; undefined where they are not. */
export function instancesFolder(): string | undefined {
  const folder = join(checkoutRoot(), "..", "shared", "instances");
  return existsSync(join(folder, "best-known.json")) ? folder : undefined;
}
