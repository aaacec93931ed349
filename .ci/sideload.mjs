// npm run sideload: puts the manifest where Excel looks for add-ins that are being developed, or says how.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const built = join(root, "dist", "pane", "manifest.xml");
if (!existsSync(built)) {
  console.error("There is no dist/pane/manifest.xml: run npm run build first.");
  process.exit(1);
}
console.log(`The pane's files are in dist/pane. Serve that folder over https at the address that the
manifest names (https://localhost:3000 unless npm run build was given another one), with a
certificate that this machine trusts. docs/install.md says how.
`);
if (process.platform === "darwin") {
  const folder = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents/wef");
  mkdirSync(folder, { recursive: true });
  copyFileSync(built, join(folder, "plumbline.xml"));
  console.log(
    "Copied to Excel's folder. Restart Excel: Insert, Add-ins, the arrow beside My Add-ins.",
  );
} else if (process.platform === "win32") {
  console.log(`Share the folder dist\\pane on this machine, and name it as a catalog in Excel: File, Options,
Trust Center, Trust Center Settings, Trusted Add-in Catalogs. Restart Excel: Insert, My Add-ins,
Shared Folder.`);
} else {
  console.log(`There is no Excel for this system. In Excel on the web: Insert, Add-ins, Upload My Add-in, and
choose dist/pane/manifest.xml.`);
}
