// What went wrong with a reply, in a sentence; its words are fetched with the first failure.
import { useWords } from "@/i18n/words";
import { failureWords } from "@/lib/streaming/words";

export function FailureText({ failure }: { failure: string }) {
  const words = useWords(failureWords);
  return <>{words[failure] ?? words["broken"]}</>;
}
