// Why the server would not make the project: the refusal, and each field with its reason.
import { refusalOf } from "@/api/refusal";
import { useWords } from "@/i18n/words";
import { ErrorState } from "@/ui/States";
import { setupWords } from "./words";

type Problem = { path: string; reason: string };

export function SetupFailure({ error }: { error: unknown }) {
  const words = useWords(setupWords);
  const { problems } = refusalOf(error).facts;
  const named = Array.isArray(problems) ? (problems as Problem[]) : []; // ProjectUnusable carries path and reason
  return (
    <div className="stack-s">
      <ErrorState error={error} />
      {named.length > 0 && (
        <div>
          <p>{words.problems}</p>
          <ul>{named.map((each) => (
            <li key={each.path + each.reason}><span className="mono">{each.path}</span> {each.reason}</li>
          ))}</ul>
        </div>
      )}
    </div>
  );
}
