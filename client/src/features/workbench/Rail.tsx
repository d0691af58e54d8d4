// The right rail: the fields to fill, the guideline beside them, and what was handed in before.
import { useQuery } from "@tanstack/react-query";
import { isNews, ownQuestionsQuery } from "@/api/questions";
import type { KindName } from "@/api/types";
import { useWords } from "@/i18n/words";
import type { Kind, KindProps } from "@/kinds/contract";
import { Chip } from "@/ui/Chip";
import { Key } from "@/ui/Key";
import { Tabs } from "@/ui/Tabs";
import { GuidelineNews } from "./guidelineVersions";
import { GuidelineFace, HistoryFace, QuestionsFace } from "./later";
import { askWords } from "./questionWords";
import type { Task } from "./state";
import type { Workbench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Rail.module.css";

/** What the first tab holds, where the kind itself says it. */
const FACES: Partial<Record<KindName, "checks" | "marks">> = { sft: "checks", spans: "marks", steps: "marks" };

export type RailTab = "fields" | "guideline" | "history" | "questions";
type Props = {
  workbench: Workbench;
  task: Task;
  kind: Kind;
  fields: KindProps;
  tab: RailTab;
  onTab: (tab: RailTab) => void;
};

export function Rail({ workbench, task, kind, fields, tab, onTab }: Props) {
  const words = useWords(workbenchWords);
  const asking = useWords(askWords);
  const replies = useReplies();
  const { done, of } = kind.filled(fields.form, fields.body, fields.view);
  const tabs = [
    {
      key: "fields" as const,
      label: (
        <>
          {words.tabs[faceOf(kind, fields)]}{" "}
          <span className={style["count"]}>{words.fieldsOf(done, of)}</span>
        </>
      ),
    },
    {
      key: "guideline" as const,
      label: (
        <>
          {words.tabs.guideline} <Key>G</Key> <GuidelineNews task={task} />
        </>
      ),
    },
    { key: "history" as const, label: words.tabs.history },
    { key: "questions" as const, label: <>{asking.tab} {replies > 0 && <Chip tone="accent">{replies}</Chip>}</> },
  ];
  return (
    <aside className={style["rail"]} aria-label={words.rail}>
      <div className={style["tabs"]}>
        <Tabs label={words.rail} tabs={tabs} chosen={tab} onChoose={onTab} />
      </div>
      <div className={style["body"]} hidden={tab !== "fields"}>
        <kind.Fields {...fields} />
      </div>
      {tab === "guideline" && <GuidelineFace task={task} />}
      {tab === "questions" && <QuestionsFace projectId={task.lease.project.id} />}
      {tab === "history" && <HistoryFace workbench={workbench} task={task} kind={kind} lang={fields.lang} />}
    </aside>
  );
}

/** What the fields are to the person: checks of a text, marks, scores, or the answer itself. */
function faceOf(kind: Kind, { form }: KindProps): "checks" | "marks" | "fields" | "answer" {
  return FACES[kind.name] ?? (form.dimensions.length > 0 ? "fields" : "answer");
}

/** How many replies the person has not noted yet. */
function useReplies(): number {
  return useQuery(ownQuestionsQuery).data?.rows.filter(isNews).length ?? 0;
}
