// The fields as the workbench's rail shows them, to be answered right beside the editor.
import { useMemo, useState } from "react";
import type { Body, Form, KindName } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { fielded } from "@/kinds/fields/fielded";
import type { Kind } from "@/kinds/contract";
import { sampleView } from "@/kinds/trial/samples";
import { editorWords } from "./editorWords";
import style from "./fields.module.css";

const NOTHING: Kind = {
  name: "form", emptyBody: () => ({}), complete: () => [], filled: () => ({ done: 0, of: 0 }), actions: () => [], Stage: () => null, Fields: () => null,
  Bar: null, Viewer: () => null, paired: false, hasDiff: () => false,
};
const preview = fielded(NOTHING);

export function FieldsPreview({ kind, form }: { kind: KindName; form: Form }) {
  const words = useWords(editorWords);
  const of = useLanguage();
  const view = useMemo(() => sampleView(kind, of), [kind, of]);
  const [body, setBody] = useState<Body>(() => preview.emptyBody(form, view));
  const [active, setActive] = useState<string | null>(null);
  return (
    <aside className={style["preview"]} aria-label={words.preview}>
      <p className={style["head"]}><b>{words.preview}</b> <span className="small quiet">{words.previewNote}</span></p>
      <preview.Fields
        form={form} view={view} lang={of === "zh" ? "zh-CN" : "en"} body={body} change={setBody} locked={false} leaseId={null}
        reading={{ raw: false, synced: true, promptOpen: false, diff: false }} toggle={() => undefined} active={active} setActive={setActive} problems={[]}
      />
    </aside>
  );
}
