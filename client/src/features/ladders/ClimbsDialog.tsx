// A person's ladders, for those who look after people; who runs courses records assessments and grants levels here.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { promote, readClimbs } from "@/api/ladders";
import { useMay } from "@/api/me";
import type { Account, Climb } from "@/api/types";
import { date } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { AssessForm } from "./AssessForm";
import { ClimbCard } from "./ClimbCard";
import { ladderWords } from "./words";

export function ClimbsDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useWords(ladderWords);
  return (
    <Dialog
      open={account !== null} onClose={onClose} side title={words.of(account?.name ?? "")}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      {account && <Climbs account={account} />}
    </Dialog>
  );
}

function Climbs({ account }: { account: Account }) {
  const runsCourses = useMay("course.manage");
  const climbs = useQuery({ queryKey: ["climbs", account.id], queryFn: () => readClimbs(account.id) });
  return (
    <Query of={climbs}>
      {({ rows }) => (
        <div className="stack">
          {rows.map((climb) => (
            <ClimbCard key={climb.ladder.name} climb={climb} action={
              <>
                {runsCourses && climb.is_ready && <Promotion account={account} climb={climb} />}
                <History climb={climb} />
              </>
            } />
          ))}
          {runsCourses && <AssessForm account={account} climbs={rows} />}
        </div>
      )}
    </Query>
  );
}

function Promotion({ account, climb }: { account: Account; climb: Climb }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  const cache = useQueryClient();
  const promoting = useMutation({
    mutationFn: (level: number) => promote(account.id, { ladder: climb.ladder.name, level }),
    onSuccess: async ({ skill }) => {
      toast(words.promoted(skill));
      await Promise.all([cache.invalidateQueries({ queryKey: ["climbs"] }), cache.invalidateQueries({ queryKey: ["accounts"] })]);
    },
  });
  const { next } = climb;
  if (next === null) return null;
  return (
    <div className="stack-s">
      <span><Button weight="primary" busy={promoting.isPending} onClick={() => promoting.mutate(next.level)}>{words.promote(titled(next, of))}</Button></span>
      {promoting.isError && <ErrorState error={promoting.error} />}
    </div>
  );
}

function History({ climb }: { climb: Climb }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  return (
    <details className="small">
      <summary>{words.history}</summary>
      {climb.assessments.length === 0 && <p className="quiet">{words.history0}</p>}
      <ul>
        {climb.assessments.map((each) => (
          <li key={each.assessed_at}>
            {date(each.assessed_at, of)} · {words.before(each.level)} · {words.part[each.part]} {each.score_bp / 100} · {each.assessors.join(of.startsWith("zh") ? "、" : ", ")}
            {each.note && <> · {each.note}</>}
          </li>
        ))}
      </ul>
    </details>
  );
}
