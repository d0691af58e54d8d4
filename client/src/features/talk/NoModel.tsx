// No model, no talk: says what is missing and who can help, and pretends nothing.
import { useWords } from "@/i18n/words";
import { EmptyState } from "@/ui/States";
import { talkPageWords } from "./words";

export function NoModel() {
  const words = useWords(talkPageWords);
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <EmptyState title={words.noModel}>
        {words.noModelNote}
      </EmptyState>
    </div>
  );
}
