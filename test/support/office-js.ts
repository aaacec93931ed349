import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type MemberCatalog, memberCatalog } from "../../src/embedded/member-catalog";

const ROOT = join(__dirname, "..", "..");
const PACKAGE = join(ROOT, "node_modules", "@microsoft", "office-js");
const CACHE = join(ROOT, "node_modules", ".cache", "plumbline");

/** A file of the package as its makers built it, such as `office.js`. */
export function officeJsFile(name: string): string {
  return join(PACKAGE, "dist", name);
}

/** The member catalogue of the installed Office.js: derived once, kept in the cache, never committed. */
export function catalog(): MemberCatalog {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as {
    version: string;
  };
  const deriver = join(ROOT, "src", "embedded", "member-catalog.ts");
  const mark = `${version}-${readFileSync(deriver, "utf8").length}`;
  const kept = join(CACHE, `member-catalog-${mark}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as MemberCatalog;
  const derived = memberCatalog(readFileSync(officeJsFile("excel-win32-16.01.debug.js"), "utf8"));
  mkdirSync(CACHE, { recursive: true });
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(derived));
  renameSync(draft, kept);
  return derived;
}
