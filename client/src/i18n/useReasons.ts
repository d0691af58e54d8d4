// The Chinese of the server's sentences is long and seldom needed: it is fetched with the first refusal that is shown
// to somebody who reads Chinese. English needs nothing.
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "./language";

type InWords = (sentence: string) => string;

/** Give what says a sentence of the server in the person's language. */
export function useReasons(): InWords {
  const foreign = useLanguage() === "zh";
  const book = useQuery({ queryKey: ["reasons"], queryFn: () => import("./reasons"), staleTime: Infinity, enabled: foreign });
  if (!foreign || book.isError) return (sentence) => sentence;
  return (sentence) => book.data?.reasonIn("zh", sentence) ?? "…";
}
