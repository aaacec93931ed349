import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** No sandbox (tests also run as root) and nothing in the background that calls out. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
];

const NSS_FOLDERS = [
  "/usr/lib",
  "/usr/lib64",
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib/aarch64-linux-gnu",
];

/** The system's Chromium if there is one, else the one that comes as a package. */
export function launchChromium(): Promise<Browser> {
  const found = SYSTEM.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({ executablePath: found ?? packagedChromium(), args: QUIET });
}

/**
 * Unpacked by a process of its own: the package is an ES module that jest's loader cannot read. Its
 * own arguments are left out: with them Chromium is one process, and closing a page ends it.
 */
function packagedChromium(): string {
  const hasNss = NSS_FOLDERS.some((folder) => existsSync(`${folder}/libnss3.so`));
  const program = `
    const { default: chromium } = await import("@sparticuz/chromium");
    const path = await chromium.executablePath();
    console.log(JSON.stringify({ path, libraries: process.env.LD_LIBRARY_PATH }));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    // Makes the package unpack its own copies of the libraries, too.
    env: { ...process.env, ...(hasNss ? {} : { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" }) },
  });
  const answer = JSON.parse(printed) as { path: string; libraries?: string };
  if (answer.libraries !== undefined) process.env["LD_LIBRARY_PATH"] = answer.libraries;
  return answer.path;
}
