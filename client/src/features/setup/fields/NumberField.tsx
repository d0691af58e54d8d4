// A number in an editor; empty is none. While it is being typed it is a text, so that "-" and "1." can stand.
import { useState } from "react";
import { TextField } from "@/ui/Field";

type Props = { label: string; value: number | null; onChange: (value: number | null) => void };

export function NumberField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label} inputMode="decimal" value={typed ?? (value === null ? "" : String(value))} onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        const text = event.target.value.normalize("NFKC").trim();
        if (text === "") onChange(null);
        else if (Number.isFinite(Number(text))) onChange(Number(text));
      }}
    />
  );
}
