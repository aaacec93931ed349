import { FluentProvider, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ComponentType } from "react";
import { DataPanel } from "./data-panel";
import { NoticeBar } from "./notice-bar";
import { type PaneTab, TABS } from "./pane-state";
import type { PaneStore } from "./pane-store";
import { SchedulePanel } from "./schedule-panel";
import { StartPanel } from "./start-panel";
import { strings } from "./strings";
import { type LookSource, useLookTheme } from "./theme";
import { StoreContext, usePlumbline } from "./use-plumbline";

const PANELS: Readonly<Record<PaneTab, ComponentType>> = {
  start: StartPanel,
  data: DataPanel,
  schedule: SchedulePanel,
};

const useStyles = makeStyles({
  page: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground1 },
  /** For those who hear the page. */
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: 0,
    overflow: "hidden",
    clipPath: "inset(50%)",
  },
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface AppProps {
  readonly store: PaneStore;
  readonly look: LookSource;
}

export function App({ store, look }: AppProps) {
  const theme = useLookTheme(look);
  const styles = useStyles();
  return (
    <StoreContext value={store}>
      <FluentProvider theme={theme} className={styles.page}>
        <Pane />
      </FluentProvider>
    </StoreContext>
  );
}

function Pane() {
  const { state, acts } = usePlumbline();
  const styles = useStyles();
  const Panel = PANELS[state.tab];
  return (
    <main>
      <h1 className={styles.unseen}>{strings.product}</h1>
      <div className={styles.bar}>
        <TabList
          selectedValue={state.tab}
          onTabSelect={(_, { value }) => acts.showTab(value as PaneTab)}
        >
          {TABS.map((tab) => (
            <Tab
              key={tab}
              value={tab}
              id={`tab-${tab}`}
              {...(tab === state.tab ? { "aria-controls": `panel-${tab}` } : {})}
            >
              {strings.tabs[tab]}
            </Tab>
          ))}
        </TabList>
      </div>
      <NoticeBar />
      <div role="tabpanel" id={`panel-${state.tab}`} aria-labelledby={`tab-${state.tab}`}>
        <Panel />
      </div>
    </main>
  );
}
