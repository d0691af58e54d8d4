// One project: its heading and its tabs. Each tab is its own address, so it can be linked and reloaded.
import { Link, useParams } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/api/me";
import { questionCountsQuery } from "@/api/questions";
import type { Project } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { tabClass, tabListClass } from "@/ui/Tabs";
import { PROJECT_TONES } from "@/ui/tones";
import { AcceptanceTab } from "./acceptance/AcceptanceTab";
import { AppealsTab } from "./AppealsTab";
import { ConsensusTab } from "./ConsensusTab";
import { DisagreementsTab } from "./DisagreementsTab";
import { GoldTab } from "./standing/GoldTab";
import { GuidelineTab } from "./GuidelineTab";
import { ImportsTab } from "./ImportsTab";
import { ItemsTab } from "./ItemsTab";
import { OverviewTab } from "./OverviewTab";
import { projectQuery } from "./queries";
import { QuestionsTab } from "./QuestionsTab";
import { ReleasesTab } from "./ReleasesTab";
import { SettingsTab } from "./SettingsTab";
import { tabsOf, type TabKey } from "./tabs";
import { projectWords } from "./words";

const TAB_PAGES: Record<TabKey, (props: { project: Project }) => React.ReactNode> = {
  overview: OverviewTab, items: ItemsTab, imports: ImportsTab, guideline: GuidelineTab,
  questions: QuestionsTab, appeals: AppealsTab, acceptance: AcceptanceTab, disagreements: DisagreementsTab, gold: GoldTab, consensus: ConsensusTab, releases: ReleasesTab, settings: SettingsTab,
};

export function ProjectPage() {
  const params = useParams();
  const id = Number(params.projectId);
  const tabs = tabsOf(useMe());
  const chosen = tabs.find((tab) => tab === params.tab) ?? "overview";
  const project = useQuery(projectQuery(id));
  const Tab = TAB_PAGES[chosen];
  return (
    <Query of={project}>
      {(data) => (
        <div className="stack">
          <Heading project={data} />
          <TabLinks id={id} tabs={tabs} />
          <Tab key={`${id}.${chosen}`} project={data} />
        </div>
      )}
    </Query>
  );
}

function Heading({ project }: { project: Project }) {
  const words = useWords(projectWords);
  const { kind: kinds, project: states } = useWords(names);
  const of = useLanguage();
  usePageTitle(titled(project, of));
  return (
    <div>
      <Link to="/manage/projects" className="small">← {words.back}</Link>
      <div className="line">
        <h1>{titled(project, of)}</h1>
        <Chip tone="primary">{kinds[project.kind]}</Chip>
        <Chip tone={PROJECT_TONES[project.state]}>{states[project.state]}</Chip>
        {project.purpose === "safety" && <Chip tone="bad">{words.safetyData}</Chip>}
        {project.is_sample && <Chip tone="warn">{words.sample}</Chip>}
      </div>
    </div>
  );
}

function TabLinks({ id, tabs }: { id: number; tabs: TabKey[] }) {
  const words = useWords(projectWords);
  const counts = useQuery({ ...questionCountsQuery, enabled: tabs.includes("questions") }).data;
  const waiting = counts?.waiting.find((each) => each.project_id === id)?.open ?? 0;
  return (
    <nav aria-label={words.tabsLabel} className={tabListClass}>
      {tabs.map((tab) => (
        <Link
          key={tab} to="/manage/projects/$projectId/{-$tab}" className={tabClass} activeOptions={{ exact: true }}
          params={{ projectId: String(id), tab: tab === "overview" ? undefined : tab }}
        >
          {words.tabs[tab]} {tab === "questions" && waiting > 0 && <Chip tone="accent">{waiting}</Chip>}
        </Link>
      ))}
    </nav>
  );
}
