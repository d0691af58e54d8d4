// The single things that the server found wrong with what was sent: each with its field and its reason.
import type { FieldProblem } from "@/api/refusal";
import { useReasons } from "@/i18n/useReasons";

type ProblemListProps = { problems: readonly FieldProblem[]; named?: (path: string) => string };

/** Fields are shown by the names that `named` gives them, else by the server's own paths. */
export function ProblemList({ problems, named }: ProblemListProps) {
  const inWords = useReasons();
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map(({ path, reason }) => (
        <li key={`${path} ${reason}`}>
          <span className={named ? "" : "mono"}>{named ? named(path) : path}</span> {inWords(reason)}
        </li>
      ))}
    </ul>
  );
}
