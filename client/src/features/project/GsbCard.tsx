// How the new version does against the old one: the three counts as a bar, the score, the win-tie rate, the sign test.
import type { Gsb } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Figures } from "@/ui/Figures";
import { EmptyState } from "@/ui/States";
import { findingOf, gsbReportWords, pText, signed } from "./gsbWords";
import style from "./GsbCard.module.css";

const PARTS = ["good", "same", "bad"] as const;

export function GsbCard({ gsb }: { gsb: Gsb }) {
  const words = useWords(gsbReportWords);
  return (
    <Card title={words.title}>
      {gsb.good + gsb.same + gsb.bad === 0
        ? <EmptyState title={words.none}>{words.noneNote}</EmptyState>
        : <Report gsb={gsb} />}
    </Card>
  );
}

function Report({ gsb }: { gsb: Gsb }) {
  const words = useWords(gsbReportWords);
  const of = useLanguage();
  const { score, win_tie } = gsb;
  return (
    <div className="stack-s">
      <p className="small quiet">{words.note}</p>
      <Bar gsb={gsb} />
      <Figures figures={[
        {
          key: "score", value: signed(score.value), name: <>{words.score} <span className="quiet">{words.scoreNote}</span></>,
          note: words.interval(signed(score.low), signed(score.high)),
        },
        {
          key: "win-tie", value: share(win_tie.value, of), name: <>{words.winTie} <span className="quiet">{words.winTieNote}</span></>,
          note: words.interval(share(win_tie.low, of), share(win_tie.high, of)),
        },
        { key: "p", value: pText(gsb.p_value), name: words.p, note: words.pNote },
        { key: "items", value: score.count, name: words.items },
      ]} />
      <p>{words.finding[findingOf(gsb)]}</p>
    </div>
  );
}

/** The counts side by side, each by its length and its number; never by colour alone. */
function Bar({ gsb }: { gsb: Gsb }) {
  const words = useWords(gsbReportWords);
  return (
    <ul className={style["bar"]}>
      {PARTS.map((part) => gsb[part] > 0 && (
        <li key={part} data-part={part} style={{ flexGrow: gsb[part] }}>{words[part]} <b>{gsb[part]}</b></li>
      ))}
    </ul>
  );
}
