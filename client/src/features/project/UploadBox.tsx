// The upload: drop or choose a file, name its format, watch it go, stop it.
import { useRef, useState, type DragEvent } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { importAddress } from "@/api/projects";
import type { Import, ImportFormat, ImportPurpose } from "@/api/types";
import { upload } from "@/api/upload";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField } from "@/ui/Field";
import { Progress } from "@/ui/Progress";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { importWords } from "./importWords";
import { importsQuery } from "./queries";
import style from "./project.module.css";

const FORMATS: ImportFormat[] = ["auto", "canonical", "trl", "sharegpt", "mtbench", "scenario", "oasst"];
type Sending = { state: "idle" } | { state: "sending"; share: number } | { state: "failed"; error: unknown };

export function UploadBox({ projectId, purpose = "work" }: { projectId: number; purpose?: ImportPurpose }) {
  const words = useWords(importWords);
  const of = useLanguage();
  const [format, setFormat] = useState<ImportFormat>("auto");
  const { sending, send, stop } = useUpload(projectId, purpose);
  return (
    <div className="stack">
      <div className={style["narrow"]}>
        <ChoiceField
          label={words.format} value={format}
          onChange={(event) => setFormat(FORMATS.find((each) => each === event.target.value) ?? "auto")}
        >
          {FORMATS.map((each) => <option key={each} value={each}>{words.formats[each]}</option>)}
        </ChoiceField>
      </div>
      {sending.state === "sending" ? (
        <div className="stack-s">
          <Progress value={sending.share} label={words.sending(share(sending.share, of))} />
          <div><Button compact onClick={stop}>{words.stop}</Button></div>
        </div>
      ) : <DropZone onFile={(file) => void send(file, format)} />}
      {sending.state === "failed" && <ErrorState error={sending.error} />}
    </div>
  );
}

function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const words = useWords(importWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }
  return (
    <div
      className={style["drop"]} data-over={over || undefined} onDrop={drop} onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
    >
      <p>{words.drop}</p>
      <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      <p className="small quiet">{words.limits}</p>
      <input
        ref={input} type="file" accept=".jsonl,.ndjson,.json,.csv,.parquet,.zip" hidden aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function useUpload(projectId: number, purpose: ImportPurpose) {
  const words = useWords(importWords);
  const cache = useQueryClient();
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const stopper = useRef<AbortController | null>(null);
  async function send(file: File, format: ImportFormat) {
    stopper.current = new AbortController();
    setSending({ state: "sending", share: 0 });
    const onShare = (part: number) => setSending({ state: "sending", share: part });
    try {
      await upload<Import>(importAddress(projectId, format, file.name, purpose), file, onShare, stopper.current.signal);
      setSending({ state: "idle" });
      toast(words.received(file.name));
      await cache.invalidateQueries(importsQuery(projectId));
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      setSending(stopped ? { state: "idle" } : { state: "failed", error });
      if (stopped) toast(words.stopped);
    }
  }
  return { sending, send, stop: () => stopper.current?.abort() };
}
