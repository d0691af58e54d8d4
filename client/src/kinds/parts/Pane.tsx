// One answer in its own scrolling pane. Both panes of a pair are this same component with the same width, font
// and start, because any difference between them is a bias.
import { memo, type Ref } from "react";
import type { Media } from "@/api/types";
import { Rendered } from "@/lib/render/Rendered";
import style from "./Pane.module.css";

type Props = { title: string; text: string; media?: Media[] | undefined; lang: string; raw: boolean; scroller?: Ref<HTMLDivElement> | undefined };

export const Pane = memo(function Pane({ title, text, media, lang, raw, scroller }: Props) {
  return (
    <section className={style["pane"]} aria-label={title}>
      <h2 className={style["head"]}>{title}</h2>
      <div ref={scroller} className={style["scroll"]} tabIndex={0} role="group" aria-label={title} data-pane={title}>
        <Rendered text={text} media={media} raw={raw} lang={lang} />
      </div>
    </section>
  );
});
