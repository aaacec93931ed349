import type { WorkbookChange, WorkbookHost } from "../../src/workbook/workbook-host";
import type { WorkbookSeed } from "../../src/hosts/workbook-seed";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx/xlsx-host";
import { packageFaults } from "../support/package-checker/check-package";
import { describeHost } from "./host-contract";
import { chartsInFile } from "./seen-charts";
import { seedWorkbook } from "./seed-workbook";

/** Saves, checks and opens again after every change: what is shown is what is in the file. */
class ReopeningHost implements WorkbookHost {
  constructor(private host: XlsxHost) {}
  readInfo = () => this.host.readInfo();
  readGrids = (sheets: readonly string[]) => this.host.readGrids(sheets);
  save = () => this.host.save();
  async apply(changes: readonly WorkbookChange[]): Promise<void> {
    await this.host.apply(changes);
    const bytes = this.host.save();
    expect(packageFaults(bytes)).toEqual([]);
    this.host = openWorkbook(bytes);
  }
}

async function open(seed: WorkbookSeed): Promise<WorkbookHost> {
  const bytes = await seedWorkbook(seed);
  expect(packageFaults(bytes)).toEqual([]);
  return new ReopeningHost(openWorkbook(bytes));
}

describeHost("xlsx", open, (host, sheet) => chartsInFile((host as ReopeningHost).save(), sheet));
