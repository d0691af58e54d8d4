// Setting up a project in four steps; nothing is sent before the last.
import { useState } from "react";
import { Stepper } from "@mantine/core";
import { Link, useNavigate } from "@/lib/routing";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { makeProject } from "@/api/projects";
import { useWords } from "@/i18n/words";
import { Button, buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { usePageTitle } from "@/ui/pageTitle";
import { toast } from "@/ui/toasts";
import { firstDraft, missingIn, STEPS, type Step } from "./draft";
import { FormStep } from "./FormStep";
import { GuidelineStep } from "./GuidelineStep";
import { KindStep } from "./KindStep";
import { SetupFailure } from "./SetupFailure";
import { TermsStep } from "./TermsStep";
import { awaitsTrial, shapeOf } from "./trialGate";
import { trialStepWords } from "./trialStepWords";
import { setupWords } from "./words";
import type { StepProps, TrialProps } from "./step";

const STEP_PAGES: Record<Step, (props: StepProps & TrialProps) => React.ReactNode> = {
  kind: KindStep, form: FormStep, terms: TermsStep, guideline: GuidelineStep,
};

export function SetupPage() {
  const words = useWords(setupWords);
  const { needed } = useWords(trialStepWords);
  const [draft, setDraft] = useState(firstDraft);
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState<string | null>(null);
  const making = useMake();
  const step = STEPS[at] ?? "kind";
  const missing = missingIn(step, draft);
  const awaiting = awaitsTrial(step, draft, tried);
  const why = missing ? words.missing[missing] : awaiting ? needed : null;
  const StepPage = STEP_PAGES[step];
  usePageTitle(words.title);
  return (
    <div className="stack">
      <h1>{words.title}</h1>
      <Stepper active={at} onStepClick={(next) => next < at && setAt(next)} size="sm" iconSize={28}>
        {STEPS.map((each) => <Stepper.Step key={each} label={words.steps[each]} />)}
      </Stepper>
      <Card>
        <StepPage
          draft={draft} onChange={setDraft} tried={tried === shapeOf(draft)} onTry={() => setTried(shapeOf(draft))}
        />
      </Card>
      {making.isError && <SetupFailure error={making.error} />}
      <div className="spread">
        <Link to="/manage/projects" className={buttonClass("quiet")}>{words.cancel}</Link>
        <div className="line">
          {why && <span className="small quiet">{why}</span>}
          {at > 0 && <Button onClick={() => setAt(at - 1)}>{words.back}</Button>}
          {at < STEPS.length - 1
            ? <Button weight="primary" disabled={why !== null} onClick={() => setAt(at + 1)}>{words.next}</Button>
            : (
              <Button
                weight="primary" disabled={why !== null} busy={making.isPending}
                onClick={() => making.mutate(draft)}
              >
                {words.make}
              </Button>
            )}
        </div>
      </div>
    </div>
  );
}

function useMake() {
  const words = useWords(setupWords);
  const navigate = useNavigate();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: makeProject,
    onSuccess: async (project) => {
      toast(words.made);
      await cache.invalidateQueries({ queryKey: ["projects"] });
      const params = { projectId: String(project.id), tab: "imports" };
      await navigate({ to: "/manage/projects/$projectId/{-$tab}", params });
    },
  });
}
