// The languages that a person can work in: some projects hand out by them.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readOwnLanguages, tellLanguages } from "@/api/standing";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { TickField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { profileWords } from "./words";

const OFFERED = ["zh", "en", "ja", "ko", "fr", "de", "es", "ru", "ar", "vi", "th", "id"];
const languagesQuery = queryOptions({ queryKey: ["languages"], queryFn: readOwnLanguages });

export function LanguagesCard() {
  const words = useWords(profileWords);
  const named = new Intl.DisplayNames(useLanguage(), { type: "language" });
  const cache = useQueryClient();
  const known = useQuery(languagesQuery).data?.languages ?? [];
  const telling = useMutation({
    mutationFn: tellLanguages,
    onSuccess: (told) => {
      cache.setQueryData(languagesQuery.queryKey, told);
      toast(words.languagesKept);
    },
  });
  const turn = (code: string) =>
    telling.mutate(known.includes(code) ? known.filter((each) => each !== code) : [...known, code]);
  return (
    <Card title={words.languages}>
      <div className="stack-s">
        <p className="small quiet">{words.languagesNote}</p>
        <div className="line">
          {[...new Set([...OFFERED, ...known])].map((code) => (
            <TickField
              key={code} label={named.of(code) ?? code} checked={known.includes(code)} disabled={telling.isPending}
              onChange={() => turn(code)}
            />
          ))}
        </div>
        {telling.isError && <ErrorState error={telling.error} />}
      </div>
    </Card>
  );
}
