/// <reference types="office-js" />
import type { Clock, Replayer, Solver } from "../app/ports";
import { excelHost } from "../hosts/excel/excel-host";

/** Tells Excel what the ribbon's buttons do. Office.js must be ready. */
export function registerCommands(solver: Solver, clock: Clock, replayer: Replayer): void {
  Office.actions.associate(
    "RefreshSchedule",
    (event: Office.AddinCommands.Event) => void refresh(event, solver, clock, replayer),
  );
}

/** Ribbon, Refresh schedule. What goes wrong is shown in the pane, which opens for it. */
async function refresh(
  event: Office.AddinCommands.Event,
  solver: Solver,
  clock: Clock,
  replayer: Replayer,
): Promise<void> {
  const name = (Office.context.document.url ?? "").split(/[\\/]/).pop() || "this workbook";
  const { refreshSchedule } = await import("./refresh-schedule");
  const end = await refreshSchedule(excelHost(), name, solver, clock, replayer);
  if (!end.written) await Office.addin.showAsTaskpane();
  window.dispatchEvent(new CustomEvent("plumbline-refreshed", { detail: end }));
  event.completed();
}
