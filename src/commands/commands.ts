/// <reference types="office-js" />
import { excelHost } from "../hosts/excel/excel-host";
import { browserClock } from "../worker/browser-clock";
import { lazyPageSolver } from "../worker/lazy-page-solver";
import { startWorker } from "../worker/start-worker";
import { workerSolver } from "../worker/worker-solver";

/** Ribbon, Refresh schedule. What goes wrong is shown in the pane, which opens for it. */
async function refresh(event: Office.AddinCommands.Event): Promise<void> {
  const solver = workerSolver({ start: startWorker, inPage: lazyPageSolver, onTrouble: () => {} });
  const name = (Office.context.document.url ?? "").split(/[\\/]/).pop() || "this workbook";
  const { refreshSchedule } = await import("./refresh-schedule");
  const end = await refreshSchedule(excelHost(), name, solver, browserClock);
  if (!end.written) await Office.addin.showAsTaskpane();
  window.dispatchEvent(new CustomEvent("plumbline-refreshed", { detail: end }));
  event.completed();
}

void Office.onReady(() =>
  Office.actions.associate(
    "RefreshSchedule",
    (event: Office.AddinCommands.Event) => void refresh(event),
  ),
);
