// Ctrl+K or ⌘K on every page. The palette itself is a chunk of its own, fetched the first time.
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { useActions } from "@/lib/keys/useActions";
import { Dialog } from "@/ui/Dialog";
import { later } from "@/ui/later";
import { shellWords } from "../words";

// An empty dialog stands for it while it is on its way: keys pressed meanwhile must not reach the page beneath.
const Palette = later(() => import("./Palette").then((its) => its.Palette), (inside) => <Waiting>{inside}</Waiting>);

export const PALETTE_KEY = "Mod+K";
let show: (() => void) | null = null;

/** Open it from a button. */
export const openPalette = () => show?.();

export function PaletteKey() {
  const words = useWords(shellWords);
  const [open, setOpen] = useState(false);
  show = () => setOpen(true);
  useActions([{ id: "palette", label: words.palette, keys: [PALETTE_KEY], inText: true, run: show }]);
  return open && <Palette onClose={() => setOpen(false)} />;
}

function Waiting({ children }: { children: React.ReactNode }) {
  return <Dialog open title={useWords(shellWords).palette}>{children}</Dialog>;
}
