// A test of one endpoint: it really asks the model, and says what came or what is wrong.
import { useEffect } from "react";
import type { ModelEndpoint, ModelTest } from "@/api/models";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { failureWords } from "@/lib/streaming/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/States";
import { useTestEndpoint } from "./queries";
import { modelWords } from "./words";

export function TestDialog({ endpoint, onClose }: { endpoint: ModelEndpoint; onClose: () => void }) {
  const words = useWords(modelWords);
  const test = useTestEndpoint();
  const { mutate } = test;
  useEffect(() => mutate(endpoint.id), [mutate, endpoint.id]);
  return (
    <Dialog
      open onClose={onClose} title={words.testOf(endpoint.name)}
      actions={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          <Button weight="primary" busy={test.isPending} onClick={() => mutate(endpoint.id)}>{words.again}</Button>
        </>
      }
    >
      <div className="stack-s" aria-live="polite">
        <p className="quiet">{words.testAsks}</p>
        {test.isPending && <p>{words.testing}</p>}
        {test.isError && <ErrorState error={test.error} />}
        {test.data && !test.isPending && <Outcome found={test.data} />}
      </div>
    </Dialog>
  );
}

function Outcome({ found }: { found: ModelTest }) {
  const words = useWords(modelWords);
  const failures = useWords(failureWords);
  const of = useLanguage();
  if (found.kind !== null) {
    return (
      <>
        <p><Chip tone="bad">{words.wrong}</Chip> {failures[found.kind] ?? found.message}</p>
        {found.detail && <pre className="small" style={{ whiteSpace: "pre-wrap" }}>{found.detail}</pre>}
      </>
    );
  }
  return (
    <>
      <p><Chip tone="ok">{words.right}</Chip> {words.took(
        number(found.first_token_ms ?? found.total_ms, of), number(found.total_ms, of),
      )}</p>
      <blockquote>{found.text || words.saidNothing}</blockquote>
    </>
  );
}
