// Installs the packages when they are missing or are not those of package-lock.json.
// Runs before `npm start` and `npm test`, on a fresh clone too, so it uses nothing but Node.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");

/** Why an install is needed, or nothing when what is there is what the lock file asks for. */
export function reasonToInstall(wanted, installed) {
  if (!installed) return "packages are not installed yet";
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === "" || entry.link) continue;
    const there = installed.packages[path];
    if (!there) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${path.replace(/^.*node_modules\//, "")} is missing`;
    }
    if (there.version !== entry.version) {
      return `${path.replace(/^.*node_modules\//, "")} is ${there.version}, wanted ${entry.version}`;
    }
  }
  return undefined;
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function install(reason) {
  console.log(`Installing packages (${reason}). This takes about a minute.`);
  const began = Date.now();
  const ticking = setInterval(() => {
    console.log(`  still installing, ${Math.round((Date.now() - began) / 1000)} s`);
  }, 5000);
  return new Promise((done) => {
    const npm = spawn("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    npm.on("error", (error) => {
      clearInterval(ticking);
      console.error(`npm could not be started: ${error.message}`);
      done(1);
    });
    npm.on("exit", (code) => {
      clearInterval(ticking);
      if (code === 0) console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
      done(code ?? 1);
    });
  });
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Plumbline needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
const reason = reasonToInstall(
  readJson(join(root, "package-lock.json")),
  readJson(join(root, "node_modules", ".package-lock.json")),
);
if (reason) process.exitCode = await install(reason);
