// Why the server would not make the project: the refusal, and each field with its reason.
import { problemsIn, refusalOf } from "@/api/refusal";
import { useWords } from "@/i18n/words";
import { ProblemList } from "@/ui/ProblemList";
import { ErrorState } from "@/ui/States";
import { setupWords } from "./words";

export function SetupFailure({ error }: { error: unknown }) {
  const words = useWords(setupWords);
  const problems = problemsIn(refusalOf(error));
  return (
    <div className="stack-s">
      <ErrorState error={error} />
      {problems.length > 0 && (
        <div>
          <p>{words.problems}</p>
          <ProblemList problems={problems} />
        </div>
      )}
    </div>
  );
}
