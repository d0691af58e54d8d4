// The result of verifying the audit: intact, or each place where a seal and its events part.
import type { Verification } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useReasons } from "@/i18n/useReasons";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Table } from "@/ui/Table";
import { auditWords } from "./words";

export function VerificationView({ result }: { result: Verification }) {
  const words = useWords(auditWords);
  const of = useLanguage();
  const inWords = useReasons();
  return (
    <Card>
      <div className="stack-s">
        <div className="line">
          <Chip tone={result.intact ? "ok" : "bad"}>
            {result.intact ? words.intact : words.broken(result.broken.length)}
          </Chip>
          <span className="quiet">
            {words.counted(number(result.seals, of), number(result.events, of), number(result.unsealed, of))}
          </span>
        </div>
        {result.broken.length > 0 && (
          <Table
            label={words.problem} rows={result.broken} rowKey={(row) => `${row.seal_id}.${row.event_id}.${row.problem}`}
            columns={[
              { key: "seal", title: words.seal, cell: (row) => row.seal_id },
              { key: "event", title: words.event, cell: (row) => row.event_id ?? "—" },
              { key: "problem", title: words.problem, wide: true, cell: (row) => inWords(row.problem) },
            ]}
          />
        )}
      </div>
    </Card>
  );
}
