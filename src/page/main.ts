/// <reference types="office-js" />
import { registerCommands } from "../commands/commands";
import { registerFunctions } from "../functions/functions";
import { openPane } from "../taskpane/open-pane";
import { pageReplayer, pageSolver } from "../worker/page-solver";
import { startWorker } from "../worker/start-worker";
import { WorkerPool } from "../worker/worker-pool";
import { workerReplayer } from "../worker/worker-replayer";
import { workerSolver } from "../worker/worker-solver";
import { browserClock } from "./browser-clock";

/** One page, one runtime: pane, ribbon and functions, each with what it needs of the machine. */
void Office.onReady(() => {
  const workers = new WorkerPool(startWorker);
  const replayer = workerReplayer(workers, pageReplayer);
  const besideThePage = (onTrouble: (what: string) => void) =>
    workerSolver({ workers, inPage: pageSolver, onTrouble });
  const solver = besideThePage((what) => pane.tell({ intent: "warning", what, how: "" }));
  registerCommands(solver, browserClock, replayer);
  // A cell whose search ended early says so itself.
  registerFunctions({ solver: besideThePage(() => {}) });
  const pane = openPane(solver, browserClock, replayer);
});
