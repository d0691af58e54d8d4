// The item under lease: continue where the person left off.
import { Link } from "@/lib/routing";
import type { Lease } from "@/api/types";
import { clock } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { useNow } from "@/ui/useNow";
import { homeWords } from "./words";
import style from "./Page.module.css";

const MINUTE_MS = 60_000;

export function Resume({ lease }: { lease: Lease }) {
  const words = useWords(homeWords);
  const of = useLanguage();
  const minutes = Math.floor((Date.parse(lease.expires_at) - useNow(MINUTE_MS / 4)) / MINUTE_MS);
  const draft = lease.draft ? words.draftAt(clock(lease.draft.saved_at)) : words.noDraft;
  return (
    <Card className={style["resume"]}>
      <div className="spread">
        <div>
          <h2>
            {words.resume(titled(lease.project, of), lease.position.done + 1)}{" "}
            {lease.rework && <Chip tone="warn">{words.rework}</Chip>}
          </h2>
          <p className="small quiet">{draft} · {minutes >= 0 ? words.leaseLeft(minutes) : words.leaseOver}</p>
        </div>
        <Link
          to="/work/{-$projectId}" params={{ projectId: String(lease.project.id) }}
          className={buttonClass("primary")}
        >
          {words.go}
        </Link>
      </div>
    </Card>
  );
}
