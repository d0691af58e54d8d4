// The audit: verify the chain, read the events, read the seals.
import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import { verifyAudit } from "@/api/results";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { usePageTitle } from "@/ui/pageTitle";
import { ErrorState } from "@/ui/States";
import { Tabs } from "@/ui/Tabs";
import { Events } from "./Events";
import { Seals } from "./Seals";
import { VerificationView } from "./VerificationView";
import { auditWords } from "./words";

export function AuditPage() {
  const words = useWords(auditWords);
  const [tab, setTab] = useState<"events" | "seals">("events");
  const mayVerify = useMay("audit.verify");
  const verifying = useMutation({ mutationFn: verifyAudit });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{words.title}</h1>
          <p className="quiet">{words.lead}</p>
        </div>
        {mayVerify && (
          <Button weight="primary" busy={verifying.isPending} onClick={() => verifying.mutate()}>
            {verifying.isPending ? words.verifying : words.verify}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {verifying.data && <VerificationView result={verifying.data} />}
        {verifying.isError && <ErrorState error={verifying.error} onRetry={() => verifying.mutate()} />}
      </div>
      <Tabs
        label={words.tabs} chosen={tab} onChoose={setTab}
        tabs={[{ key: "events", label: words.events }, { key: "seals", label: words.seals }]}
      />
      <Card>{tab === "events" ? <Events /> : <Seals />}</Card>
    </div>
  );
}
