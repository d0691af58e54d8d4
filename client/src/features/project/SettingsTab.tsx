// A project's state and its form. Terms are fixed at set-up, so this page shows them and changes only the state.
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/me";
import type { Project, ProjectState } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { TrialDialog } from "@/kinds/trial/TrialDialog";
import { Button, buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { PROJECT_TONES } from "@/ui/tones";
import { Facts } from "./Facts";
import { OverlapCard } from "./OverlapCard";
import { FormView } from "./FormView";
import { EndpointsCard } from "./EndpointsCard";
import { useSetState } from "./queries";
import { projectWords } from "./words";

type Act = { to: ProjectState; word: "open" | "pause" | "resume" | "close" };

const ACTS: Record<ProjectState, Act[]> = {
  draft: [{ to: "open", word: "open" }, { to: "closed", word: "close" }],
  open: [{ to: "paused", word: "pause" }, { to: "closed", word: "close" }],
  paused: [{ to: "open", word: "resume" }, { to: "closed", word: "close" }],
  closed: [],
};

export function SettingsTab({ project }: { project: Project }) {
  const words = useWords(projectWords);
  const manages = useMay("project.manage");
  const [trying, setTrying] = useState(false);
  return (
    <div className="stack">
      <StateCard project={project} />
      {manages && <OverlapCard project={project} />}
      <Card title={words.facts}><Facts project={project} /></Card>
      <Card title={words.form}>
        <div className="spread">
          <p className="small quiet">{words.settingsNote}</p>
          <span className="line">
            <Link
              to="/manage/projects/$projectId/form" params={{ projectId: String(project.id) }} className={buttonClass("plain")}
            >
              {words.formVersions(project.form_version)}
            </Link>
            <Button onClick={() => setTrying(true)}>{words.tryForm}</Button>
          </span>
        </div>
        <FormView form={project.form} />
      </Card>
      <EndpointsCard projectId={project.id} />
      {trying && <TrialDialog kind={project.kind} form={project.form} onClose={() => setTrying(false)} />}
    </div>
  );
}

function StateCard({ project }: { project: Project }) {
  const words = useWords(projectWords);
  const states = useWords(names).project;
  const manages = useMay("project.manage");
  const [closing, setClosing] = useState(false);
  const setting = useSetState(project.id);
  function move(to: ProjectState) {
    setClosing(false);
    setting.mutate(to, { onSuccess: () => toast(words.changed(states[to])) });
  }
  return (
    <Card title={words.state}>
      <div className="stack-s">
        <div className="spread">
          <div className="line">
            <Chip tone={PROJECT_TONES[project.state]}>{states[project.state]}</Chip>
            <span className="quiet">{words.stateNote[project.state]}</span>
          </div>
          {manages && (
            <div className="line">
              {ACTS[project.state].map((act) => (
                <Button
                  key={act.to} weight={act.to === "closed" ? "danger" : "primary"} busy={setting.isPending}
                  onClick={() => (act.to === "closed" ? setClosing(true) : move(act.to))}
                >
                  {words[act.word]}
                </Button>
              ))}
            </div>
          )}
        </div>
        {setting.isError && <ErrorState error={setting.error} />}
      </div>
      <Dialog
        open={closing} title={words.close} onClose={() => setClosing(false)}
        actions={
          <>
            <Button onClick={() => setClosing(false)}>{words.cancel}</Button>
            <Button weight="danger" onClick={() => move("closed")}>{words.close}</Button>
          </>
        }
      >
        <p>{words.closeAsk}</p>
      </Dialog>
    </Card>
  );
}
