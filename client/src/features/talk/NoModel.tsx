// No model, no talk: says what is missing and who can help, and pretends nothing.
import { Link } from "@tanstack/react-router";
import { useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { EmptyState } from "@/ui/States";
import { talkPageWords } from "./words";

export function NoModel({ mayAdd }: { mayAdd: boolean }) {
  const words = useWords(talkPageWords);
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <EmptyState title={words.noModel} action={mayAdd && <Link to="/manage/models" className={buttonClass("primary")}>{words.toModels}</Link>}>
        {words.noModelNote}
      </EmptyState>
    </div>
  );
}
