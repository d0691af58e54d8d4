// What the embedded model is and is not; and, where its file is missing, what to do.
import { useQuery } from "@tanstack/react-query";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { presetsQuery } from "./queries";
import { modelWords } from "./words";

export function EmbeddedNote() {
  const words = useWords(modelWords);
  const presets = useQuery(presetsQuery);
  if (!presets.data) return null;
  return (
    <Card>
      <p>
        <b>{words.embeddedTitle(presets.data.embedded_model)}</b>{" "}
        {presets.data.embedded_is_here ? words.embeddedHere : words.embeddedMissing}
      </p>
      {!presets.data.embedded_is_here && (
        <p className="small mono">pip install &apos;qilou[embedded-model]&apos; &amp;&amp; qilou fetch-model</p>
      )}
      <p className="small quiet">{words.embeddedNote}</p>
    </Card>
  );
}
