// One release: its checksum, its files by format with what each format cannot carry, its data card.
import { useMay } from "@/api/me";
import type { KindName, Release } from "@/api/types";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { reasonIn } from "@/i18n/reasons";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useStartTraining } from "./queries";
import { resultWords } from "./resultWords";
import style from "./project.module.css";

/** The kinds whose releases hold pairs to train on. */
const PAIRED: readonly KindName[] = ["comparison", "ranking", "gsb"];

type ReleaseCardProps = { release: Release; projectId: number; kind: KindName };

export function ReleaseCard({ release, projectId, kind }: ReleaseCardProps) {
  const words = useWords(resultWords);
  const of = useLanguage();
  return (
    <Card
      title={`v${release.version} · ${release.name}`}
      aside={PAIRED.includes(kind) && <TrainButton release={release} projectId={projectId} />}
    >
      <div className="stack-s">
        <div className="line">
          <Chip tone="primary">{words.rows(number(release.rows, of))}</Chip>
          {release.purpose === "safety" && <Chip tone="bad">{words.safetyData}</Chip>}
          <span className="small quiet">{words.madeAt(dateTime(release.created_at, of))}</span>
        </div>
        <p><span className="small quiet">{words.sha} </span><span className={style["hash"]}>{release.sha256}</span></p>
        <Files release={release} />
        <details>
          <summary>{words.showCard}</summary>
          <div className={style["preview"]} tabIndex={0} role="group" aria-label={words.showCard}><Rendered text={release.card_md} /></div>
        </details>
      </div>
    </Card>
  );
}

function Files({ release }: { release: Release }) {
  const words = useWords(resultWords);
  return (
    <dl className={style["files"]} aria-label={words.files}>
      {release.exports.map(({ format, files }) => (
        <div key={format}>
          <dt className="mono">{format}</dt>
          <dd>
            <div className="line">
              {files.map((file) => <a key={file.name} href={file.href} download={file.name}>{file.name}</a>)}
            </div>
            <Loss sentences={release.loss[format] ?? []} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the format cannot carry, said before the file is taken away. */
function Loss({ sentences }: { sentences: string[] }) {
  const words = useWords(resultWords);
  const of = useLanguage();
  if (sentences.length === 0) return <p className="small quiet">{words.loss0}</p>;
  return (
    <ul className={`small quiet ${style["loss"]}`}>
      {sentences.map((each) => <li key={each}>{reasonIn(of, each)}</li>)}
    </ul>
  );
}

function TrainButton({ release, projectId }: { release: Release; projectId: number }) {
  const words = useWords(resultWords);
  const starting = useStartTraining(projectId);
  const may = useMay("training.run");
  if (!may) return null;
  return (
    <div className="stack-s">
      <Button
        busy={starting.isPending}
        onClick={() => starting.mutate(release.id, { onSuccess: () => toast(words.training) })}
      >
        {words.train}
      </Button>
      {starting.isError && <ErrorState error={starting.error} />}
    </div>
  );
}
