// How often a person is estimated to be right, as a mark and in words, with its interval.
import type { PersonAgreement } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { IntervalMark } from "@/ui/charts/IntervalMark";
import { figureWords } from "./figureWords";

export function Accuracy({ person: { accuracy, low, high } }: { person: PersonAgreement }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  if (accuracy === null || low === null || high === null) return <span className="quiet">{words.few}</span>;
  return (
    <span className="line">
      <IntervalMark value={accuracy} low={low} high={high} />
      {share(accuracy, of)} [{share(low, of)}, {share(high, of)}]
    </span>
  );
}
