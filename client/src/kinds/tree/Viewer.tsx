// A grown tree, read-only: the replies in order with what follows them, and the labels. Where an earlier answer is known,
// each reply says where it stood, and a text that was changed is shown as a difference.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { DifferenceView } from "../parts/DifferenceView";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { isWritten, nextRole, otherRole, PARENT, readAnswer, type Entry } from "./answer";
import { pointsOf } from "./points";
import { treeWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./tree.module.css";

export function TreeViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(treeWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const role = nextRole(view);
  const texts = new Map(view.candidates.map(({ slot, content }) => [slot, content]));
  const gone = earlier?.replies.filter((each) => isWritten(each) && placeIn(answer.replies, each) < 0) ?? [];
  const rewritten = gone.length === 1 ? gone[0] : undefined;
  return (
    <div className={viewer["viewer"]}>
      <Labels form={form} labels={answer.labels[PARENT]} title={words.labelsOf(words.parent)} />
      <ol className={style["viewed"]} aria-label={words.replies}>
        {answer.replies.map((each, at) => {
          const was = earlier ? placeIn(earlier.replies, each) : at;
          const isNew = was < 0 && isWritten(each);
          return (
            <li key={at} data-role={role}>
              <p className="small line">
                <b className={style["rank"]}>{at + 1}</b> <Chip tone={isWritten(each) ? "primary" : "neutral"}>{isWritten(each) ? words.own : words.given(each.slot)}</Chip>
                {was >= 0 && was !== at && <Chip tone="warn">{words.was(was + 1)}</Chip>}
                {isNew && <Chip tone="ok">{words.added}</Chip>}
                {!isWritten(each) && <Labels form={form} labels={answer.labels[each.slot]} title="" />}
              </p>
              {isNew && rewritten && isWritten(rewritten)
                ? <DifferenceView before={rewritten.text} after={each.text} lang={lang} />
                : <Rendered text={isWritten(each) ? each.text : (texts.get(each.slot) ?? "")} lang={lang} />}
              {isWritten(each) && each.next.map((text, place) => (
                <div key={place} className={style["following"]} data-role={otherRole(role)}>
                  <span className="small quiet">{words.follow(ofKind[otherRole(role)])}</span>
                  <Rendered text={text} lang={lang} />
                </div>
              ))}
            </li>
          );
        })}
      </ol>
      {gone.map((each, at) => isWritten(each) && each !== rewritten && (
        <p key={at} className="small"><Chip tone="bad">{words.gone}</Chip> <del lang={lang}>{each.text}</del></p>
      ))}
      {answer.note && <Words title={ofKind.fields.note} text={answer.note} before={earlier?.note} lang={lang} />}
    </div>
  );
}

/** Find a reply among others: by its slot, or a written one by its text. */
function placeIn(replies: readonly Entry[], entry: Entry): number {
  return replies.findIndex((each) => (isWritten(each) ? isWritten(entry) && each.text === entry.text : !isWritten(entry) && each.slot === entry.slot));
}

function Labels({ form, labels, title }: { form: ViewerProps["form"]; labels: Record<string, number> | undefined; title: string }) {
  const words = useWords(treeWords);
  const of = useLanguage();
  const given = (form.labels ?? []).flatMap(({ key, label, scale }) => {
    const point = pointsOf(scale, words).find((each) => each.value === labels?.[key]);
    return point ? [<Chip key={key}>{words.score(label[of], point.label)}</Chip>] : [];
  });
  return given.length > 0 ? <span className="line">{title && <b className="small">{title}</b>} {given}</span> : null;
}
